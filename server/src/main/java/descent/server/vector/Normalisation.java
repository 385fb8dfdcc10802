package descent.server.vector;

import static descent.engine.backend.Kernels.NONE;
import static descent.server.vector.Simd.LENGTH;
import static descent.server.vector.Simd.all;
import static descent.server.vector.Simd.first;
import static descent.server.vector.Simd.load;
import static descent.server.vector.Simd.put;
import static descent.server.vector.Simd.store;
import static descent.server.vector.Simd.zero;

import jdk.incubator.vector.FloatVector;

/** Batch normalisation, a vector of columns at a time, and layer normalisation, row by row. */
final class Normalisation {
  /** Rows whose sum is taken before it is added to the total: bounds the rounding error. */
  private static final int BLOCK = 128;

  private Normalisation() {}

  static void columnMoments(float[] m, int rows, int cols, int x, int mean, int variance) {
    for (int c = 0; c < cols; c += LENGTH) {
      FloatVector sum = zero();
      for (int from = 0; from < rows; from += BLOCK) {
        sum = sum.add(sumOfBlock(m, from, Math.min(rows, from + BLOCK), cols, x + c, cols - c));
      }
      FloatVector center = sum.div(rows);
      FloatVector squares = zero();
      for (int from = 0; from < rows; from += BLOCK) {
        int to = Math.min(rows, from + BLOCK);
        squares = squares.add(squaresOfBlock(m, from, to, cols, x + c, cols - c, center));
      }
      store(center, m, mean + c, cols - c);
      store(squares.div(rows), m, variance + c, cols - c);
    }
  }

  private static FloatVector sumOfBlock(float[] m, int from, int to, int cols, int x, int left) {
    FloatVector sum = zero();
    for (int r = from; r < to; r++) {
      sum = sum.add(load(m, x + r * cols));
    }
    return sum;
  }

  private static FloatVector squaresOfBlock(
      float[] m, int from, int to, int cols, int x, int left, FloatVector center) {
    FloatVector sum = zero();
    for (int r = from; r < to; r++) {
      FloatVector d = load(m, x + r * cols).sub(center);
      sum = sum.add(d.mul(d));
    }
    return sum;
  }

  /** 1 / sqrt(variance + eps) of a vector of columns. */
  private static FloatVector inverse(float[] m, int variance, int left, double eps) {
    return all(1).div(load(m, variance).add((float) eps).sqrt());
  }

  static void batchNorm(
      float[] m,
      int rows,
      int cols,
      double eps,
      int x,
      int mean,
      int variance,
      int gain,
      int shift,
      int y) {
    for (int c = 0; c < cols; c += LENGTH) {
      int left = cols - c;
      FloatVector center = load(m, mean + c);
      FloatVector factor = inverse(m, variance + c, left, eps).mul(load(m, gain + c));
      FloatVector offset = load(m, shift + c);
      for (int r = 0; r < rows; r++) {
        FloatVector v = load(m, x + r * cols + c).sub(center);
        store(v.mul(factor).add(offset), m, y + r * cols + c, left);
      }
    }
  }

  /**
   * With n = (x - mean) / sqrt(variance + eps): dGain = sum dy n, dShift = sum dy, and dx = gain /
   * sqrt(variance + eps) (dy - dShift / rows - n dGain / rows), the last two only in training.
   */
  static void batchNormGrad(
      float[] m,
      int rows,
      int cols,
      double eps,
      boolean train,
      int x,
      int mean,
      int variance,
      int gain,
      int dy,
      int dx,
      int dGain,
      int dShift) {
    for (int c = 0; c < cols; c += LENGTH) {
      int left = cols - c;
      FloatVector center = load(m, mean + c);
      FloatVector inverse = inverse(m, variance + c, left, eps);
      FloatVector sum = zero();
      FloatVector sumNormal = zero();
      for (int from = 0; from < rows; from += BLOCK) {
        int to = Math.min(rows, from + BLOCK);
        sum = sum.add(sumOfBlock(m, from, to, cols, dy + c, left));
        FloatVector products = productsOfBlock(m, from, to, cols, x + c, dy + c, left, center);
        sumNormal = sumNormal.add(products.mul(inverse));
      }
      if (dx != NONE) {
        FloatVector factor = inverse.mul(load(m, gain + c));
        FloatVector level = train ? sum.div(rows) : zero();
        FloatVector tilt = train ? sumNormal.mul(inverse).div(rows) : zero();
        for (int r = 0; r < rows; r++) {
          FloatVector d = load(m, x + r * cols + c).sub(center);
          FloatVector g = load(m, dy + r * cols + c).sub(level).sub(d.mul(tilt));
          put(g.mul(factor), m, dx + r * cols + c, left, true);
        }
      }
      if (dGain != NONE) {
        put(sumNormal, m, dGain + c, left, true);
      }
      if (dShift != NONE) {
        put(sum, m, dShift + c, left, true);
      }
    }
  }

  private static FloatVector productsOfBlock(
      float[] m, int from, int to, int cols, int x, int dy, int left, FloatVector center) {
    FloatVector sum = zero();
    for (int r = from; r < to; r++) {
      FloatVector d = load(m, x + r * cols).sub(center);
      sum = sum.add(d.mul(load(m, dy + r * cols)));
    }
    return sum;
  }

  static void layerNorm(
      float[] m, int rows, int cols, double eps, int x, int gain, int shift, int y, int moments) {
    for (int r = 0; r < rows; r++, x += cols, y += cols) {
      float mean = (float) (Reductions.sum(m, cols, x) / cols);
      float variance = squares(m, cols, x, mean) / cols;
      float inverse = (float) (1 / Math.sqrt(variance + eps));
      for (int c = 0; c < cols; c += LENGTH) {
        int left = cols - c;
        FloatVector v = load(m, x + c).sub(mean).mul(inverse);
        v = gain == NONE ? v : v.mul(load(m, gain + c));
        v = shift == NONE ? v : v.add(load(m, shift + c));
        store(v, m, y + c, left);
      }
      m[moments + 2 * r] = mean;
      m[moments + 2 * r + 1] = inverse;
    }
  }

  private static float squares(float[] m, int n, int x, float center) {
    FloatVector sum = zero();
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector d = load(m, x + i).sub(center);
      sum = sum.add(d.mul(d), first(n - i));
    }
    return Simd.sum(sum);
  }

  static void layerNormGrad(
      float[] m,
      int rows,
      int cols,
      int x,
      int gain,
      int moments,
      int dy,
      int dx,
      int dGain,
      int dShift) {
    for (int r = 0; r < rows; r++, x += cols, dy += cols) {
      float mean = m[moments + 2 * r];
      float inverse = m[moments + 2 * r + 1];
      FloatVector sum = zero();
      FloatVector sumNormal = zero();
      for (int c = 0; c < cols; c += LENGTH) {
        int left = cols - c;
        FloatVector normal = load(m, x + c, left).sub(mean).mul(inverse);
        FloatVector g = load(m, dy + c, left);
        if (dGain != NONE) {
          put(g.mul(normal), m, dGain + c, left, true);
        }
        if (dShift != NONE) {
          put(g, m, dShift + c, left, true);
        }
        g = gain == NONE ? g : g.mul(load(m, gain + c, left));
        sum = sum.add(g);
        sumNormal = sumNormal.add(g.mul(normal));
      }
      if (dx != NONE) {
        float level = Simd.sum(sum) / cols;
        float tilt = Simd.sum(sumNormal) / cols;
        layerNormRowGrad(m, cols, x, gain, mean, inverse, level, tilt, dy, dx + r * cols);
      }
    }
  }

  /** dx += inverse (dNormal - level - normal tilt). */
  private static void layerNormRowGrad(
      float[] m,
      int cols,
      int x,
      int gain,
      float mean,
      float inverse,
      float level,
      float tilt,
      int dy,
      int dx) {
    for (int c = 0; c < cols; c += LENGTH) {
      int left = cols - c;
      FloatVector normal = load(m, x + c).sub(mean).mul(inverse);
      FloatVector g = load(m, dy + c);
      g = gain == NONE ? g : g.mul(load(m, gain + c));
      put(g.sub(level).sub(normal.mul(tilt)).mul(inverse), m, dx + c, left, true);
    }
  }
}
