package descent.server.vector;

import static descent.server.vector.Simd.LENGTH;
import static descent.server.vector.Simd.load;
import static descent.server.vector.Simd.put;
import static descent.server.vector.Simd.store;

import java.util.Arrays;

/** Copies in all their shapes. */
final class Moving {
  private Moving() {}

  static void fill(float[] m, int n, float value, int x) {
    Arrays.fill(m, x, x + n, value);
  }

  static void fill(float[] m, int rows, int cols, float value, int x, int ldx) {
    for (int r = 0; r < rows; r++, x += ldx) {
      Arrays.fill(m, x, x + cols, value);
    }
  }

  static void copy(
      float[] m, int rows, int cols, int x, int ldx, int y, int ldy, boolean accumulate) {
    if (ldx == cols && ldy == cols) { // one long row
      cols *= rows;
      rows = 1;
    }
    if (accumulate) {
      for (int r = 0; r < rows; r++, x += ldx, y += ldy) {
        addTo(m, cols, x, y);
      }
    } else {
      for (int r = 0; r < rows; r++, x += ldx, y += ldy) {
        System.arraycopy(m, x, m, y, cols);
      }
    }
  }

  /** Rows of at most a few vectors, into another array. */
  static void copy(float[] from, int rows, int cols, int x, int ldx, float[] to, int y, int ldy) {
    for (int r = 0; r < rows; r++, x += ldx, y += ldy) {
      for (int c = 0; c < cols; c += LENGTH) {
        store(load(from, x + c, cols - c), to, y + c, cols - c);
      }
    }
  }

  /** y += x. */
  private static void addTo(float[] m, int n, int x, int y) {
    for (int i = 0; i < n; i += LENGTH) {
      put(load(m, x + i), m, y + i, n - i, true);
    }
  }

  static void transpose(float[] m, int rows, int cols, int x, int y, boolean accumulate) {
    Transposition.transpose(m, rows, cols, x, cols, m, y, rows, accumulate);
  }

  static void gather(float[] m, int rows, int cols, int table, int ids, int y) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(m, table + (int) m[ids + r] * cols, m, y + r * cols, cols);
    }
  }

  static void scatterAdd(float[] m, int rows, int cols, int dy, int ids, int dTable) {
    for (int r = 0; r < rows; r++) {
      addTo(m, cols, dy + r * cols, dTable + (int) m[ids + r] * cols);
    }
  }
}
