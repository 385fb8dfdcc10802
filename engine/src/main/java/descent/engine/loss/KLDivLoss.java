package descent.engine.loss;

import descent.engine.Shape;
import descent.engine.backend.Kernels.Unary;
import descent.engine.graph.Tensor;

/**
 * The mean over the rows of sum t (log t - x) for logarithms of probabilities x and probabilities
 * t, both (rows, classes), where 0 log 0 is 0: PyTorch's reduction "batchmean".
 */
public record KLDivLoss() implements Loss {
  /** Stands for 0 where its logarithm is asked for; what is multiplied by 0 stays 0. */
  private static final double TINY = 1e-30;

  @Override
  public Shape targetShape(Shape prediction) {
    return prediction;
  }

  @Override
  public Tensor apply(Tensor prediction, Tensor target) {
    Tensor aboveZero = target.map(Unary.SHIFT, -TINY).map(Unary.RELU).map(Unary.SHIFT, TINY);
    return target.times(aboveZero.map(Unary.LOG).minus(prediction)).rowSum();
  }
}
