package descent.engine.loss;

import descent.engine.Shape;
import descent.engine.backend.Kernels.Pair;
import descent.engine.graph.Tensor;

/**
 * The mean of (x - t)^2 / (2 beta) where |x - t| is within beta, and of |x - t| - beta / 2 outside.
 */
public record SmoothL1Loss(double beta) implements Loss {
  /** With PyTorch's beta of 1. */
  public SmoothL1Loss() {
    this(1);
  }

  /**
   * Checks beta.
   *
   * @throws IllegalArgumentException when it is not above 0
   */
  public SmoothL1Loss {
    if (!(beta > 0 && beta < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("SmoothL1Loss's beta must be above 0, but is " + beta);
    }
  }

  @Override
  public Shape targetShape(Shape prediction) {
    return prediction;
  }

  @Override
  public Tensor apply(Tensor prediction, Tensor target) {
    return prediction.pairLoss(target, Pair.SMOOTH_L1, beta, 1.0 / prediction.shape().perRow());
  }
}
