package descent.engine.nn;

import descent.engine.Shape;
import descent.engine.graph.Tensor;

/**
 * y = x . W^T + b over the last size. x: (..., inFeatures), W: (outFeatures, inFeatures), y: (...,
 * outFeatures).
 *
 * @param initial from which numbers it starts
 */
public record Linear(int inFeatures, int outFeatures, boolean bias, InitialWeights initial)
    implements Module {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException when a size is below 1
   */
  public Linear {
    Sizes.atLeastOne("Linear", "in_features", inFeatures);
    Sizes.atLeastOne("Linear", "out_features", outFeatures);
  }

  /** From PyTorch's numbers. */
  public Linear(int inFeatures, int outFeatures, boolean bias) {
    this(inFeatures, outFeatures, bias, InitialWeights.TORCH);
  }

  /** With a bias. */
  public Linear(int inFeatures, int outFeatures) {
    this(inFeatures, outFeatures, true);
  }

  @Override
  public Tensor apply(Tensor x, Scope scope) {
    Tensor weight = weight(scope);
    Tensor b =
        bias ? scope.parameter("bias", Shape.of(outFeatures), initial.bias(inFeatures)) : null;
    return x.affine(weight, b);
  }

  /** W of the layer that stands there, for what needs it besides the product. */
  public Tensor weight(Scope scope) {
    return scope.parameter(
        "weight", Shape.of(outFeatures, inFeatures), initial.weight(inFeatures, outFeatures));
  }

  @Override
  public String toString() {
    return "Linear(in_features="
        + inFeatures
        + ", out_features="
        + outFeatures
        + ", bias="
        + Printing.of(bias)
        + ")";
  }
}
