package descent.engine.optim;

import descent.engine.backend.Kernels;

/**
 * v = momentum v + (1 - dampening) g, w -= lr v, with g += weightDecay w before; the first v is g
 * itself. Nesterov's looks ahead: w -= lr (g + momentum v).
 */
public record SGD(
    double lr, double momentum, double dampening, boolean nesterov, double weightDecay)
    implements Optimizer {
  /** Without momentum and weight decay. */
  public SGD(double lr) {
    this(lr, 0, 0, false, 0);
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public SGD {
    Values.notNegative("SGD", "learning rate", lr);
    Values.notNegative("SGD", "momentum", momentum);
    Values.notNegative("SGD", "weight decay", weightDecay);
    if (nesterov && (momentum <= 0 || dampening != 0)) {
      throw new IllegalArgumentException(
          "SGD with nesterov needs a momentum above 0 and no dampening, but they are "
              + momentum
              + " and "
              + dampening);
    }
  }

  @Override
  public int stateBlocks() {
    return momentum == 0 ? 0 : 1;
  }

  @Override
  public SGD withLr(double lr) {
    return new SGD(lr, momentum, dampening, nesterov, weightDecay);
  }

  @Override
  public void step(Kernels k, int n, int w, int dw, int state, int stride, double rate, int step) {
    int velocity = momentum == 0 ? Kernels.NONE : state;
    k.sgd(n, w, dw, velocity, rate, momentum, dampening, nesterov, weightDecay, step == 1);
  }
}
