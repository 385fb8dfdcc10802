package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Kernels;
import java.util.List;

/** y = x[.., start .. start + length, ..] along one axis of the rows; dx += dy there. */
record Narrow(Tensor x, int axis, int start, int length) implements Operation {
  Narrow {
    int rank = x.shape().rank();
    if (axis < 1 || axis >= rank) {
      throw new IllegalArgumentException(
          "A slice goes along one of the axes 1 to "
              + (rank - 1)
              + " of "
              + x.shape()
              + ", not "
              + axis);
    }
    if (start < 0 || length < 1 || start + length > x.shape().size(axis)) {
      throw new IllegalArgumentException(
          "The slice from "
              + start
              + " of length "
              + length
              + " lies outside axis "
              + axis
              + " of "
              + x.shape());
    }
  }

  @Override
  public List<Tensor> inputs() {
    return List.of(x);
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return new Narrow(inputs.get(0), axis, start, length);
  }

  @Override
  public Shape shape() {
    return x.shape().with(axis, length);
  }

  /** Elements of x behind one place of the axis. */
  private int inner() {
    return Concat.inner(x.shape(), axis);
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {
    int from = x.shape().size(axis) * inner();
    int to = length * inner();
    k.copy(f.elements(y) / to, to, f.at(x) + start * inner(), from, f.at(y), to, false);
  }

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {
    int from = x.shape().size(axis) * inner();
    int to = length * inner();
    int dx = f.gradient(x) + start * inner();
    k.copy(f.elements(y) / to, to, f.gradient(y), to, dx, from, true);
  }
}
