package descent.engine.loss;

import descent.engine.Shape;
import descent.engine.graph.Tensor;

/**
 * The mean of -log softmax(x)[t] for logits x (rows, classes) and class indices t (rows).
 *
 * @param labelSmoothing how much of the target is spread evenly over all classes
 */
public record CrossEntropyLoss(double labelSmoothing) implements Loss {
  /** Without label smoothing. */
  public CrossEntropyLoss() {
    this(0);
  }

  @Override
  public Shape targetShape(Shape prediction) {
    return Shape.rows();
  }

  @Override
  public Tensor apply(Tensor prediction, Tensor target) {
    return prediction.crossEntropy(target, labelSmoothing);
  }
}
