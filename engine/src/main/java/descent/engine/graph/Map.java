package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Kernels;
import descent.engine.backend.Kernels.Unary;
import java.util.List;

/** y = f(x; p), element by element; dx += dy f'(x; p). */
record Map(Tensor x, Unary f, double p) implements Operation {
  @Override
  public List<Tensor> inputs() {
    return List.of(x);
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return new Map(inputs.get(0), f, p);
  }

  @Override
  public Shape shape() {
    return x.shape();
  }

  @Override
  public boolean channelsLast() {
    return x.operation().channelsLast();
  }

  @Override
  public void forward(Kernels k, Frame frame, Tensor y) {
    k.map(f, p, frame.elements(y), frame.at(x), frame.at(y));
  }

  @Override
  public void backward(Kernels k, Frame frame, Tensor y) {
    int n = frame.elements(y);
    k.mapGrad(f, p, n, frame.at(x), frame.at(y), frame.gradient(y), frame.gradient(x), true);
  }
}
