package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import descent.engine.backend.Kernels.Binary;
import descent.engine.backend.Kernels.Distribution;
import java.util.List;

/**
 * y = x mask / (1 - p) with a mask of zeros (probability p) and ones, drawn anew for each step and
 * row; dx += dy mask / (1 - p). {@code node} tells apart two dropouts of the same tensor.
 */
record Dropout(Tensor x, double p, int node) implements Operation {
  @Override
  public List<Tensor> inputs() {
    return List.of(x);
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return new Dropout(inputs.get(0), p, node);
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
  public int scratch(Backend backend, int rows) {
    return shape().elements(rows);
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {
    int n = f.elements(y);
    int mask = f.scratch(y);
    long counter = f.firstRow() * shape().perRow();
    k.random(Distribution.BERNOULLI, 1 - p, n, f.randomKey(y), counter, mask);
    k.map(Kernels.Unary.SCALE, p == 1 ? 0 : 1 / (1 - p), n, mask, mask);
    k.combine(Binary.MULTIPLY, n, f.at(x), mask, f.at(y), false);
  }

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {
    k.combine(Binary.MULTIPLY, f.elements(y), f.gradient(y), f.scratch(y), f.gradient(x), true);
  }
}
