package descent.engine.loss;

import descent.engine.Shape;
import descent.engine.backend.Kernels.Pair;
import descent.engine.graph.Tensor;

/**
 * The mean binary cross-entropy of sigmoid(x), computed from the logits x so that it never
 * overflows.
 *
 * @param posWeight what the term of the positive class is multiplied by
 */
public record BCEWithLogitsLoss(double posWeight) implements Loss {
  /** Both classes weigh the same. */
  public BCEWithLogitsLoss() {
    this(1);
  }

  /**
   * Checks the weight.
   *
   * @throws IllegalArgumentException when it is negative or not finite
   */
  public BCEWithLogitsLoss {
    if (!(posWeight >= 0 && posWeight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "BCEWithLogitsLoss's pos_weight must be 0 or more, but is " + posWeight);
    }
  }

  @Override
  public Shape targetShape(Shape prediction) {
    return prediction;
  }

  @Override
  public Tensor apply(Tensor prediction, Tensor target) {
    return prediction.pairLoss(
        target, Pair.BCE_WITH_LOGITS, posWeight, 1.0 / prediction.shape().perRow());
  }
}
