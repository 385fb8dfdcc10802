package descent.engine.loss;

import descent.engine.Shape;
import descent.engine.backend.Kernels.Pair;
import descent.engine.graph.Tensor;

/**
 * The mean of -(t log x + (1 - t) log(1 - x)) of probabilities x, each logarithm clamped at -100.
 */
public record BCELoss() implements Loss {
  @Override
  public Shape targetShape(Shape prediction) {
    return prediction;
  }

  @Override
  public Tensor apply(Tensor prediction, Tensor target) {
    return prediction.pairLoss(target, Pair.BCE, 0, 1.0 / prediction.shape().perRow());
  }
}
