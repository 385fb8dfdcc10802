package descent.engine.loss;

import descent.engine.Shape;
import descent.engine.graph.Tensor;

/**
 * The mean of -x[t] for logarithms of probabilities x (rows, classes) and class indices t (rows).
 */
public record NLLLoss() implements Loss {
  @Override
  public Shape targetShape(Shape prediction) {
    return Shape.rows();
  }

  @Override
  public Tensor apply(Tensor prediction, Tensor target) {
    int classes = prediction.shape().size(1);
    double[] identity = new double[classes * classes];
    for (int i = 0; i < classes; i++) {
      identity[i * classes + i] = -1;
    }
    Tensor table = prediction.graph().constant(Shape.of(classes, classes), identity);
    return prediction.times(target.gatherFrom(table)).rowSum();
  }
}
