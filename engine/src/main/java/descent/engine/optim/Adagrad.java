package descent.engine.optim;

import descent.engine.backend.Kernels;

/**
 * s += g^2, w -= lr / (1 + (step - 1) lrDecay) g / (sqrt(s) + eps).
 *
 * @param initialAccumulator what s begins with
 */
public record Adagrad(
    double lr, double lrDecay, double eps, double weightDecay, double initialAccumulator)
    implements Optimizer {
  /** With PyTorch's defaults. */
  public Adagrad(double lr) {
    this(lr, 0, 1e-10, 0, 0);
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public Adagrad {
    Values.notNegative("Adagrad", "learning rate", lr);
    Values.notNegative("Adagrad", "lr decay", lrDecay);
    Values.notNegative("Adagrad", "eps", eps);
    Values.notNegative("Adagrad", "weight decay", weightDecay);
    Values.notNegative("Adagrad", "initial accumulator", initialAccumulator);
  }

  @Override
  public int stateBlocks() {
    return 1;
  }

  @Override
  public Adagrad withLr(double lr) {
    return new Adagrad(lr, lrDecay, eps, weightDecay, initialAccumulator);
  }

  @Override
  public void step(Kernels k, int n, int w, int dw, int state, int stride, double rate, int step) {
    if (step == 1) {
      k.fill(n, initialAccumulator, state);
    }
    k.adagrad(n, w, dw, state, rate / (1 + (step - 1) * lrDecay), eps, weightDecay);
  }
}
