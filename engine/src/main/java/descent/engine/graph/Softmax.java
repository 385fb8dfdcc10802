package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Kernels;
import java.util.List;

/**
 * y = softmax(x) over the last size, or its logarithm. Softmax: dx += y (dy - sum dy y); logarithm:
 * dx += dy - e^y sum dy.
 */
record Softmax(Tensor x, boolean log) implements Operation {
  private int cols() {
    return x.shape().size(-1);
  }

  @Override
  public List<Tensor> inputs() {
    return List.of(x);
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return new Softmax(inputs.get(0), log);
  }

  @Override
  public Shape shape() {
    return x.shape();
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {
    k.softmax(log, f.elements(y) / cols(), cols(), f.at(x), cols(), f.at(y), cols());
  }

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {
    int c = cols();
    k.softmaxGrad(log, f.elements(y) / c, c, f.at(y), c, f.gradient(y), c, f.gradient(x), c);
  }
}
