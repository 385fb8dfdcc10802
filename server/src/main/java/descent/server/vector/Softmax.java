package descent.server.vector;

import static descent.engine.backend.Kernels.NONE;
import static descent.server.vector.Simd.LENGTH;
import static descent.server.vector.Simd.all;
import static descent.server.vector.Simd.first;
import static descent.server.vector.Simd.load;
import static descent.server.vector.Simd.put;
import static descent.server.vector.Simd.store;
import static descent.server.vector.Simd.zero;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.MAX;

import descent.engine.backend.Polynomials;
import jdk.incubator.vector.FloatVector;

/** Softmax by rows, and the cross-entropy that has it inside. */
final class Softmax {
  private Softmax() {}

  static void softmax(float[] m, boolean log, int rows, int cols, int x, int ldx, int y, int ldy) {
    for (int r = 0; r < rows; r++, x += ldx, y += ldy) {
      float max = max(m, cols, x);
      if (log) {
        shift(m, cols, x, y, max, Polynomials.log(sumOfExp(m, cols, x, max)));
      } else {
        float sum = exp(m, cols, x, y, max);
        scale(m, cols, y, 1 / sum);
      }
    }
  }

  private static float max(float[] m, int n, int x) {
    FloatVector max = all(Float.NEGATIVE_INFINITY);
    for (int i = 0; i < n; i += LENGTH) {
      max = max.lanewise(MAX, load(m, x + i), first(n - i));
    }
    return Simd.max(max);
  }

  /** The sum of e^(x - max). */
  private static float sumOfExp(float[] m, int n, int x, float max) {
    FloatVector sum = zero();
    for (int i = 0; i < n; i += LENGTH) {
      sum = sum.add(Functions.exp(load(m, x + i).sub(max)), first(n - i));
    }
    return Simd.sum(sum);
  }

  /** y = e^(x - max), and the sum of it. */
  private static float exp(float[] m, int n, int x, int y, float max) {
    FloatVector sum = zero();
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector e = Functions.exp(load(m, x + i).sub(max));
      store(e, m, y + i, n - i);
      sum = sum.add(e, first(n - i));
    }
    return Simd.sum(sum);
  }

  /** y = x - max - rest, the large number first. */
  private static void shift(float[] m, int n, int x, int y, float max, float rest) {
    for (int i = 0; i < n; i += LENGTH) {
      store(load(m, x + i).sub(max).sub(rest), m, y + i, n - i);
    }
  }

  private static void scale(float[] m, int n, int y, float factor) {
    for (int i = 0; i < n; i += LENGTH) {
      store(load(m, y + i).mul(factor), m, y + i, n - i);
    }
  }

  /** softmax: y (dy - sum dy y); log-softmax: dy - e^y sum dy. */
  static void softmaxGrad(
      float[] m,
      boolean log,
      int rows,
      int cols,
      int y,
      int ldy,
      int dy,
      int lddy,
      int dx,
      int lddx) {
    for (int r = 0; r < rows; r++, y += ldy, dy += lddy, dx += lddx) {
      if (log) {
        logSoftmaxGrad(m, cols, y, dy, dx);
      } else {
        softmaxGrad(m, cols, y, dy, dx);
      }
    }
  }

  private static void softmaxGrad(float[] m, int n, int y, int dy, int dx) {
    float dot = (float) Reductions.dot(m, n, y, dy);
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, y + i).mul(load(m, dy + i).sub(dot));
      put(v, m, dx + i, n - i, true);
    }
  }

  private static void logSoftmaxGrad(float[] m, int n, int y, int dy, int dx) {
    float sum = (float) Reductions.sum(m, n, dy);
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector p = Functions.exp(load(m, y + i));
      put(load(m, dy + i).sub(p.mul(sum)), m, dx + i, n - i, true);
    }
  }

  /** loss = - sum t log softmax(x), with derivative softmax(x) sum t - t. */
  static void crossEntropy(
      float[] m,
      boolean classes,
      float smoothing,
      int rows,
      int cols,
      int x,
      int target,
      int weight,
      float scale,
      int loss,
      int dx) {
    for (int r = 0; r < rows; r++, x += cols) {
      float factor = weight == NONE ? scale : scale * m[weight + r];
      float max = max(m, cols, x);
      float sum = sumOfExp(m, cols, x, max);
      if (loss != NONE) {
        float logSum = Polynomials.log(sum);
        float value =
            classes
                ? ofClass(m, smoothing, cols, x, x + (int) m[target + r], max, logSum)
                : ofDistribution(m, smoothing, cols, x, target + r * cols, max, logSum);
        m[loss + r] = factor * value;
      }
      if (dx == NONE) {
        continue;
      }
      int dRow = dx + r * cols;
      float sharp = factor * (1 - smoothing);
      float even = factor * smoothing;
      if (classes) {
        gradient(m, cols, x, max, factor / sum, even / cols, dRow);
        m[dRow + (int) m[target + r]] -= sharp;
      } else {
        int t = target + r * cols;
        float mass = sharp * (float) Reductions.sum(m, cols, t) + even;
        gradient(m, cols, x, max, mass / sum, even / cols, dRow);
        Elementwise.axpy(m, cols, -sharp, t, dRow);
      }
    }
  }

  private static float ofClass(
      float[] m, float smoothing, int cols, int x, int winner, float max, float logSum) {
    float sharp = logSum - (m[winner] - max);
    if (smoothing == 0) {
      return sharp;
    }
    float even = logSum - ((float) (Reductions.sum(m, cols, x) / cols) - max);
    return (1 - smoothing) * sharp + smoothing * even;
  }

  /** A class without mass must not turn an infinite logit into a NaN. */
  private static float ofDistribution(
      float[] m, float smoothing, int n, int x, int target, float max, float logSum) {
    FloatVector sum = zero();
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector t = load(m, target + i).mul(1 - smoothing).add(smoothing / n);
      FloatVector v = t.mul(all(logSum).sub(load(m, x + i).sub(max)));
      sum = sum.add(v.blend(0, t.compare(EQ, 0)), first(n - i));
    }
    return Simd.sum(sum);
  }

  /** dx += factor e^(x - max) - even. */
  private static void gradient(
      float[] m, int n, int x, float max, float factor, float even, int dx) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector e = Functions.exp(load(m, x + i).sub(max));
      put(e.mul(factor).sub(even), m, dx + i, n - i, true);
    }
  }
}
