package descent.engine.loss;

import descent.engine.Shape;
import descent.engine.graph.Tensor;

/** How far a prediction is from its target, averaged over the batch. */
public sealed interface Loss permits MSELoss, L1Loss, BCELoss, BCEWithLogitsLoss, CrossEntropyLoss {
  /** The shape of a batch of targets for predictions of this shape. */
  Shape targetShape(Shape prediction);

  /** One loss a row, so that their mean over the batch is PyTorch's loss of the batch. */
  Tensor apply(Tensor prediction, Tensor target);
}
