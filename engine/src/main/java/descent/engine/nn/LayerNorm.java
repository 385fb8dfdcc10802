package descent.engine.nn;

import descent.engine.Shape;
import descent.engine.graph.Tensor;

/**
 * Gives the last axes of each row mean 0 and variance 1, then gain (weight) and shift (bias) of
 * their shape. x, y: (rows, ..., normalizedShape).
 *
 * @param affine whether gain and shift are learned
 */
public record LayerNorm(Shape normalizedShape, double eps, boolean affine) implements Module {
  /** Over the last axis, with PyTorch's defaults. */
  public LayerNorm(int features) {
    this(Shape.of(features), 1e-5, true);
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when the shape is empty or batched, or eps is not positive
   */
  public LayerNorm {
    if (normalizedShape.rank() == 0
        || normalizedShape.isBatched()
        || normalizedShape.perRow() == 0
        || !(eps > 0)) {
      throw new IllegalArgumentException(
          "LayerNorm needs sizes of at least 1 and an eps above 0, but they are "
              + normalizedShape
              + " and "
              + eps);
    }
  }

  @Override
  public Tensor apply(Tensor x, Scope scope) {
    Tensor gain = affine ? scope.parameter("weight", normalizedShape, Init.constant(1)) : null;
    Tensor shift = affine ? scope.parameter("bias", normalizedShape, Init.constant(0)) : null;
    return x.layerNorm(normalizedShape, gain, shift, eps);
  }

  @Override
  public String toString() {
    StringBuilder shape = new StringBuilder();
    for (int size : normalizedShape.sizes()) {
      shape.append(shape.length() == 0 ? "" : ", ").append(size);
    }
    return "LayerNorm(("
        + shape
        + (normalizedShape.rank() == 1 ? ",), eps=" : "), eps=")
        + Printing.of(eps)
        + ", elementwise_affine="
        + Printing.of(affine)
        + ")";
  }
}
