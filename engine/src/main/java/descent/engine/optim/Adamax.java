package descent.engine.optim;

import descent.engine.backend.Kernels;
import descent.engine.backend.Kernels.Binary;
import descent.engine.backend.Kernels.Unary;

/**
 * Adam with the largest gradient in place of the mean square (Kingma and Ba 2015): m averages g, u
 * = max(beta2 u, |g| + eps), w -= lr / (1 - beta1^step) m / u.
 */
public record Adamax(double lr, double beta1, double beta2, double eps, double weightDecay)
    implements Optimizer {
  /** With PyTorch's defaults. */
  public Adamax(double lr) {
    this(lr, 0.9, 0.999, 1e-8, 0);
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public Adamax {
    Values.notNegative("Adamax", "learning rate", lr);
    Values.fraction("Adamax", "beta1", beta1);
    Values.fraction("Adamax", "beta2", beta2);
    Values.notNegative("Adamax", "eps", eps);
    Values.notNegative("Adamax", "weight decay", weightDecay);
  }

  /** m and u, and two blocks to reckon in. */
  @Override
  public int stateBlocks() {
    return 4;
  }

  @Override
  public Adamax withLr(double lr) {
    return new Adamax(lr, beta1, beta2, eps, weightDecay);
  }

  @Override
  public void step(Kernels k, int n, int w, int dw, int state, int stride, double rate, int step) {
    int u = state + stride;
    int g = u + stride;
    int t = g + stride;
    Arithmetic.gradient(k, n, w, dw, weightDecay, g);
    Arithmetic.follow(k, n, g, state, beta1);
    k.map(Unary.ABS, 0, n, g, g);
    k.map(Unary.SHIFT, eps, n, g, g);
    k.map(Unary.SCALE, beta2, n, u, u);
    Arithmetic.max(k, n, g, u, t);
    k.combine(Binary.DIVIDE, n, state, u, t, false);
    k.axpy(n, -rate / (1 - Math.pow(beta1, step)), t, w);
  }
}
