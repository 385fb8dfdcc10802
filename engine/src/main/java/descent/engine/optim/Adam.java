package descent.engine.optim;

import descent.engine.backend.Kernels;
import descent.engine.backend.Kernels.Binary;
import descent.engine.backend.Kernels.Unary;

/**
 * Adam (Kingma and Ba 2015): m and v average g and g^2; w -= lr m' / (sqrt(v') + eps) with both
 * corrected for their start at 0. Weight decay is added to the gradient.
 *
 * @param amsgrad whether the largest v so far stands in place of v (Reddi et al. 2018)
 */
public record Adam(
    double lr, double beta1, double beta2, double eps, double weightDecay, boolean amsgrad)
    implements Optimizer {
  /** With PyTorch's defaults. */
  public Adam(double lr) {
    this(lr, 0.9, 0.999, 1e-8, 0);
  }

  /** Without the variant AMSGrad. */
  public Adam(double lr, double beta1, double beta2, double eps, double weightDecay) {
    this(lr, beta1, beta2, eps, weightDecay, false);
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

  /** m and v; with AMSGrad the largest v and two blocks to reckon in. */
  @Override
  public int stateBlocks() {
    return amsgrad ? 5 : 2;
  }

  @Override
  public Adam withLr(double lr) {
    return new Adam(lr, beta1, beta2, eps, weightDecay, amsgrad);
  }

  @Override
  public void step(Kernels k, int n, int w, int dw, int state, int stride, double rate, int step) {
    if (amsgrad) {
      amsgrad(k, n, w, dw, state, stride, rate, step);
      return;
    }
    k.adam(n, w, dw, state, state + stride, rate, beta1, beta2, eps, weightDecay, false, step);
  }

  private void amsgrad(Kernels k, int n, int w, int dw, int m, int stride, double rate, int step) {
    int v = m + stride;
    int largest = v + stride;
    int g = largest + stride;
    int t = g + stride;
    Arithmetic.gradient(k, n, w, dw, weightDecay, g);
    Arithmetic.follow(k, n, g, m, beta1);
    k.map(Unary.SQUARE, 0, n, g, g);
    Arithmetic.follow(k, n, g, v, beta2);
    Arithmetic.max(k, n, v, largest, t);
    k.map(Unary.SQRT, 0, n, largest, t);
    k.map(Unary.SCALE, 1 / Math.sqrt(1 - Math.pow(beta2, step)), n, t, t);
    k.map(Unary.SHIFT, eps, n, t, t);
    k.combine(Binary.DIVIDE, n, m, t, t, false);
    k.axpy(n, -rate / (1 - Math.pow(beta1, step)), t, w);
  }
}
