package descent.web.simd.kernel;

import descent.engine.backend.Kernels.Unary;
import descent.web.simd.assembler.F32x4;
import descent.web.simd.assembler.I32x4;
import descent.web.simd.assembler.WasmFunction;

/**
 * What each {@link Unary} means, and its derivative, in four lanes.
 *
 * @param f the function that the instructions go to
 * @param p the parameter in every lane
 */
record Activations(WasmFunction f, F32x4 p) {
  // G. Klambauer et al., "Self-Normalizing Neural Networks", 2017.
  private static final double SELU_ALPHA = 1.6732632423543772;
  private static final double SELU_SCALE = 1.0507009873554805;

  // D. Hendrycks and K. Gimpel, "Gaussian Error Linear Units", 2016.
  private static final double GELU_SLOPE = Math.sqrt(2 / Math.PI);
  private static final double GELU_CUBIC = 0.044715;

  /** Beyond it log(1 + e^x) is taken for x, as in PyTorch. */
  private static final double SOFTPLUS_THRESHOLD = 20;

  private static final F32x4 ZERO = F32x4.of(0);
  private static final F32x4 ONE = F32x4.of(1);

  private Transcendental math() {
    return new Transcendental(f);
  }

  /** function(input; p). */
  F32x4 value(Unary function, F32x4 input) {
    F32x4 x = f.let("x", input);
    return switch (function) {
      case IDENTITY -> x;
      case RELU -> x.max(ZERO);
      case LEAKY_RELU -> x.gt(ZERO).choose(x, p.times(x));
      case ELU -> x.gt(ZERO).choose(x, p.times(math().expm1(x)));
      case SELU -> x.gt(ZERO).choose(x, math().expm1(x).times(SELU_ALPHA)).times(SELU_SCALE);
      case SILU -> x.over(ONE.plus(math().exp(x.negate())));
      case GELU -> x.times(math().normalCdf(x, math().normalDensity(x)));
      case GELU_TANH -> x.times(math().sigmoid(twiceGeluInner(x)));
      case TANH -> math().tanh(x);
      case SIGMOID -> math().sigmoid(x);
      case LOG_SIGMOID -> math().softplus(x.negate()).negate();
      case SOFTPLUS -> {
        F32x4 scaled = f.let("scaled", p.times(x));
        yield linear(scaled).choose(x, math().softplus(scaled).over(p));
      }
      case SOFTSIGN -> x.over(ONE.plus(x.abs()));
      case MISH -> {
        F32x4 w = mishRatio(mishExp(x));
        yield x.times(w).over(w.plus(2));
      }
      case RELU6 -> x.max(ZERO).min(F32x4.of(6));
      case HARDTANH -> x.max(p.negate()).min(p);
      case EXP -> math().exp(x);
      case LOG -> math().log(x);
      case SQRT -> x.sqrt();
      case SQUARE -> x.times(x);
      case ABS -> x.abs();
      case RECIPROCAL -> ONE.over(x);
      case SCALE -> p.times(x);
      case SHIFT -> x.plus(p);
      case STEP -> ONE.where(x.gt(ZERO));
    };
  }

  /** function'(x; p), where y = function(x; p); from y alone where the function allows it. */
  F32x4 derivative(Unary function, F32x4 x, F32x4 y) {
    return switch (function) {
      case IDENTITY, SHIFT -> ONE;
      case RELU -> ONE.where(y.gt(ZERO));
      case LEAKY_RELU -> x.gt(ZERO).choose(ONE, p);
      case ELU -> x.gt(ZERO).choose(ONE, p.times(math().exp(x)));
      case SELU -> x.gt(ZERO).choose(ONE, math().exp(x).times(SELU_ALPHA)).times(SELU_SCALE);
      case SILU -> {
        F32x4 s = math().sigmoid(x);
        yield s.times(ONE.plus(x.times(math().sigmoid(x.negate()))));
      }
      case GELU -> {
        F32x4 density = math().normalDensity(x);
        F32x4 slope = density.times(1 / Math.sqrt(2 * Math.PI));
        yield math().normalCdf(x, density).plus(x.times(slope));
      }
      case GELU_TANH -> {
        F32x4 inner = f.let("inner", twiceGeluInner(x));
        F32x4 s = math().sigmoid(inner);
        F32x4 rest = math().sigmoid(inner.negate());
        F32x4 slope = ONE.plus(x.times(x).times(3 * GELU_CUBIC)).times(2 * GELU_SLOPE);
        yield s.plus(x.times(s).times(rest).times(slope));
      }
      case TANH -> ONE.minus(y.times(y));
      case SIGMOID -> y.times(ONE.minus(y));
      case LOG_SIGMOID -> math().sigmoid(x.negate());
      case SOFTPLUS -> {
        F32x4 scaled = f.let("scaled", p.times(x));
        yield linear(scaled).choose(ONE, math().sigmoid(scaled));
      }
      case SOFTSIGN -> {
        F32x4 d = f.let("d", ONE.plus(x.abs()));
        yield ONE.over(d.times(d));
      }
      case MISH -> {
        F32x4 e = mishExp(x);
        F32x4 w = mishRatio(e);
        F32x4 d = f.let("d", w.plus(2));
        // tanh = w / d, 1 - tanh^2 = 4 (w + 1) / d^2, sigmoid = e / (1 + e)
        F32x4 slope = x.times(4).times(w.plus(1)).over(d.times(d)).times(e.over(e.plus(1)));
        yield w.over(d).plus(slope);
      }
      case RELU6 -> ONE.where(x.gt(ZERO).and(x.lt(6)));
      case HARDTANH -> ONE.where(x.gt(p.negate()).and(x.lt(p)));
      case EXP -> y;
      case LOG -> ONE.over(x);
      case SQRT -> F32x4.of(0.5).over(y);
      case SQUARE -> x.plus(x);
      case ABS -> sign(x);
      case RECIPROCAL -> y.negate().times(y);
      case SCALE -> p;
      case STEP -> ZERO;
    };
  }

  /** -1, 0 or 1. */
  static F32x4 sign(F32x4 x) {
    return ONE.where(x.gt(ZERO)).minus(ONE.where(x.lt(ZERO)));
  }

  /** GELU's tanh is taken by sigmoid: (1 + tanh u) / 2 = sigmoid(2 u), without cancellation. */
  private static F32x4 twiceGeluInner(F32x4 x) {
    return x.plus(x.times(GELU_CUBIC).times(x).times(x)).times(2 * GELU_SLOPE);
  }

  private static I32x4 linear(F32x4 scaled) {
    return scaled.gt(SOFTPLUS_THRESHOLD);
  }

  /** e^x, bounded where tanh(log(1 + e^x)) has long been 1. */
  private F32x4 mishExp(F32x4 x) {
    return math().exp(x.min(F32x4.of(SOFTPLUS_THRESHOLD)));
  }

  /** w with tanh(log(1 + e)) = w / (w + 2). */
  private F32x4 mishRatio(F32x4 e) {
    return f.let("w", e.times(e.plus(2)));
  }
}
