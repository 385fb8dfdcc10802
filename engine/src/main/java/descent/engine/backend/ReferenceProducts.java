package descent.engine.backend;

/** Moving, matrix product and reductions of the reference; {@code at} is the memory. */
final class ReferenceProducts {
  private ReferenceProducts() {}

  static void fill(double[] at, int n, double value, int x) {
    for (int i = 0; i < n; i++) {
      at[x + i] = value;
    }
  }

  static void copy(
      double[] at, int rows, int cols, int x, int ldx, int y, int ldy, boolean accumulate) {
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < cols; c++) {
        double before = accumulate ? at[y + r * ldy + c] : 0;
        at[y + r * ldy + c] = before + at[x + r * ldx + c];
      }
    }
  }

  static void transpose(double[] at, int rows, int cols, int x, int y, boolean accumulate) {
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < cols; c++) {
        double before = accumulate ? at[y + c * rows + r] : 0;
        at[y + c * rows + r] = before + at[x + r * cols + c];
      }
    }
  }

  static void gather(double[] at, int rows, int cols, int table, int ids, int y) {
    for (int r = 0; r < rows; r++) {
      int from = table + cols * (int) at[ids + r];
      for (int c = 0; c < cols; c++) {
        at[y + r * cols + c] = at[from + c];
      }
    }
  }

  static void scatterAdd(double[] at, int rows, int cols, int dy, int ids, int dTable) {
    for (int r = 0; r < rows; r++) {
      int to = dTable + cols * (int) at[ids + r];
      for (int c = 0; c < cols; c++) {
        at[to + c] += at[dy + r * cols + c];
      }
    }
  }

  /**
   * Walks along the rows of B in the innermost loop, four at a time, where compilers find vectors;
   * each sum is still added up in the order of k.
   */
  static void gemm(
      double[] at,
      boolean transposeA,
      boolean transposeB,
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
    int terms = (k + 3) / 4 * 4;
    double[] left = new double[terms];
    double[] right = new double[terms * n];
    for (int l = 0; l < k; l++) {
      for (int j = 0; j < n; j++) {
        right[l * n + j] = at[transposeB ? b + j * ldb + l : b + l * ldb + j];
      }
    }
    double[] sums = new double[n];
    for (int i = 0; i < m; i++) {
      for (int l = 0; l < k; l++) {
        left[l] = at[transposeA ? a + l * lda + i : a + i * lda + l];
      }
      for (int j = 0; j < n; j++) {
        sums[j] = accumulate ? at[c + i * ldc + j] : 0;
      }
      for (int l = 0; l < terms; l += 4) {
        addFourRows(left, l, right, n, sums);
      }
      System.arraycopy(sums, 0, at, c + i * ldc, n);
    }
  }

  private static void addFourRows(double[] left, int l, double[] right, int n, double[] sums) {
    int row = l * n;
    double x0 = left[l];
    double x1 = left[l + 1];
    double x2 = left[l + 2];
    double x3 = left[l + 3];
    for (int j = 0; j < n; j++) {
      sums[j] =
          sums[j]
              + x0 * right[row + j]
              + x1 * right[row + n + j]
              + x2 * right[row + 2 * n + j]
              + x3 * right[row + 3 * n + j];
    }
  }

  static double sum(double[] at, int n, int x) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += at[x + i];
    }
    return sum;
  }

  static double dot(double[] at, int n, int x, int y) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += at[x + i] * at[y + i];
    }
    return sum;
  }

  static void sumRows(double[] at, int rows, int cols, int x, int row) {
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < cols; c++) {
        at[row + c] += at[x + r * cols + c];
      }
    }
  }

  static void argmaxRows(double[] at, int rows, int cols, int x, int y) {
    for (int r = 0; r < rows; r++) {
      int best = 0;
      for (int c = 1; c < cols; c++) {
        if (at[x + r * cols + c] > at[x + r * cols + best]) {
          best = c;
        }
      }
      at[y + r] = best;
    }
  }
}
