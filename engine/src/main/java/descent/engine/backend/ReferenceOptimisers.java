package descent.engine.backend;

import static descent.engine.backend.Kernels.NONE;

/** One step of each optimiser, as {@code torch.optim} takes it; {@code at} is the memory. */
final class ReferenceOptimisers {
  private ReferenceOptimisers() {}

  static void sgd(
      double[] at,
      int n,
      int w,
      int dw,
      int velocity,
      double rate,
      double momentum,
      double dampening,
      boolean nesterov,
      double decay,
      boolean first) {
    for (int i = 0; i < n; i++) {
      double gradient = at[dw + i] + decay * at[w + i];
      double direction = gradient;
      if (velocity != NONE && momentum != 0) {
        at[velocity + i] =
            first ? gradient : momentum * at[velocity + i] + (1 - dampening) * gradient;
        direction = nesterov ? gradient + momentum * at[velocity + i] : at[velocity + i];
      }
      at[w + i] -= rate * direction;
    }
  }

  static void adam(
      double[] at,
      int n,
      int w,
      int dw,
      int m,
      int v,
      double rate,
      double beta1,
      double beta2,
      double eps,
      double decay,
      boolean decoupled,
      int step) {
    double stepSize = rate / (1 - Math.pow(beta1, step));
    double correction = Math.sqrt(1 - Math.pow(beta2, step));
    for (int i = 0; i < n; i++) {
      double weight = decoupled ? at[w + i] * (1 - rate * decay) : at[w + i];
      double gradient = decoupled ? at[dw + i] : at[dw + i] + decay * at[w + i];
      at[m + i] = beta1 * at[m + i] + (1 - beta1) * gradient;
      at[v + i] = beta2 * at[v + i] + (1 - beta2) * gradient * gradient;
      at[w + i] = weight - stepSize * at[m + i] / (Math.sqrt(at[v + i]) / correction + eps);
    }
  }

  static void rmsprop(
      double[] at,
      int n,
      int w,
      int dw,
      int square,
      int velocity,
      int gradientMean,
      double rate,
      double alpha,
      double eps,
      double momentum,
      double decay) {
    for (int i = 0; i < n; i++) {
      double gradient = at[dw + i] + decay * at[w + i];
      at[square + i] = alpha * at[square + i] + (1 - alpha) * gradient * gradient;
      double variance = at[square + i];
      if (gradientMean != NONE) {
        at[gradientMean + i] = alpha * at[gradientMean + i] + (1 - alpha) * gradient;
        variance -= at[gradientMean + i] * at[gradientMean + i];
      }
      double direction = gradient / (Math.sqrt(variance) + eps);
      if (velocity != NONE) {
        at[velocity + i] = momentum * at[velocity + i] + direction;
        direction = at[velocity + i];
      }
      at[w + i] -= rate * direction;
    }
  }

  static void adagrad(
      double[] at, int n, int w, int dw, int square, double rate, double eps, double decay) {
    for (int i = 0; i < n; i++) {
      double gradient = at[dw + i] + decay * at[w + i];
      at[square + i] += gradient * gradient;
      at[w + i] -= rate * gradient / (Math.sqrt(at[square + i]) + eps);
    }
  }
}
