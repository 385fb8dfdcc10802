package descent.engine.loss;

import descent.engine.Shape;
import descent.engine.backend.Kernels.Pair;
import descent.engine.graph.Tensor;

/** Binary cross-entropy of sigmoid(x), computed from the logits x so that it never overflows. */
public record BCEWithLogitsLoss() implements Loss {
  @Override
  public Shape targetShape(Shape prediction) {
    return prediction;
  }

  @Override
  public Tensor apply(Tensor prediction, Tensor target) {
    return prediction.pairLoss(target, Pair.BCE_WITH_LOGITS, 1, 1.0 / prediction.shape().perRow());
  }
}
