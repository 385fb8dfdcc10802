package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import descent.engine.backend.Kernels.Binary;
import java.util.List;

/** y = f(a, b), element by element, of two tensors of the same shape. */
record Combine(Tensor a, Tensor b, Binary f) implements Operation {
  Combine {
    if (!a.shape().equals(b.shape())) {
      throw new IllegalArgumentException(
          "Both sides of "
              + f
              + " must have the same shape, but "
              + a.shape()
              + " and "
              + b.shape()
              + " differ");
    }
  }

  @Override
  public List<Tensor> inputs() {
    return List.of(a, b);
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return new Combine(inputs.get(0), inputs.get(1), f);
  }

  @Override
  public Shape shape() {
    return a.shape();
  }

  @Override
  public boolean channelsLast() {
    return a.operation().channelsLast();
  }

  @Override
  public int scratch(Backend backend, int rows) {
    return f == Binary.DIVIDE ? shape().elements(rows) : 0;
  }

  @Override
  public void forward(Kernels k, Frame frame, Tensor y) {
    k.combine(f, frame.elements(y), frame.at(a), frame.at(b), frame.at(y), false);
  }

  @Override
  public void backward(Kernels k, Frame frame, Tensor y) {
    int n = frame.elements(y);
    int dy = frame.gradient(y);
    if (frame.wants(a)) {
      switch (f) {
        case ADD, SUBTRACT -> k.axpy(n, 1, dy, frame.gradient(a));
        case MULTIPLY, DIVIDE -> k.combine(f, n, dy, frame.at(b), frame.gradient(a), true);
      }
    }
    if (frame.wants(b)) {
      switch (f) {
        case ADD -> k.axpy(n, 1, dy, frame.gradient(b));
        case SUBTRACT -> k.axpy(n, -1, dy, frame.gradient(b));
        case MULTIPLY -> k.combine(f, n, dy, frame.at(a), frame.gradient(b), true);
        case DIVIDE -> { // d(a / b) / db = -y / b
          int quotient = frame.scratch(y);
          k.combine(Binary.DIVIDE, n, frame.at(y), frame.at(b), quotient, false);
          k.combine(Binary.MULTIPLY, n, dy, quotient, quotient, false);
          k.axpy(n, -1, quotient, frame.gradient(b));
        }
      }
    }
  }
}
