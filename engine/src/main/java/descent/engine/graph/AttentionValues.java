package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Kernels;
import java.util.List;

/**
 * What attention reads: y (rows, queries, heads d) = weights (rows, heads, queries, keys) . v
 * (rows, keys, heads d), head by head; dweights += dy . v^T, dv += weights^T . dy.
 */
record AttentionValues(Tensor weights, Tensor value) implements Operation {
  AttentionValues {
    Shape w = weights.shape();
    Shape v = value.shape();
    if (w.rank() != 4 || v.rank() != 3 || w.size(3) != v.size(1) || v.size(2) % w.size(1) != 0) {
      throw new IllegalArgumentException("Attention weights " + w + " do not fit values " + v);
    }
  }

  private int heads() {
    return weights.shape().size(1);
  }

  private int queries() {
    return weights.shape().size(2);
  }

  private int keys() {
    return weights.shape().size(3);
  }

  private int width() {
    return value.shape().size(2);
  }

  @Override
  public List<Tensor> inputs() {
    return List.of(weights, value);
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return new AttentionValues(inputs.get(0), inputs.get(1));
  }

  @Override
  public Shape shape() {
    return Shape.rows(queries(), width());
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {
    int w = width();
    int d = w / heads();
    for (int i = 0; i < f.rows() * heads(); i++) {
      int looks = f.at(weights) + i * queries() * keys();
      int v = f.at(value) + i / heads() * keys() * w + i % heads() * d;
      int to = f.at(y) + i / heads() * queries() * w + i % heads() * d;
      k.gemm(false, false, queries(), d, keys(), looks, keys(), v, w, to, w, false);
    }
  }

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {
    int w = width();
    int d = w / heads();
    for (int i = 0; i < f.rows() * heads(); i++) {
      int looks = i * queries() * keys();
      int v = i / heads() * keys() * w + i % heads() * d;
      int dy = f.gradient(y) + i / heads() * queries() * w + i % heads() * d;
      if (f.wants(weights)) {
        int to = f.gradient(weights) + looks;
        k.gemm(false, true, queries(), keys(), d, dy, w, f.at(value) + v, w, to, keys(), true);
      }
      if (f.wants(value)) {
        int from = f.at(weights) + looks;
        int to = f.gradient(value) + v;
        k.gemm(true, false, keys(), d, queries(), from, keys(), dy, w, to, w, true);
      }
    }
  }
}
