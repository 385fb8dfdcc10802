package descent.server.vector;

import static descent.engine.backend.Kernels.NONE;
import static descent.server.vector.Functions.positive;
import static descent.server.vector.Functions.sigmoid;
import static descent.server.vector.Functions.sign;
import static descent.server.vector.Functions.softplus;
import static descent.server.vector.Simd.LENGTH;
import static descent.server.vector.Simd.all;
import static descent.server.vector.Simd.first;
import static descent.server.vector.Simd.load;
import static descent.server.vector.Simd.put;
import static descent.server.vector.Simd.zero;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import descent.engine.backend.Kernels.Pair;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Losses of a prediction x and a target t: each method sums f(x, t) over one row and, where dx is
 * wanted, adds factor * f'(x, t).
 */
final class PairLosses {
  /** The floor of BCE's logarithms, as in PyTorch. */
  private static final float BCE_LOG_FLOOR = -100;

  /** The least that BCE's gradient divides by, as in PyTorch. */
  private static final float BCE_GRADIENT_FLOOR = 1e-12f;

  private PairLosses() {}

  static void pairLoss(
      float[] m,
      Pair f,
      float p,
      int rows,
      int cols,
      int x,
      int target,
      int weight,
      float scale,
      int loss,
      int dx) {
    for (int r = 0; r < rows; r++, x += cols, target += cols) {
      float factor = weight == NONE ? scale : scale * m[weight + r];
      int dRow = dx == NONE ? NONE : dx + r * cols;
      float sum =
          switch (f) {
            case MSE -> squared(m, cols, x, target, factor, dRow);
            case L1 -> absolute(m, cols, x, target, factor, dRow);
            case HUBER -> huber(m, p, 1, cols, x, target, factor, dRow);
            case SMOOTH_L1 -> huber(m, p, 1 / p, cols, x, target, factor, dRow);
            case HINGE -> hinge(m, cols, x, target, factor, dRow);
            case BCE -> crossEntropy(m, cols, x, target, factor, dRow);
            case BCE_WITH_LOGITS -> crossEntropyOfLogits(m, p, cols, x, target, factor, dRow);
          };
      if (loss != NONE) {
        m[loss + r] = factor * sum;
      }
    }
  }

  private static float squared(float[] m, int n, int x, int t, float factor, int dx) {
    FloatVector sum = zero();
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector d = load(m, x + i, n - i).sub(load(m, t + i, n - i));
      sum = sum.add(d.mul(d));
      addGradient(d.add(d), m, n - i, factor, dx, i);
    }
    return Simd.sum(sum);
  }

  private static float absolute(float[] m, int n, int x, int t, float factor, int dx) {
    FloatVector sum = zero();
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector d = load(m, x + i, n - i).sub(load(m, t + i, n - i));
      sum = sum.add(d.abs());
      addGradient(sign(d), m, n - i, factor, dx, i);
    }
    return Simd.sum(sum);
  }

  /** Half of c d^2 where d is within p of 0, and c p (abs(d) - p / 2) outside. */
  private static float huber(
      float[] m, float p, float c, int n, int x, int t, float factor, int dx) {
    FloatVector sum = zero();
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector d = load(m, x + i, n - i).sub(load(m, t + i, n - i));
      FloatVector size = d.abs();
      VectorMask<Float> within = size.compare(LT, p);
      FloatVector outside = size.sub(0.5f * p).mul(c * p);
      sum = sum.add(outside.blend(d.mul(d).mul(0.5f * c), within), first(n - i));
      addGradient(sign(d).mul(c * p).blend(d.mul(c), within), m, n - i, factor, dx, i);
    }
    return Simd.sum(sum);
  }

  private static float hinge(float[] m, int n, int x, int t, float factor, int dx) {
    FloatVector sum = zero();
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector target = load(m, t + i, n - i);
      FloatVector margin = all(1).sub(target.mul(load(m, x + i, n - i)));
      sum = sum.add(positive(margin), first(n - i));
      FloatVector slope = zero().blend(target.neg(), margin.compare(GT, 0));
      addGradient(slope, m, n - i, factor, dx, i);
    }
    return Simd.sum(sum);
  }

  private static float crossEntropy(float[] m, int n, int x, int t, float factor, int dx) {
    FloatVector sum = zero();
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector p = load(m, x + i, n - i);
      FloatVector q = all(1).sub(p);
      FloatVector target = load(m, t + i, n - i);
      FloatVector loss = target.mul(boundedLog(p)).add(all(1).sub(target).mul(boundedLog(q)));
      sum = sum.sub(loss, first(n - i));
      FloatVector spread = p.mul(q);
      spread = spread.blend(BCE_GRADIENT_FLOOR, spread.compare(LT, BCE_GRADIENT_FLOOR));
      addGradient(p.sub(target).div(spread), m, n - i, factor, dx, i);
    }
    return Simd.sum(sum);
  }

  private static FloatVector boundedLog(FloatVector x) {
    FloatVector y = Functions.log(x);
    return y.blend(BCE_LOG_FLOOR, y.compare(LT, BCE_LOG_FLOOR));
  }

  /** (1 - t) x + (1 + (p - 1) t) log(1 + e^-x). */
  private static float crossEntropyOfLogits(
      float[] m, float p, int n, int x, int t, float factor, int dx) {
    FloatVector sum = zero();
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i, n - i);
      FloatVector target = load(m, t + i, n - i);
      FloatVector rest = all(1).sub(target);
      FloatVector steep = target.mul(p - 1).add(1);
      FloatVector minus = v.neg();
      sum = sum.add(rest.mul(v).add(steep.mul(softplus(minus))), first(n - i));
      addGradient(rest.sub(steep.mul(sigmoid(minus))), m, n - i, factor, dx, i);
    }
    return Simd.sum(sum);
  }

  private static void addGradient(
      FloatVector slope, float[] m, int left, float factor, int dx, int i) {
    if (dx != NONE) {
      put(slope.mul(factor), m, dx + i, left, true);
    }
  }
}
