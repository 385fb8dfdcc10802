package descent.server.vector;

import static descent.server.vector.Activations.GELU_CUBIC;
import static descent.server.vector.Activations.GELU_SLOPE;
import static descent.server.vector.Activations.SELU_ALPHA;
import static descent.server.vector.Activations.SELU_SCALE;
import static descent.server.vector.Activations.SOFTPLUS_THRESHOLD;
import static descent.server.vector.Activations.geluInner;
import static descent.server.vector.Simd.LENGTH;
import static descent.server.vector.Simd.all;
import static descent.server.vector.Simd.load;
import static descent.server.vector.Simd.put;
import static descent.server.vector.Simd.zero;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import descent.engine.backend.Kernels.Unary;
import jdk.incubator.vector.FloatVector;

/** dx = or += dy * f'(x; p) for each {@link Unary}, where y = f(x; p), one loop each. */
final class ActivationGradients {
  /** The normal density at 0: 1 / sqrt(2 pi). */
  private static final float NORMAL_PEAK = 0.3989422804014327f;

  private ActivationGradients() {}

  static void mapGrad(
      float[] m, Unary f, float p, int n, int x, int y, int dy, int dx, boolean accumulate) {
    switch (f) {
      case IDENTITY, SHIFT -> scale(m, 1, n, dy, dx, accumulate);
      case SCALE -> scale(m, p, n, dy, dx, accumulate);
      case STEP -> scale(m, 0, n, dy, dx, accumulate);
      case RELU -> relu(m, n, y, dy, dx, accumulate);
      case LEAKY_RELU -> leakyRelu(m, p, n, x, dy, dx, accumulate);
      case ELU -> elu(m, p, n, x, dy, dx, accumulate);
      case SELU -> selu(m, n, x, dy, dx, accumulate);
      case SILU -> silu(m, n, x, dy, dx, accumulate);
      case GELU -> gelu(m, n, x, dy, dx, accumulate);
      case GELU_TANH -> geluTanh(m, n, x, dy, dx, accumulate);
      case TANH -> tanh(m, n, y, dy, dx, accumulate);
      case SIGMOID -> sigmoid(m, n, y, dy, dx, accumulate);
      case LOG_SIGMOID -> logSigmoid(m, n, x, dy, dx, accumulate);
      case SOFTPLUS -> softplus(m, p, n, x, dy, dx, accumulate);
      case SOFTSIGN -> softsign(m, n, x, dy, dx, accumulate);
      case MISH -> mish(m, n, x, dy, dx, accumulate);
      case RELU6 -> relu6(m, n, x, dy, dx, accumulate);
      case HARDTANH -> hardtanh(m, p, n, x, dy, dx, accumulate);
      case EXP -> exp(m, n, y, dy, dx, accumulate);
      case LOG -> log(m, n, x, dy, dx, accumulate);
      case SQRT -> sqrt(m, n, y, dy, dx, accumulate);
      case SQUARE -> square(m, n, x, dy, dx, accumulate);
      case ABS -> abs(m, n, x, dy, dx, accumulate);
      case RECIPROCAL -> reciprocal(m, n, y, dy, dx, accumulate);
    }
  }

  private static void scale(float[] m, float p, int n, int dy, int dx, boolean accumulate) {
    for (int i = 0; i < n; i += LENGTH) {
      put(load(m, dy + i).mul(p), m, dx + i, n - i, accumulate);
    }
  }

  private static void relu(float[] m, int n, int y, int dy, int dx, boolean accumulate) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector w = load(m, y + i);
      FloatVector g = load(m, dy + i);
      put(zero().blend(g, w.compare(GT, 0)), m, dx + i, n - i, accumulate);
    }
  }

  private static void leakyRelu(
      float[] m, float p, int n, int x, int dy, int dx, boolean accumulate) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      FloatVector g = load(m, dy + i);
      put(g.mul(p).blend(g, v.compare(GT, 0)), m, dx + i, n - i, accumulate);
    }
  }

  private static void elu(float[] m, float p, int n, int x, int dy, int dx, boolean accumulate) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      FloatVector g = load(m, dy + i);
      put(g.mul(Functions.exp(v).mul(p)).blend(g, v.compare(GT, 0)), m, dx + i, n - i, accumulate);
    }
  }

  private static void selu(float[] m, int n, int x, int dy, int dx, boolean accumulate) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      FloatVector g = load(m, dy + i);
      put(
          g.mul(Functions.exp(v).mul(SELU_ALPHA).blend(1, v.compare(GT, 0)).mul(SELU_SCALE)),
          m,
          dx + i,
          n - i,
          accumulate);
    }
  }

  private static void silu(float[] m, int n, int x, int dy, int dx, boolean accumulate) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      FloatVector g = load(m, dy + i);
      FloatVector s = Functions.sigmoid(v);
      put(g.mul(s.mul(v.mul(all(1).sub(s)).add(1))), m, dx + i, n - i, accumulate);
    }
  }

  private static void gelu(float[] m, int n, int x, int dy, int dx, boolean accumulate) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      FloatVector g = load(m, dy + i);
      FloatVector e = Functions.normalDensity(v);
      put(
          g.mul(Functions.normalCdf(v, e).add(v.mul(e).mul(NORMAL_PEAK))),
          m,
          dx + i,
          n - i,
          accumulate);
    }
  }

  private static void geluTanh(float[] m, int n, int x, int dy, int dx, boolean accumulate) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      FloatVector g = load(m, dy + i);
      put(g.mul(geluTanhSlope(v)), m, dx + i, n - i, accumulate);
    }
  }

  private static void tanh(float[] m, int n, int y, int dy, int dx, boolean accumulate) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector w = load(m, y + i);
      FloatVector g = load(m, dy + i);
      put(g.mul(all(1).sub(w.mul(w))), m, dx + i, n - i, accumulate);
    }
  }

  private static void sigmoid(float[] m, int n, int y, int dy, int dx, boolean accumulate) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector w = load(m, y + i);
      FloatVector g = load(m, dy + i);
      put(g.mul(w.mul(all(1).sub(w))), m, dx + i, n - i, accumulate);
    }
  }

  private static void logSigmoid(float[] m, int n, int x, int dy, int dx, boolean accumulate) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      FloatVector g = load(m, dy + i);
      put(g.mul(Functions.sigmoid(v.neg())), m, dx + i, n - i, accumulate);
    }
  }

  private static void softplus(
      float[] m, float p, int n, int x, int dy, int dx, boolean accumulate) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      FloatVector g = load(m, dy + i);
      FloatVector pv = v.mul(p);
      put(
          g.mul(Functions.sigmoid(pv)).blend(g, pv.compare(GT, SOFTPLUS_THRESHOLD)),
          m,
          dx + i,
          n - i,
          accumulate);
    }
  }

  private static void softsign(float[] m, int n, int x, int dy, int dx, boolean accumulate) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      FloatVector g = load(m, dy + i);
      FloatVector d = v.abs().add(1);
      put(g.div(d.mul(d)), m, dx + i, n - i, accumulate);
    }
  }

  private static void mish(float[] m, int n, int x, int dy, int dx, boolean accumulate) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      FloatVector g = load(m, dy + i);
      FloatVector t = Functions.tanh(Functions.softplus(v));
      put(
          g.mul(t.add(v.mul(all(1).sub(t.mul(t))).mul(Functions.sigmoid(v)))),
          m,
          dx + i,
          n - i,
          accumulate);
    }
  }

  private static void relu6(float[] m, int n, int x, int dy, int dx, boolean accumulate) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      FloatVector g = load(m, dy + i);
      put(zero().blend(g, v.compare(GT, 0).and(v.compare(LT, 6))), m, dx + i, n - i, accumulate);
    }
  }

  private static void hardtanh(
      float[] m, float p, int n, int x, int dy, int dx, boolean accumulate) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      FloatVector g = load(m, dy + i);
      put(zero().blend(g, v.compare(GT, -p).and(v.compare(LT, p))), m, dx + i, n - i, accumulate);
    }
  }

  private static void exp(float[] m, int n, int y, int dy, int dx, boolean accumulate) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector w = load(m, y + i);
      FloatVector g = load(m, dy + i);
      put(g.mul(w), m, dx + i, n - i, accumulate);
    }
  }

  private static void log(float[] m, int n, int x, int dy, int dx, boolean accumulate) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      FloatVector g = load(m, dy + i);
      put(g.div(v), m, dx + i, n - i, accumulate);
    }
  }

  private static void sqrt(float[] m, int n, int y, int dy, int dx, boolean accumulate) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector w = load(m, y + i);
      FloatVector g = load(m, dy + i);
      put(g.mul(0.5f).div(w), m, dx + i, n - i, accumulate);
    }
  }

  private static void square(float[] m, int n, int x, int dy, int dx, boolean accumulate) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      FloatVector g = load(m, dy + i);
      put(g.mul(v.add(v)), m, dx + i, n - i, accumulate);
    }
  }

  private static void abs(float[] m, int n, int x, int dy, int dx, boolean accumulate) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i);
      FloatVector g = load(m, dy + i);
      put(g.mul(Functions.sign(v)), m, dx + i, n - i, accumulate);
    }
  }

  private static void reciprocal(float[] m, int n, int y, int dy, int dx, boolean accumulate) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector w = load(m, y + i);
      FloatVector g = load(m, dy + i);
      put(g.mul(w.mul(w).neg()), m, dx + i, n - i, accumulate);
    }
  }

  private static FloatVector geluTanhSlope(FloatVector x) {
    FloatVector t = Functions.tanh(geluInner(x));
    FloatVector dInner = x.mul(x).mul(3 * GELU_CUBIC).add(1).mul(GELU_SLOPE);
    FloatVector flat = t.add(1).mul(0.5f);
    return x.mul(0.5f).mul(all(1).sub(t.mul(t))).mul(dInner).add(flat);
  }
}
