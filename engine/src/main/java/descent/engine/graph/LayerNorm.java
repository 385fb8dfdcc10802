package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * y = (x - mean) / sqrt(variance + eps) * gain + shift, with mean and variance over the last
 * elements of each row that {@code normalized} says; gain and shift have its shape.
 */
record LayerNorm(
    Tensor x, Shape normalized, @Nullable Tensor gain, @Nullable Tensor shift, double eps)
    implements Operation {
  LayerNorm {
    int offset = x.shape().rank() - normalized.rank();
    boolean fits = offset >= 1;
    for (int i = 0; i < normalized.rank() && fits; i++) {
      fits = x.shape().size(offset + i) == normalized.size(i);
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "LayerNorm expects rows that end in " + normalized + ", got " + x.shape());
    }
  }

  private int cols() {
    return normalized.perRow();
  }

  @Override
  public List<Tensor> inputs() {
    return gain == null || shift == null ? List.of(x) : List.of(x, gain, shift);
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    boolean affine = inputs.size() > 1;
    return new LayerNorm(
        inputs.get(0),
        normalized,
        affine ? inputs.get(1) : null,
        affine ? inputs.get(2) : null,
        eps);
  }

  @Override
  public Shape shape() {
    return x.shape();
  }

  /** Mean and 1 / sqrt(variance + eps) of each row. */
  @Override
  public int scratch(Backend backend, int rows) {
    return 2 * (shape().elements(rows) / cols());
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {
    int rows = f.elements(y) / cols();
    int g = gain == null ? Kernels.NONE : f.at(gain);
    int s = shift == null ? Kernels.NONE : f.at(shift);
    k.layerNorm(rows, cols(), eps, f.at(x), g, s, f.at(y), f.scratch(y));
  }

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {
    k.layerNormGrad(
        f.elements(y) / cols(),
        cols(),
        f.at(x),
        gain == null ? Kernels.NONE : f.at(gain),
        f.scratch(y),
        f.gradient(y),
        f.gradient(x),
        gain == null ? Kernels.NONE : f.gradient(gain),
        shift == null ? Kernels.NONE : f.gradient(shift));
  }
}
