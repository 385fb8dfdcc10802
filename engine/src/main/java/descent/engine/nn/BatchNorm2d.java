package descent.engine.nn;

import descent.engine.graph.Tensor;

/**
 * Gives each feature mean 0 and variance 1 over the batch, then gain (weight) and shift (bias). x,
 * y: (rows, features, height, width).
 *
 * <p>In evaluation it uses running statistics, which each training step moves by {@code momentum}
 * towards its batch's.
 *
 * @param affine whether gain and shift are learned
 */
public record BatchNorm2d(int features, double eps, double momentum, boolean affine)
    implements Module {
  /** With PyTorch's defaults. */
  public BatchNorm2d(int features) {
    this(features, 1e-5, 0.1, true);
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when features is below 1, or eps or momentum out of range
   */
  public BatchNorm2d {
    Normalisation.check("BatchNorm2d", features, eps, momentum);
  }

  @Override
  public Tensor apply(Tensor x, Scope scope) {
    Sizes.channels("BatchNorm2d", features, x);
    return Normalisation.batch(x, features, eps, momentum, affine, scope);
  }

  @Override
  public String toString() {
    return "BatchNorm2d" + Normalisation.print(features, eps, momentum, affine);
  }
}
