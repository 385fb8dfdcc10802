package descent.engine.loss;

import descent.engine.Shape;
import descent.engine.backend.Kernels.Unary;
import descent.engine.graph.Tensor;

/**
 * The mean over the rows of sum t (log t - x) for logarithms of probabilities x and probabilities t
 * above 0, both (rows, classes): PyTorch's reduction "batchmean".
 */
public record KLDivLoss() implements Loss {
  @Override
  public Shape targetShape(Shape prediction) {
    return prediction;
  }

  @Override
  public Tensor apply(Tensor prediction, Tensor target) {
    return target.times(target.map(Unary.LOG).minus(prediction)).rowSum();
  }
}
