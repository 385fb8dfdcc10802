package descent.engine.optim;

import descent.engine.backend.Kernels;

/** s = alpha s + (1 - alpha) g^2, w -= lr g / (sqrt(s) + eps), with PyTorch's options. */
public record RMSprop(
    double lr, double alpha, double eps, double momentum, boolean centered, double weightDecay)
    implements Optimizer {
  /** With PyTorch's defaults. */
  public RMSprop(double lr) {
    this(lr, 0.99, 1e-8, 0, false, 0);
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public RMSprop {
    Values.notNegative("RMSprop", "learning rate", lr);
    Values.notNegative("RMSprop", "alpha", alpha);
    Values.notNegative("RMSprop", "eps", eps);
    Values.notNegative("RMSprop", "momentum", momentum);
    Values.notNegative("RMSprop", "weight decay", weightDecay);
  }

  @Override
  public int stateBlocks() {
    return 1 + (momentum > 0 ? 1 : 0) + (centered ? 1 : 0);
  }

  @Override
  public RMSprop withLr(double lr) {
    return new RMSprop(lr, alpha, eps, momentum, centered, weightDecay);
  }

  @Override
  public void step(Kernels k, int n, int w, int dw, int state, int stride, double rate, int step) {
    int velocity = momentum > 0 ? state + stride : Kernels.NONE;
    int mean = centered ? state + (momentum > 0 ? 2 : 1) * stride : Kernels.NONE;
    k.rmsprop(n, w, dw, state, velocity, mean, rate, alpha, eps, momentum, weightDecay);
  }
}
