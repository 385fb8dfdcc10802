package descent.engine.loss;

import descent.engine.Shape;
import descent.engine.backend.Kernels.Pair;
import descent.engine.graph.Tensor;

/**
 * The mean of (x - t)^2 / 2 where |x - t| is within delta, and of delta (|x - t| - delta / 2)
 * outside.
 */
public record HuberLoss(double delta) implements Loss {
  /** With PyTorch's delta of 1. */
  public HuberLoss() {
    this(1);
  }

  /**
   * Checks delta.
   *
   * @throws IllegalArgumentException when it is not above 0
   */
  public HuberLoss {
    if (!(delta > 0 && delta < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("HuberLoss's delta must be above 0, but is " + delta);
    }
  }

  @Override
  public Shape targetShape(Shape prediction) {
    return prediction;
  }

  @Override
  public Tensor apply(Tensor prediction, Tensor target) {
    return prediction.pairLoss(target, Pair.HUBER, delta, 1.0 / prediction.shape().perRow());
  }
}
