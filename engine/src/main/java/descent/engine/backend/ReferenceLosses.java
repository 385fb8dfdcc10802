package descent.engine.backend;

import static descent.engine.backend.Kernels.NONE;

import descent.engine.backend.Kernels.Pair;
import java.util.function.DoubleBinaryOperator;

/** Softmax and losses of the reference; {@code at} is the memory. */
final class ReferenceLosses {
  /** The floor of BCE's logarithms, as in PyTorch. */
  private static final double BCE_LOG_FLOOR = -100;

  /** The least that BCE's gradient divides by, as in PyTorch. */
  private static final double BCE_GRADIENT_FLOOR = 1e-12;

  private ReferenceLosses() {}

  static void softmax(
      double[] at, boolean log, int rows, int cols, int x, int ldx, int y, int ldy) {
    for (int r = 0; r < rows; r++) {
      double max = max(at, cols, x + r * ldx);
      double sum = sumOfExp(at, cols, x + r * ldx, max);
      for (int c = 0; c < cols; c++) {
        double shifted = at[x + r * ldx + c] - max;
        at[y + r * ldy + c] = log ? shifted - Math.log(sum) : Math.exp(shifted) / sum;
      }
    }
  }

  private static double max(double[] at, int cols, int x) {
    double max = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < cols; c++) {
      max = at[x + c] > max ? at[x + c] : max;
    }
    return max;
  }

  /** The sum of e^(x - max), which cannot overflow. */
  private static double sumOfExp(double[] at, int cols, int x, double max) {
    double sum = 0;
    for (int c = 0; c < cols; c++) {
      sum += Math.exp(at[x + c] - max);
    }
    return sum;
  }

  /** softmax: y (dy - sum dy y); log-softmax: dy - e^y sum dy. */
  static void softmaxGrad(
      double[] at,
      boolean log,
      int rows,
      int cols,
      int y,
      int ldy,
      int dy,
      int lddy,
      int dx,
      int lddx) {
    for (int r = 0; r < rows; r++) {
      double sum = 0;
      for (int c = 0; c < cols; c++) {
        sum += at[dy + r * lddy + c] * (log ? 1 : at[y + r * ldy + c]);
      }
      for (int c = 0; c < cols; c++) {
        double value = at[y + r * ldy + c];
        double gradient = at[dy + r * lddy + c];
        at[dx + r * lddx + c] += log ? gradient - Math.exp(value) * sum : value * (gradient - sum);
      }
    }
  }

  /** loss = - sum t log softmax(x), with derivative softmax(x) sum t - t. */
  static void crossEntropy(
      double[] at,
      boolean classes,
      double smoothing,
      int rows,
      int cols,
      int x,
      int target,
      int weight,
      double scale,
      int loss,
      int dx) {
    for (int r = 0; r < rows; r++) {
      double factor = scale * (weight == NONE ? 1 : at[weight + r]);
      double max = max(at, cols, x + r * cols);
      double sum = sumOfExp(at, cols, x + r * cols, max);
      double entropy = 0;
      double mass = 0;
      for (int c = 0; c < cols; c++) {
        double t = target(at, classes, smoothing, cols, target, r, c);
        // A class without mass must not turn an infinite logit into a NaN.
        entropy -= t == 0 ? 0 : t * (at[x + r * cols + c] - max - Math.log(sum));
        mass += t;
      }
      if (loss != NONE) {
        at[loss + r] = factor * entropy;
      }
      for (int c = 0; c < cols && dx != NONE; c++) {
        double t = target(at, classes, smoothing, cols, target, r, c);
        double probability = Math.exp(at[x + r * cols + c] - max) / sum;
        at[dx + r * cols + c] += factor * (mass * probability - t);
      }
    }
  }

  /** What row r wants of class c: (1 - smoothing) of its target and an even share of the rest. */
  private static double target(
      double[] at, boolean classes, double smoothing, int cols, int target, int r, int c) {
    double sharp = classes ? (c == (int) at[target + r] ? 1 : 0) : at[target + r * cols + c];
    return (1 - smoothing) * sharp + smoothing / cols;
  }

  static void pairLoss(
      double[] at,
      Pair f,
      double p,
      int rows,
      int cols,
      int x,
      int target,
      int weight,
      double scale,
      int loss,
      int dx) {
    DoubleBinaryOperator value = value(f, p);
    DoubleBinaryOperator derivative = derivative(f, p);
    for (int r = 0; r < rows; r++) {
      double factor = scale * (weight == NONE ? 1 : at[weight + r]);
      double sum = 0;
      for (int i = r * cols; i < (r + 1) * cols; i++) {
        sum += value.applyAsDouble(at[x + i], at[target + i]);
        if (dx != NONE) {
          at[dx + i] += factor * derivative.applyAsDouble(at[x + i], at[target + i]);
        }
      }
      if (loss != NONE) {
        at[loss + r] = factor * sum;
      }
    }
  }

  /** (x, t) -> the loss. */
  static DoubleBinaryOperator value(Pair f, double p) {
    return switch (f) {
      case MSE -> (x, t) -> (x - t) * (x - t);
      case L1 -> (x, t) -> Math.abs(x - t);
      case HUBER -> (x, t) -> within(x, t, p) ? 0.5 * (x - t) * (x - t) : p * outside(x, t, p);
      case SMOOTH_L1 -> (x, t) -> within(x, t, p) ? 0.5 * (x - t) * (x - t) / p : outside(x, t, p);
      case HINGE -> (x, t) -> t * x >= 1 ? 0 : 1 - t * x;
      case BCE -> (x, t) -> -t * boundedLog(x) - (1 - t) * boundedLog(1 - x);
      case BCE_WITH_LOGITS ->
          (x, t) -> (1 - t) * x + (1 + (p - 1) * t) * ReferenceFunctions.softplus(-x);
    };
  }

  /** (x, t) -> the derivative of the loss by x. */
  static DoubleBinaryOperator derivative(Pair f, double p) {
    return switch (f) {
      case MSE -> (x, t) -> 2 * (x - t);
      case L1 -> (x, t) -> ReferenceActivations.sign(x - t);
      case HUBER -> (x, t) -> within(x, t, p) ? x - t : p * ReferenceActivations.sign(x - t);
      case SMOOTH_L1 -> (x, t) -> within(x, t, p) ? (x - t) / p : ReferenceActivations.sign(x - t);
      case HINGE -> (x, t) -> t * x < 1 ? -t : 0;
      case BCE -> (x, t) -> (x - t) / Math.max(x * (1 - x), BCE_GRADIENT_FLOOR);
      case BCE_WITH_LOGITS ->
          (x, t) -> (1 - t) - (1 + (p - 1) * t) * ReferenceFunctions.sigmoid(-x);
    };
  }

  private static boolean within(double x, double t, double p) {
    return Math.abs(x - t) < p;
  }

  private static double outside(double x, double t, double p) {
    return Math.abs(x - t) - 0.5 * p;
  }

  private static double boundedLog(double x) {
    return Math.max(Math.log(x), BCE_LOG_FLOOR);
  }
}
