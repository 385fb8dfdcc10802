package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import descent.engine.backend.Kernels.Unary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much each query looks at each key: y (rows, heads, queries, keys) = softmax(q . k^T / sqrt(d)
 * + mask) for q (rows, queries, heads d), k (rows, keys, heads d), head by head. With dS = the
 * softmax's gradient / sqrt(d): dq += dS . k, dk += dS^T . q.
 *
 * <p>With {@code causal}, a query sees only keys that are not later than itself. {@code mask}
 * (rows, keys) is added to every score of its key: 0, or a large negative number to hide it.
 */
record AttentionWeights(Tensor query, Tensor key, @Nullable Tensor mask, int heads, boolean causal)
    implements Operation {
  AttentionWeights {
    Shape q = query.shape();
    Shape k = key.shape();
    if (q.rank() != 3 || k.rank() != 3 || q.size(2) != k.size(2) || q.size(2) % heads != 0) {
      throw new IllegalArgumentException(
          "Attention expects queries and keys (rows, time, width) whose width "
              + heads
              + " heads can share, got "
              + q
              + " and "
              + k);
    }
    if (mask != null && !mask.shape().equals(Shape.rows(k.size(1)))) {
      throw new IllegalArgumentException(
          "Attention's mask must be (rows, keys) for keys " + k + ", got " + mask.shape());
    }
  }

  private int width() {
    return query.shape().size(2);
  }

  private int queries() {
    return query.shape().size(1);
  }

  private int keys() {
    return key.shape().size(1);
  }

  private double scale() {
    return 1 / Math.sqrt(width() / (double) heads);
  }

  @Override
  public List<Tensor> inputs() {
    return mask == null ? List.of(query, key) : List.of(query, key, mask);
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    Tensor m = inputs.size() > 2 ? inputs.get(2) : null;
    return new AttentionWeights(inputs.get(0), inputs.get(1), m, heads, causal);
  }

  @Override
  public Shape shape() {
    return Shape.rows(heads, queries(), keys());
  }

  /** The gradient of the scores. */
  @Override
  public int scratch(Backend backend, int rows) {
    return shape().elements(rows);
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {
    int d = width() / heads;
    int scores = queries() * keys();
    for (int i = 0; i < f.rows() * heads; i++) {
      int head = i % heads * d;
      int q = f.at(query) + i / heads * queries() * width() + head;
      int keyAt = f.at(key) + i / heads * keys() * width() + head;
      int to = f.at(y) + i * scores;
      k.gemm(false, true, queries(), keys(), d, q, width(), keyAt, width(), to, keys(), false);
    }
    int n = f.elements(y);
    k.map(Unary.SCALE, scale(), n, f.at(y), f.at(y));
    if (mask != null) {
      for (int i = 0; i < f.rows(); i++) {
        int to = f.at(y) + i * heads * scores;
        int row = f.at(mask) + i * keys();
        k.bias(Unary.IDENTITY, 0, heads * queries(), keys(), to, row, to);
      }
    }
    if (causal) {
      causalSoftmax(k, f, y);
    } else {
      k.softmax(false, n / keys(), keys(), f.at(y), keys(), f.at(y), keys());
    }
  }

  /** Query t of every head sees keys 0 .. t; the later ones get 0. */
  private void causalSoftmax(Kernels k, Frame f, Tensor y) {
    int stride = queries() * keys();
    int blocks = f.rows() * heads;
    for (int t = 0; t < queries(); t++) {
      int seen = Math.min(t + 1, keys());
      int row = f.at(y) + t * keys();
      k.softmax(false, blocks, seen, row, stride, row, stride);
      for (int i = 0; i < blocks && seen < keys(); i++) {
        k.fill(keys() - seen, 0, row + i * stride + seen);
      }
    }
  }

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {
    int n = f.elements(y);
    int keys = keys();
    int dScores = f.scratch(y);
    k.fill(n, 0, dScores);
    k.softmaxGrad(false, n / keys, keys, f.at(y), keys, f.gradient(y), keys, dScores, keys);
    k.map(Unary.SCALE, scale(), n, dScores, dScores);
    int d = width() / heads;
    int w = width();
    for (int i = 0; i < f.rows() * heads; i++) {
      int dS = dScores + i * queries() * keys;
      int q = i / heads * queries() * w + i % heads * d;
      int keyAt = i / heads * keys * w + i % heads * d;
      if (f.wants(query)) {
        int dq = f.gradient(query) + q;
        k.gemm(false, false, queries(), d, keys, dS, keys, f.at(key) + keyAt, w, dq, w, true);
      }
      if (f.wants(key)) {
        int dk = f.gradient(key) + keyAt;
        k.gemm(true, false, keys, d, queries(), dS, keys, f.at(query) + q, w, dk, w, true);
      }
    }
  }
}
