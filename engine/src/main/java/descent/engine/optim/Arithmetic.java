package descent.engine.optim;

import descent.engine.backend.Kernels;
import descent.engine.backend.Kernels.Binary;
import descent.engine.backend.Kernels.Unary;

/** Steps that the rarer optimisers are composed of. */
final class Arithmetic {
  private Arithmetic() {}

  /** g = dw + decay w. */
  static void gradient(Kernels k, int n, int w, int dw, double decay, int g) {
    k.copy(1, n, dw, n, g, n, false);
    if (decay != 0) {
      k.axpy(n, decay, w, g);
    }
  }

  /** average = beta average + (1 - beta) x. */
  static void follow(Kernels k, int n, int x, int average, double beta) {
    k.map(Unary.SCALE, beta, n, average, average);
    k.axpy(n, 1 - beta, x, average);
  }

  /** y = max(x, y), by way of t = max(x - y, 0). */
  static void max(Kernels k, int n, int x, int y, int t) {
    k.combine(Binary.SUBTRACT, n, x, y, t, false);
    k.map(Unary.RELU, 0, n, t, t);
    k.axpy(n, 1, t, y);
  }
}
