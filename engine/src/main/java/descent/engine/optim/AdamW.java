package descent.engine.optim;

import descent.engine.backend.Kernels;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019): w -= lr weightDecay w, then Adam's
 * step without decay.
 */
public record AdamW(double lr, double beta1, double beta2, double eps, double weightDecay)
    implements Optimizer {
  /** With PyTorch's defaults. */
  public AdamW(double lr) {
    this(lr, 0.9, 0.999, 1e-8, 1e-2);
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public AdamW {
    Values.notNegative("AdamW", "learning rate", lr);
    Values.fraction("AdamW", "beta1", beta1);
    Values.fraction("AdamW", "beta2", beta2);
    Values.notNegative("AdamW", "eps", eps);
    Values.notNegative("AdamW", "weight decay", weightDecay);
  }

  @Override
  public int stateBlocks() {
    return 2;
  }

  @Override
  public AdamW withLr(double lr) {
    return new AdamW(lr, beta1, beta2, eps, weightDecay);
  }

  @Override
  public void step(Kernels k, int n, int w, int dw, int state, int stride, double rate, int step) {
    k.adam(n, w, dw, state, state + stride, rate, beta1, beta2, eps, weightDecay, true, step);
  }
}
