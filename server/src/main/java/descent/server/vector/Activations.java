package descent.server.vector;

import static descent.server.vector.Simd.LENGTH;
import static descent.server.vector.Simd.all;
import static descent.server.vector.Simd.load;
import static descent.server.vector.Simd.store;
import static descent.server.vector.Simd.zero;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;

import descent.engine.backend.Kernels.Unary;
import jdk.incubator.vector.FloatVector;

/** y = f(x; p) for each {@link Unary}, one loop each; in place. */
final class Activations {
  // G. Klambauer et al., "Self-Normalizing Neural Networks", 2017.
  static final float SELU_ALPHA = 1.6732632423543772f;
  static final float SELU_SCALE = 1.0507009873554805f;

  // D. Hendrycks and K. Gimpel, "Gaussian Error Linear Units", 2016: sqrt(2 / pi) and the cubic.
  static final float GELU_SLOPE = 0.7978845608028654f;
  static final float GELU_CUBIC = 0.044715f;

  /** Beyond it log(1 + e^x) is taken for x, as in PyTorch. */
  static final float SOFTPLUS_THRESHOLD = 20;

  private Activations() {}

  static void map(float[] m, Unary f, float p, int n, int x, int y) {
    switch (f) {
      case IDENTITY -> System.arraycopy(m, x, m, y, n);
      case RELU -> relu(m, n, x, y);
      case LEAKY_RELU -> leakyRelu(m, p, n, x, y);
      case ELU -> elu(m, p, n, x, y);
      case SELU -> selu(m, n, x, y);
      case SILU -> silu(m, n, x, y);
      case GELU -> gelu(m, n, x, y);
      case GELU_TANH -> geluTanh(m, n, x, y);
      case TANH -> tanh(m, n, x, y);
      case SIGMOID -> sigmoid(m, n, x, y);
      case LOG_SIGMOID -> logSigmoid(m, n, x, y);
      case SOFTPLUS -> softplus(m, p, n, x, y);
      case SOFTSIGN -> softsign(m, n, x, y);
      case MISH -> mish(m, n, x, y);
      case RELU6 -> relu6(m, n, x, y);
      case HARDTANH -> hardtanh(m, p, n, x, y);
      case EXP -> exp(m, n, x, y);
      case LOG -> log(m, n, x, y);
      case SQRT -> sqrt(m, n, x, y);
      case SQUARE -> square(m, n, x, y);
      case ABS -> abs(m, n, x, y);
      case RECIPROCAL -> reciprocal(m, n, x, y);
      case SCALE -> scale(m, p, n, x, y);
      case SHIFT -> shift(m, p, n, x, y);
      case STEP -> step(m, n, x, y);
    }
  }

  private static void relu(float[] m, int n, int x, int y) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      store(Functions.positive(v), m, y + i, n - i);
    }
  }

  private static void leakyRelu(float[] m, float p, int n, int x, int y) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      store(v.mul(p).blend(v, v.compare(GT, 0)), m, y + i, n - i);
    }
  }

  private static void elu(float[] m, float p, int n, int x, int y) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      store(Functions.expm1(v).mul(p).blend(v, v.compare(GT, 0)), m, y + i, n - i);
    }
  }

  private static void selu(float[] m, int n, int x, int y) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      store(
          Functions.expm1(v).mul(SELU_ALPHA).blend(v, v.compare(GT, 0)).mul(SELU_SCALE),
          m,
          y + i,
          n - i);
    }
  }

  private static void silu(float[] m, int n, int x, int y) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      store(v.mul(Functions.sigmoid(v)), m, y + i, n - i);
    }
  }

  private static void gelu(float[] m, int n, int x, int y) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      store(v.mul(Functions.normalCdf(v, Functions.normalDensity(v))), m, y + i, n - i);
    }
  }

  private static void geluTanh(float[] m, int n, int x, int y) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      store(v.mul(0.5f).mul(Functions.tanh(geluInner(v)).add(1)), m, y + i, n - i);
    }
  }

  private static void tanh(float[] m, int n, int x, int y) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      store(Functions.tanh(v), m, y + i, n - i);
    }
  }

  private static void sigmoid(float[] m, int n, int x, int y) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      store(Functions.sigmoid(v), m, y + i, n - i);
    }
  }

  private static void logSigmoid(float[] m, int n, int x, int y) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      store(Functions.softplus(v.neg()).neg(), m, y + i, n - i);
    }
  }

  private static void softplus(float[] m, float p, int n, int x, int y) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      FloatVector pv = v.mul(p);
      store(
          Functions.softplus(pv).div(p).blend(v, pv.compare(GT, SOFTPLUS_THRESHOLD)),
          m,
          y + i,
          n - i);
    }
  }

  private static void softsign(float[] m, int n, int x, int y) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      store(v.div(v.abs().add(1)), m, y + i, n - i);
    }
  }

  private static void mish(float[] m, int n, int x, int y) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      store(v.mul(Functions.tanh(Functions.softplus(v))), m, y + i, n - i);
    }
  }

  private static void relu6(float[] m, int n, int x, int y) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      store(Functions.positive(v).blend(6, v.compare(GE, 6)), m, y + i, n - i);
    }
  }

  private static void hardtanh(float[] m, float p, int n, int x, int y) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      store(v.blend(-p, v.compare(LE, -p)).blend(p, v.compare(GE, p)), m, y + i, n - i);
    }
  }

  private static void exp(float[] m, int n, int x, int y) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      store(Functions.exp(v), m, y + i, n - i);
    }
  }

  private static void log(float[] m, int n, int x, int y) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      store(Functions.log(v), m, y + i, n - i);
    }
  }

  private static void sqrt(float[] m, int n, int x, int y) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      store(v.sqrt(), m, y + i, n - i);
    }
  }

  private static void square(float[] m, int n, int x, int y) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      store(v.mul(v), m, y + i, n - i);
    }
  }

  private static void abs(float[] m, int n, int x, int y) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      store(v.abs(), m, y + i, n - i);
    }
  }

  private static void reciprocal(float[] m, int n, int x, int y) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      store(all(1).div(v), m, y + i, n - i);
    }
  }

  private static void scale(float[] m, float p, int n, int x, int y) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      store(v.mul(p), m, y + i, n - i);
    }
  }

  private static void shift(float[] m, float p, int n, int x, int y) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      store(v.add(p), m, y + i, n - i);
    }
  }

  private static void step(float[] m, int n, int x, int y) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      store(zero().blend(1, v.compare(GT, 0)), m, y + i, n - i);
    }
  }

  /** What {@code GELU_TANH} takes the hyperbolic tangent of. */
  static FloatVector geluInner(FloatVector x) {
    return x.mul(x).mul(x).mul(GELU_CUBIC).add(x).mul(GELU_SLOPE);
  }
}
