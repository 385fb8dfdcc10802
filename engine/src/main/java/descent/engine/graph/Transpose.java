package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Kernels;
import java.util.List;

/** y (rows, b, a) = x (rows, a, b) with the last two axes exchanged; so is the gradient. */
record Transpose(Tensor x) implements Operation {
  Transpose {
    if (x.shape().rank() != 3) {
      throw new IllegalArgumentException("Only (rows, a, b) can be transposed, got " + x.shape());
    }
  }

  @Override
  public List<Tensor> inputs() {
    return List.of(x);
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return new Transpose(inputs.get(0));
  }

  @Override
  public Shape shape() {
    return Shape.rows(x.shape().size(2), x.shape().size(1));
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {
    each(k, f.rows(), x.shape(), f.at(x), f.at(y), false);
  }

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {
    each(k, f.rows(), y.shape(), f.gradient(y), f.gradient(x), true);
  }

  private static void each(Kernels k, int rows, Shape from, int x, int y, boolean accumulate) {
    int size = from.perRow();
    for (int i = 0; i < rows; i++) {
      k.transpose(from.size(1), from.size(2), x + i * size, y + i * size, accumulate);
    }
  }
}
