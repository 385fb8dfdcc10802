package descent.server.vector;

import static descent.server.vector.Simd.FLOATS;
import static descent.server.vector.Simd.LENGTH;
import static descent.server.vector.Simd.load;
import static descent.server.vector.Simd.store;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.NE;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Products with a matrix that is mostly zeros, as the pixels of written digits are: its numbers are
 * found by their bits in masks, 64 x 64 of them at a time, and only they are multiplied.
 */
final class SparseProducts {
  /** Rows and columns of the sparse matrix that are dealt with together: bits of a long. */
  private static final int BLOCK = Long.SIZE;

  /** Columns that are summed up in registers: 8 vectors of sums, one factor. */
  private static final int WIDTH = 8 * LENGTH;

  /** Half of them, where fewer are left. */
  private static final int HALF = WIDTH / 2;

  /** Columns of a panel, which stays in the first-level cache. */
  private static final int PANEL = Math.min(WIDTH, 64);

  /** Below so many multiplications the dense product has nothing to lose. */
  private static final int WORTH_IT = 1 << 20;

  /** Of so many rows one is looked at to learn how many zeros there are. */
  private static final int SAMPLE = 4;

  /** One in so many numbers may differ from zero; measured. */
  private static final int SPARSE = 3;

  /** What one thread needs. */
  private static final class Scratch {
    long[] active = new long[BLOCK];
    final float[] panel = new float[BLOCK * WIDTH + LENGTH];
  }

  private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

  private SparseProducts() {}

  /** Whether zeros of x(rows, cols) are to be skipped in a product with so many numbers a row. */
  static boolean pays(float[] v, int rows, int cols, int x, int ldx, int width) {
    if (width < LENGTH || (long) rows * cols * width < WORTH_IT) {
      return false;
    }
    int numbers = 0;
    int most = rows / SAMPLE * cols / SPARSE;
    for (int r = 0; r < rows; r += SAMPLE) {
      numbers += numbers(v, cols, x + r * ldx);
      if (numbers > most) {
        return false;
      }
    }
    return true;
  }

  /** How many of n are not zero. */
  private static int numbers(float[] v, int n, int x) {
    int numbers = 0;
    for (int i = 0; i < n; i += LENGTH) {
      numbers += load(v, x + i, n - i).compare(NE, 0).trueCount();
    }
    return numbers;
  }

  /** c(m, n) = or += a(m, k) . b(n, k)^T, where a is sparse. */
  static void timesTransposed(
      float[] v,
      int m,
      int n,
      int k,
      int a,
      int lda,
      int b,
      int ldb,
      int c,
      int ldc,
      boolean accumulate) {
    Scratch scratch = SCRATCH.get();
    if (scratch.active.length < m) {
      scratch.active = new long[m];
    }
    if (!accumulate) {
      Moving.fill(v, m, n, 0, c, ldc);
    }
    float[] panel = scratch.panel;
    for (int p = 0; p < k; p += BLOCK) {
      int depth = Math.min(BLOCK, k - p);
      activate(v, m, depth, a + p, lda, scratch.active);
      for (int j = 0; j < n; j += PANEL) {
        int width = Math.min(PANEL, n - j);
        Transposition.transpose(v, width, depth, b + j * ldb + p, ldb, panel, 0, PANEL);
        for (int i = 0; i < m; i++) {
          int from = a + i * lda + p;
          add(v, scratch.active[i], from, 1, panel, 0, PANEL, v, c + i * ldc + j, width);
        }
      }
    }
  }

  /** c(n, k) = or += a(m, n)^T . b(m, k), where b is sparse: block by block of its transpose. */
  static void transposedTimes(
      float[] v,
      int n,
      int k,
      int m,
      int a,
      int lda,
      int b,
      int ldb,
      int c,
      int ldc,
      boolean accumulate) {
    Scratch scratch = SCRATCH.get();
    float[] panel = scratch.panel;
    for (int p = 0; p < k; p += BLOCK) {
      int depth = Math.min(BLOCK, k - p);
      for (int j = 0; j < n; j += WIDTH) {
        int width = Math.min(WIDTH, n - j);
        Arrays.fill(panel, 0);
        for (int i = 0; i < m; i += BLOCK) {
          int rows = Math.min(BLOCK, m - i);
          Arrays.fill(scratch.active, 0, BLOCK, 0);
          activate(v, rows, depth, b + i * ldb + p, ldb, scratch.active);
          BitMatrix.transpose(scratch.active);
          for (int q = 0; q < depth; q++) {
            int from = b + i * ldb + p + q;
            int to = q * WIDTH;
            add(v, scratch.active[q], from, ldb, v, a + i * lda + j, lda, panel, to, width);
          }
        }
        int to = c + j * ldc + p;
        Transposition.transpose(panel, depth, width, 0, WIDTH, v, to, ldc, accumulate);
      }
    }
  }

  /** Bit p of active[i] = whether x(i, p) is not zero, for at most 64 columns. */
  private static void activate(float[] v, int rows, int cols, int x, int ldx, long[] active) {
    for (int i = 0; i < rows; i++, x += ldx) {
      long bits = 0;
      for (int p = 0; p < cols; p += LENGTH) {
        bits |= load(v, x + p, cols - p).compare(NE, 0).toLong() << p;
      }
      active[i] = bits;
    }
  }

  /** c(width) += x[i step] b(i, width) for each i whose bit is set. */
  private static void add(
      float[] v,
      long active,
      int x,
      int step,
      float[] bv,
      int b,
      int ldb,
      float[] m,
      int c,
      int width) {
    if (active == 0) {
      return;
    }
    int j = 0;
    if (width == WIDTH) {
      addWide(v, active, x, step, bv, b, ldb, m, c);
      j = WIDTH;
    } else if (width >= HALF) {
      addHalf(v, active, x, step, bv, b, ldb, m, c);
      j = HALF;
    }
    for (; j < width; j += LENGTH) {
      addNarrow(v, active, x, step, bv, b + j, ldb, m, c + j, width - j);
    }
  }

  private static void addWide(
      float[] v, long active, int x, int step, float[] bv, int b, int ldb, float[] m, int c) {
    FloatVector c0 = fromArray(FLOATS, m, c);
    FloatVector c1 = fromArray(FLOATS, m, c + LENGTH);
    FloatVector c2 = fromArray(FLOATS, m, c + 2 * LENGTH);
    FloatVector c3 = fromArray(FLOATS, m, c + 3 * LENGTH);
    FloatVector c4 = fromArray(FLOATS, m, c + 4 * LENGTH);
    FloatVector c5 = fromArray(FLOATS, m, c + 5 * LENGTH);
    FloatVector c6 = fromArray(FLOATS, m, c + 6 * LENGTH);
    FloatVector c7 = fromArray(FLOATS, m, c + 7 * LENGTH);
    for (long bits = active; bits != 0; bits &= bits - 1) {
      int i = Long.numberOfTrailingZeros(bits);
      FloatVector factor = broadcast(FLOATS, v[x + i * step]);
      int row = b + i * ldb;
      c0 = factor.fma(fromArray(FLOATS, bv, row), c0);
      c1 = factor.fma(fromArray(FLOATS, bv, row + LENGTH), c1);
      c2 = factor.fma(fromArray(FLOATS, bv, row + 2 * LENGTH), c2);
      c3 = factor.fma(fromArray(FLOATS, bv, row + 3 * LENGTH), c3);
      c4 = factor.fma(fromArray(FLOATS, bv, row + 4 * LENGTH), c4);
      c5 = factor.fma(fromArray(FLOATS, bv, row + 5 * LENGTH), c5);
      c6 = factor.fma(fromArray(FLOATS, bv, row + 6 * LENGTH), c6);
      c7 = factor.fma(fromArray(FLOATS, bv, row + 7 * LENGTH), c7);
    }
    c0.intoArray(m, c);
    c1.intoArray(m, c + LENGTH);
    c2.intoArray(m, c + 2 * LENGTH);
    c3.intoArray(m, c + 3 * LENGTH);
    c4.intoArray(m, c + 4 * LENGTH);
    c5.intoArray(m, c + 5 * LENGTH);
    c6.intoArray(m, c + 6 * LENGTH);
    c7.intoArray(m, c + 7 * LENGTH);
  }

  private static void addHalf(
      float[] v, long active, int x, int step, float[] bv, int b, int ldb, float[] m, int c) {
    FloatVector c0 = fromArray(FLOATS, m, c);
    FloatVector c1 = fromArray(FLOATS, m, c + LENGTH);
    FloatVector c2 = fromArray(FLOATS, m, c + 2 * LENGTH);
    FloatVector c3 = fromArray(FLOATS, m, c + 3 * LENGTH);
    for (long bits = active; bits != 0; bits &= bits - 1) {
      int i = Long.numberOfTrailingZeros(bits);
      FloatVector factor = broadcast(FLOATS, v[x + i * step]);
      int row = b + i * ldb;
      c0 = factor.fma(fromArray(FLOATS, bv, row), c0);
      c1 = factor.fma(fromArray(FLOATS, bv, row + LENGTH), c1);
      c2 = factor.fma(fromArray(FLOATS, bv, row + 2 * LENGTH), c2);
      c3 = factor.fma(fromArray(FLOATS, bv, row + 3 * LENGTH), c3);
    }
    c0.intoArray(m, c);
    c1.intoArray(m, c + LENGTH);
    c2.intoArray(m, c + 2 * LENGTH);
    c3.intoArray(m, c + 3 * LENGTH);
  }

  /** The {@code left} columns at c, at most a vector of them. */
  private static void addNarrow(
      float[] v,
      long active,
      int x,
      int step,
      float[] bv,
      int b,
      int ldb,
      float[] m,
      int c,
      int left) {
    FloatVector sum = load(m, c, left);
    for (long bits = active; bits != 0; bits &= bits - 1) {
      int i = Long.numberOfTrailingZeros(bits);
      sum = broadcast(FLOATS, v[x + i * step]).fma(load(bv, b + i * ldb), sum);
    }
    store(sum, m, c, left);
  }
}
