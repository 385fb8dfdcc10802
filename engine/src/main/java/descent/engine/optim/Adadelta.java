package descent.engine.optim;

import descent.engine.backend.Kernels;
import descent.engine.backend.Kernels.Binary;
import descent.engine.backend.Kernels.Unary;

/**
 * Adadelta (Zeiler 2012): s averages g^2, d = sqrt(a + eps) / sqrt(s + eps) g, a averages d^2, w -=
 * lr d.
 */
public record Adadelta(double lr, double rho, double eps, double weightDecay) implements Optimizer {
  /** With PyTorch's defaults. */
  public Adadelta(double lr) {
    this(lr, 0.9, 1e-6, 0);
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public Adadelta {
    Values.notNegative("Adadelta", "learning rate", lr);
    Values.fraction("Adadelta", "rho", rho);
    Values.notNegative("Adadelta", "eps", eps);
    Values.notNegative("Adadelta", "weight decay", weightDecay);
  }

  /** s and a, and three blocks to reckon in. */
  @Override
  public int stateBlocks() {
    return 5;
  }

  @Override
  public Adadelta withLr(double lr) {
    return new Adadelta(lr, rho, eps, weightDecay);
  }

  @Override
  public void step(Kernels k, int n, int w, int dw, int state, int stride, double rate, int step) {
    int a = state + stride;
    int g = a + stride;
    int d = g + stride;
    int t = d + stride;
    Arithmetic.gradient(k, n, w, dw, weightDecay, g);
    k.map(Unary.SQUARE, 0, n, g, t);
    Arithmetic.follow(k, n, t, state, rho);
    root(k, n, a, d);
    root(k, n, state, t);
    k.combine(Binary.DIVIDE, n, d, t, d, false);
    k.combine(Binary.MULTIPLY, n, d, g, d, false);
    k.map(Unary.SQUARE, 0, n, d, t);
    Arithmetic.follow(k, n, t, a, rho);
    k.axpy(n, -rate, d, w);
  }

  /** y = sqrt(x + eps). */
  private void root(Kernels k, int n, int x, int y) {
    k.map(Unary.SHIFT, eps, n, x, y);
    k.map(Unary.SQRT, 0, n, y, y);
  }
}
