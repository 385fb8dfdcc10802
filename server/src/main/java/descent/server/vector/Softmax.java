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

/**
 * Softmax by rows, and the cross-entropy that has it inside. Each pass goes through a block of rows
 * before the next one does: a loop of its own, which C2 compiles on its own. All passes over one
 * row together are more than it inlines, and what it does not inline gets its vectors boxed.
 */
final class Softmax {
  /** Rows of a block. */
  private static final int ROWS = 64;

  /** What the passes tell each other about the rows of a block. */
  private static final class Rows {
    final float[] max = new float[ROWS];

    /** The sum of e^(x - max). */
    final float[] sum = new float[ROWS];

    /** The gradient is scale e^(x - max) - even, but for the target. */
    final float[] scale = new float[ROWS];

    final float[] even = new float[ROWS];
  }

  private static final ThreadLocal<Rows> BLOCK = ThreadLocal.withInitial(Rows::new);

  /** Less than a vector of each row of a block. */
  private static final ThreadLocal<float[]> ENDS =
      ThreadLocal.withInitial(() -> new float[ROWS * LENGTH]);

  private Softmax() {}

  static void softmax(float[] m, boolean log, int rows, int cols, int x, int ldx, int y, int ldy) {
    Rows block = BLOCK.get();
    for (int from = 0; from < rows; from += ROWS) {
      int count = Math.min(ROWS, rows - from);
      int in = x + from * ldx;
      int out = y + from * ldy;
      max(m, count, cols, in, ldx, block.max);
      if (log) {
        sumOfExp(m, count, cols, in, ldx, block.max, block.sum);
        for (int r = 0; r < count; r++) {
          float logSum = Polynomials.log(block.sum[r]);
          shift(m, cols, in + r * ldx, out + r * ldy, block.max[r], logSum);
        }
      } else {
        exp(m, count, cols, in, ldx, out, ldy, block.max, block.sum);
        for (int r = 0; r < count; r++) {
          scale(m, cols, out + r * ldy, 1 / block.sum[r]);
        }
      }
    }
  }

  private static void max(float[] m, int rows, int cols, int x, int ldx, float[] max) {
    for (int r = 0; r < rows; r++, x += ldx) {
      FloatVector best = all(Float.NEGATIVE_INFINITY);
      for (int i = 0; i < cols; i += LENGTH) {
        best = best.lanewise(MAX, load(m, x + i), first(cols - i));
      }
      max[r] = Simd.max(best);
    }
  }

  /**
   * The sum of e^(x - max). What fills no vector is gathered from all rows, and fills vectors
   * together: a masked end in the loop is more than C2 inlines.
   */
  private static void sumOfExp(
      float[] m, int rows, int cols, int x, int ldx, float[] max, float[] sum) {
    int whole = cols / LENGTH * LENGTH;
    float[] ends = ENDS.get();
    expOfEnds(m, rows, cols - whole, x + whole, ldx, max, ends);
    for (int r = 0, end = 0; r < rows; r++, x += ldx) {
      FloatVector parts = zero();
      for (int i = 0; i < whole; i += LENGTH) {
        parts = parts.add(Functions.exp(load(m, x + i).sub(max[r])));
      }
      float total = whole == 0 ? 0 : Simd.sum(parts);
      for (int i = whole; i < cols; i++) {
        total += ends[end++];
      }
      sum[r] = total;
    }
  }

  private static void expOfEnds(
      float[] m, int rows, int cols, int x, int ldx, float[] max, float[] ends) {
    int n = 0;
    for (int r = 0; r < rows; r++, x += ldx) {
      for (int i = 0; i < cols; i++) {
        ends[n++] = m[x + i] - max[r];
      }
    }
    for (int i = 0; i < n; i += LENGTH) {
      Functions.exp(load(ends, i)).intoArray(ends, i);
    }
  }

  /** y = e^(x - max), and the sum of it. */
  private static void exp(
      float[] m, int rows, int cols, int x, int ldx, int y, int ldy, float[] max, float[] sum) {
    for (int r = 0; r < rows; r++, x += ldx, y += ldy) {
      FloatVector total = zero();
      for (int i = 0; i < cols; i += LENGTH) {
        FloatVector e = Functions.exp(load(m, x + i).sub(max[r]));
        store(e, m, y + i, cols - i);
        total = total.add(e, first(cols - i));
      }
      sum[r] = Simd.sum(total);
    }
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
    Rows block = BLOCK.get();
    for (int from = 0; from < rows; from += ROWS) {
      int count = Math.min(ROWS, rows - from);
      int in = x + from * cols;
      max(m, count, cols, in, cols, block.max);
      sumOfExp(m, count, cols, in, cols, block.max, block.sum);
      for (int r = 0; r < count; r++) {
        int row = from + r;
        float factor = weight == NONE ? scale : scale * m[weight + row];
        float max = block.max[r];
        int t = target + row * (classes ? 1 : cols);
        if (loss != NONE) {
          float logSum = Polynomials.log(block.sum[r]);
          int at = in + r * cols;
          float value =
              classes
                  ? ofClass(m, smoothing, cols, at, at + (int) m[t], max, logSum)
                  : ofDistribution(m, smoothing, cols, at, t, max, logSum);
          m[loss + row] = factor * value;
        }
        float sharp = factor * (1 - smoothing);
        float even = factor * smoothing;
        float mass = classes ? factor : sharp * (float) Reductions.sum(m, cols, t) + even;
        block.scale[r] = mass / block.sum[r];
        block.even[r] = even / cols;
        if (dx != NONE && classes) {
          m[dx + row * cols + (int) m[t]] -= sharp;
        } else if (dx != NONE) {
          Elementwise.axpy(m, cols, -sharp, t, dx + row * cols);
        }
      }
      if (dx != NONE) {
        gradient(m, count, cols, in, block, dx + from * cols);
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

  /** dx += scale e^(x - max) - even. */
  private static void gradient(float[] m, int rows, int cols, int x, Rows block, int dx) {
    int whole = cols / LENGTH * LENGTH;
    for (int r = 0; r < rows; r++, x += cols, dx += cols) {
      float max = block.max[r];
      float scale = block.scale[r];
      float even = block.even[r];
      for (int i = 0; i < whole; i += LENGTH) {
        FloatVector e = Functions.exp(load(m, x + i).sub(max));
        load(m, dx + i).add(e.mul(scale).sub(even)).intoArray(m, dx + i);
      }
      for (int i = whole; i < cols; i++) {
        m[dx + i] += Polynomials.exp(m[x + i] - max) * scale - even;
      }
    }
  }
}
