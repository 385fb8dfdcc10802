package descent.server.vector;

import static descent.server.vector.Simd.LENGTH;
import static descent.server.vector.Simd.load;
import static descent.server.vector.Simd.store;
import static descent.server.vector.Simd.zero;

import jdk.incubator.vector.FloatVector;

/**
 * Sums in a fixed order. Long ones are taken in blocks, whose sums are then added, so that the
 * rounding error grows with the block and not with the whole.
 */
final class Reductions {
  /** Vectors in a block of {@link #sum} and {@link #dot}, four at a time. */
  private static final int BLOCK = 64;

  /** Rows in a block of {@link #sumRows}. */
  private static final int ROWS = 128;

  private Reductions() {}

  static double sum(float[] m, int n, int x) {
    double total = 0;
    for (int from = 0; from < n; from += BLOCK * LENGTH) {
      int to = Math.min(n, from + BLOCK * LENGTH);
      total += sumOfBlock(m, x + from, to - from);
    }
    return total;
  }

  private static double sumOfBlock(float[] m, int x, int n) {
    FloatVector a = zero();
    FloatVector b = zero();
    FloatVector c = zero();
    FloatVector d = zero();
    int i = 0;
    for (; i <= n - 4 * LENGTH; i += 4 * LENGTH) {
      a = a.add(load(m, x + i));
      b = b.add(load(m, x + i + LENGTH));
      c = c.add(load(m, x + i + 2 * LENGTH));
      d = d.add(load(m, x + i + 3 * LENGTH));
    }
    for (; i < n; i += LENGTH) {
      a = a.add(load(m, x + i, n - i));
    }
    return Simd.sum(a.add(b).add(c.add(d)));
  }

  static double dot(float[] m, int n, int x, int y) {
    double total = 0;
    for (int from = 0; from < n; from += BLOCK * LENGTH) {
      int to = Math.min(n, from + BLOCK * LENGTH);
      total += dotOfBlock(m, x + from, y + from, to - from);
    }
    return total;
  }

  private static double dotOfBlock(float[] m, int x, int y, int n) {
    FloatVector a = zero();
    FloatVector b = zero();
    FloatVector c = zero();
    FloatVector d = zero();
    int i = 0;
    for (; i <= n - 4 * LENGTH; i += 4 * LENGTH) {
      a = Simd.fma(load(m, x + i), load(m, y + i), a);
      b = Simd.fma(load(m, x + i + LENGTH), load(m, y + i + LENGTH), b);
      c = Simd.fma(load(m, x + i + 2 * LENGTH), load(m, y + i + 2 * LENGTH), c);
      d = Simd.fma(load(m, x + i + 3 * LENGTH), load(m, y + i + 3 * LENGTH), d);
    }
    for (; i < n; i += LENGTH) {
      a = Simd.fma(load(m, x + i, n - i), load(m, y + i, n - i), a);
    }
    return Simd.sum(a.add(b).add(c.add(d)));
  }

  static void sumRows(float[] m, int rows, int cols, int x, int row) {
    for (int from = 0; from < rows; from += ROWS) {
      int to = Math.min(rows, from + ROWS);
      for (int c = 0; c < cols; c += LENGTH) {
        FloatVector block = zero();
        for (int r = from; r < to; r++) {
          block = block.add(load(m, x + r * cols + c));
        }
        store(load(m, row + c).add(block), m, row + c, cols - c);
      }
    }
  }

  static void argmaxRows(float[] m, int rows, int cols, int x, int y) {
    for (int r = 0; r < rows; r++) {
      int from = x + r * cols;
      int best = 0;
      for (int c = 1; c < cols; c++) {
        if (m[from + c] > m[from + best]) {
          best = c;
        }
      }
      m[y + r] = best;
    }
  }
}
