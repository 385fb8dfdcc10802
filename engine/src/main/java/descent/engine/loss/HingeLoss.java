package descent.engine.loss;

import descent.engine.Shape;
import descent.engine.backend.Kernels.Pair;
import descent.engine.graph.Tensor;

/** The mean of max(0, 1 - t x) for targets t of -1 or 1. */
public record HingeLoss() implements Loss {
  @Override
  public Shape targetShape(Shape prediction) {
    return prediction;
  }

  @Override
  public Tensor apply(Tensor prediction, Tensor target) {
    return prediction.pairLoss(target, Pair.HINGE, 0, 1.0 / prediction.shape().perRow());
  }
}
