package descent.engine.backend;

import static descent.engine.backend.ReferenceFunctions.expm1;
import static descent.engine.backend.ReferenceFunctions.normalCdf;
import static descent.engine.backend.ReferenceFunctions.normalPdf;
import static descent.engine.backend.ReferenceFunctions.sigmoid;
import static descent.engine.backend.ReferenceFunctions.softplus;
import static descent.engine.backend.ReferenceFunctions.tanh;

import descent.engine.backend.Kernels.Unary;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** What each {@link Unary} means, and its derivative, with PyTorch's choices at the kinks. */
final class ReferenceActivations {
  // G. Klambauer et al., "Self-Normalizing Neural Networks", 2017, in full double precision.
  private static final double SELU_ALPHA = 1.6732632423543772848170429916717;
  private static final double SELU_SCALE = 1.0507009873554804934193349852946;

  // D. Hendrycks and K. Gimpel, "Gaussian Error Linear Units", 2016.
  private static final double GELU_SLOPE = Math.sqrt(2 / Math.PI);
  private static final double GELU_CUBIC = 0.044715;

  /** Beyond it log(1 + e^x) is taken for x, as in PyTorch. */
  private static final double SOFTPLUS_THRESHOLD = 20;

  private ReferenceActivations() {}

  /** x -> f(x; p). */
  static DoubleUnaryOperator value(Unary f, double p) {
    return switch (f) {
      case IDENTITY -> x -> x;
      case RELU -> x -> x <= 0 ? 0 : x;
      case LEAKY_RELU -> x -> x > 0 ? x : p * x;
      case ELU -> x -> x > 0 ? x : p * expm1(x);
      case SELU -> x -> SELU_SCALE * (x > 0 ? x : SELU_ALPHA * expm1(x));
      case SILU -> x -> x * sigmoid(x);
      case GELU -> x -> x * normalCdf(x);
      case GELU_TANH -> x -> 0.5 * x * (1 + tanh(geluInner(x)));
      case TANH -> ReferenceFunctions::tanh;
      case SIGMOID -> ReferenceFunctions::sigmoid;
      case LOG_SIGMOID -> x -> -softplus(-x);
      case SOFTPLUS -> x -> p * x > SOFTPLUS_THRESHOLD ? x : softplus(p * x) / p;
      case SOFTSIGN -> x -> x / (1 + Math.abs(x));
      case MISH -> x -> x * tanh(softplus(x));
      case RELU6 -> x -> x <= 0 ? 0 : x >= 6 ? 6 : x;
      case HARDTANH -> x -> x <= -p ? -p : x >= p ? p : x;
      case EXP -> Math::exp;
      case LOG -> Math::log;
      case SQRT -> Math::sqrt;
      case SQUARE -> x -> x * x;
      case ABS -> Math::abs;
      case RECIPROCAL -> x -> 1 / x;
      case SCALE -> x -> p * x;
      case SHIFT -> x -> x + p;
      case STEP -> x -> x > 0 ? 1 : 0;
    };
  }

  /** (x, y) -> f'(x; p), where y = f(x; p). Uses y alone where {@link Unary#derivativeByValue}. */
  static DoubleBinaryOperator derivative(Unary f, double p) {
    return switch (f) {
      case IDENTITY, SHIFT -> (x, y) -> 1;
      case RELU -> (x, y) -> y > 0 ? 1 : 0;
      case LEAKY_RELU -> (x, y) -> x > 0 ? 1 : p;
      case ELU -> (x, y) -> x > 0 ? 1 : p * Math.exp(x);
      case SELU -> (x, y) -> SELU_SCALE * (x > 0 ? 1 : SELU_ALPHA * Math.exp(x));
      case SILU -> (x, y) -> sigmoid(x) * (1 + x * sigmoid(-x));
      case GELU -> (x, y) -> normalCdf(x) + x * normalPdf(x);
      case GELU_TANH -> (x, y) -> geluTanhDerivative(x);
      case TANH -> (x, y) -> 1 - y * y;
      case SIGMOID -> (x, y) -> y * (1 - y);
      case LOG_SIGMOID -> (x, y) -> sigmoid(-x);
      case SOFTPLUS -> (x, y) -> p * x > SOFTPLUS_THRESHOLD ? 1 : sigmoid(p * x);
      case SOFTSIGN -> (x, y) -> 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x)));
      case MISH -> (x, y) -> mishDerivative(x);
      case RELU6 -> (x, y) -> x > 0 && x < 6 ? 1 : 0;
      case HARDTANH -> (x, y) -> x > -p && x < p ? 1 : 0;
      case EXP -> (x, y) -> y;
      case LOG -> (x, y) -> 1 / x;
      case SQRT -> (x, y) -> 0.5 / y;
      case SQUARE -> (x, y) -> 2 * x;
      case ABS -> (x, y) -> sign(x);
      case RECIPROCAL -> (x, y) -> -y * y;
      case SCALE -> (x, y) -> p;
      case STEP -> (x, y) -> 0;
    };
  }

  /** -1, 0 or 1. */
  static double sign(double x) {
    return x > 0 ? 1 : x < 0 ? -1 : 0;
  }

  private static double geluInner(double x) {
    return GELU_SLOPE * (x + GELU_CUBIC * x * x * x);
  }

  private static double geluTanhDerivative(double x) {
    double t = tanh(geluInner(x));
    double dInner = GELU_SLOPE * (1 + 3 * GELU_CUBIC * x * x);
    return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * dInner;
  }

  private static double mishDerivative(double x) {
    double t = tanh(softplus(x));
    return t + x * (1 - t * t) * sigmoid(x);
  }
}
