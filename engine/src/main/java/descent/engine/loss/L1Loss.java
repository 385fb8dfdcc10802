package descent.engine.loss;

import descent.engine.Shape;
import descent.engine.backend.Kernels.Pair;
import descent.engine.graph.Tensor;

/** The mean of |x - t|. */
public record L1Loss() implements Loss {
  @Override
  public Shape targetShape(Shape prediction) {
    return prediction;
  }

  @Override
  public Tensor apply(Tensor prediction, Tensor target) {
    return prediction.pairLoss(target, Pair.L1, 0, 1.0 / prediction.shape().perRow());
  }
}
