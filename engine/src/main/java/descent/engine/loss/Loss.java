package descent.engine.loss;

import descent.engine.Shape;
import descent.engine.graph.Tensor;

/** How far a prediction is from its target, averaged over the batch. */
public sealed interface Loss
    permits MSELoss,
        L1Loss,
        HuberLoss,
        SmoothL1Loss,
        HingeLoss,
        BCELoss,
        BCEWithLogitsLoss,
        NLLLoss,
        CrossEntropyLoss,
        KLDivLoss {
  /** The shape of a batch of targets for predictions of this shape. */
  Shape targetShape(Shape prediction);

  /** One loss a row, so that their sum over the rows' {@link #weight}s is PyTorch's loss. */
  Tensor apply(Tensor prediction, Tensor target);

  /**
   * What a row with this target counts in the mean over the batch.
   *
   * @param target the first number of the row's target
   */
  default double weight(double target) {
    return 1;
  }
}
