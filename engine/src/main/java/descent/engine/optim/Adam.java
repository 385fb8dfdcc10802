package descent.engine.optim;

import descent.engine.backend.Kernels;

/**
 * Adam (Kingma and Ba 2015): m and v average g and g^2; w -= lr m' / (sqrt(v') + eps) with both
 * corrected for their start at 0. Weight decay is added to the gradient.
 */
public record Adam(double lr, double beta1, double beta2, double eps, double weightDecay)
    implements Optimizer {
  /** With PyTorch's defaults. */
  public Adam(double lr) {
    this(lr, 0.9, 0.999, 1e-8, 0);
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public Adam {
    Values.notNegative("Adam", "learning rate", lr);
    Values.fraction("Adam", "beta1", beta1);
    Values.fraction("Adam", "beta2", beta2);
    Values.notNegative("Adam", "eps", eps);
    Values.notNegative("Adam", "weight decay", weightDecay);
  }

  @Override
  public int stateBlocks() {
    return 2;
  }

  @Override
  public Adam withLr(double lr) {
    return new Adam(lr, beta1, beta2, eps, weightDecay);
  }

  @Override
  public void step(Kernels k, int n, int w, int dw, int state, int stride, double rate, int step) {
    k.adam(n, w, dw, state, state + stride, rate, beta1, beta2, eps, weightDecay, false, step);
  }
}
