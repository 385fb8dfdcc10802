package descent.engine.nn;

import descent.engine.Shape;
import descent.engine.graph.Tensor;

/**
 * Gives each feature mean 0 and variance 1 over the batch, then gain (weight) and shift (bias). x,
 * y: (rows, features) or (rows, features, length).
 *
 * <p>In evaluation it uses running statistics, which each training step moves by {@code momentum}
 * towards its batch's.
 *
 * @param affine whether gain and shift are learned
 */
public record BatchNorm1d(int features, double eps, double momentum, boolean affine)
    implements Module {
  /** With PyTorch's defaults. */
  public BatchNorm1d(int features) {
    this(features, 1e-5, 0.1, true);
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when features is below 1, or eps or momentum out of range
   */
  public BatchNorm1d {
    Normalisation.check("BatchNorm1d", features, eps, momentum);
  }

  @Override
  public Tensor apply(Tensor x, Scope scope) {
    if (x.shape().rank() == 2) {
      return Normalisation.batch(x, features, eps, momentum, affine, scope);
    }
    Sizes.rank("BatchNorm1d", 3, x);
    // A length is an image of width 1.
    Tensor image = x.view(Shape.rows(x.shape().size(1), x.shape().size(2), 1));
    return Normalisation.batch(image, features, eps, momentum, affine, scope).view(x.shape());
  }

  @Override
  public String toString() {
    return "BatchNorm1d" + Normalisation.print(features, eps, momentum, affine);
  }
}
