package descent.server.vector;

import static descent.server.vector.Simd.LENGTH;

/**
 * The matrix product. a is packed into the strips of {@link Tiles}; b is copied into panels as wide
 * as a tile only where that pays: when it is stored transposed, or when it is too large for the
 * caches and many strips meet it.
 */
final class Products {
  /** Depth of a block: a strip of a and a panel of b stay in the first-level cache. */
  private static final int DEPTH = 256;

  /** Rows of a block of a: it stays in the second-level cache. */
  private static final int ROWS = 128;

  /** Columns of a block of copied panels: it stays in the second-level cache. */
  private static final int COLUMNS = 512;

  /** From this many elements on, b does not stay in cache by itself. */
  private static final int LARGE = 1 << 16;

  /** Rows of a from which on b is worth copying. */
  private static final int MANY_ROWS = 64;

  /** From this depth on, adding up the lanes of {@link Dots} is a small matter. */
  private static final int LONG = 16 * LENGTH;

  /** What one thread packs. */
  private static final class Packed {
    final float[] a = new float[Strips.size(ROWS, DEPTH)];
    final float[] b = new float[DEPTH * COLUMNS];
  }

  private static final ThreadLocal<Packed> PACKED = ThreadLocal.withInitial(Packed::new);

  private Products() {}

  static void gemm(
      float[] v,
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
    if (transposeB && !transposeA && SparseProducts.pays(v, m, k, a, lda, n)) {
      SparseProducts.timesTransposed(v, m, n, k, a, lda, b, ldb, c, ldc, accumulate);
      return;
    }
    if (transposeA && !transposeB && SparseProducts.pays(v, k, n, b, ldb, m)) {
      SparseProducts.transposedTimes(v, m, n, k, a, lda, b, ldb, c, ldc, accumulate);
      return;
    }
    boolean many = m >= MANY_ROWS;
    if (transposeB && !transposeA && !many && k >= LONG) {
      Dots.multiply(v, m, n, k, a, lda, b, ldb, c, ldc, accumulate);
      return;
    }
    if (k == 0 && !accumulate) {
      Moving.fill(v, m, n, 0, c, ldc);
    }
    int aRow = transposeA ? 1 : lda;
    int aCol = transposeA ? lda : 1;
    boolean copy = transposeB || many && (long) n * k >= LARGE;
    Packed packed = PACKED.get();
    for (int p = 0; p < k; p += DEPTH) {
      int depth = Math.min(DEPTH, k - p);
      boolean add = accumulate || p > 0;
      for (int j = 0; j < n; j += COLUMNS) {
        int columns = Math.min(COLUMNS, n - j);
        if (transposeB) {
          copyTransposed(v, columns, depth, b + j * ldb + p, ldb, packed.b);
        } else if (copy) {
          copyPanels(v, depth, columns, b + p * ldb + j, ldb, packed.b);
        }
        for (int i = 0; i < m; i += ROWS) {
          int rows = Math.min(ROWS, m - i);
          int to = c + i * ldc + j;
          Strips.pack(v, rows, depth, a + i * aRow + p * aCol, aRow, aCol, packed.a);
          if (copy) {
            panels(packed, rows, columns, depth, v, to, ldc, add);
          } else {
            int from = b + p * ldb + j;
            Tiles.multiply(rows, columns, depth, packed.a, v, from, ldb, v, to, ldc, add);
          }
        }
      }
    }
  }

  /** c(rows, columns) from the packed a, panel by panel of the copied b. */
  private static void panels(
      Packed packed, int rows, int columns, int depth, float[] v, int c, int ldc, boolean add) {
    for (int j = 0; j < columns; j += Tiles.WIDTH) {
      int width = Math.min(Tiles.WIDTH, columns - j);
      Tiles.multiply(
          rows, width, depth, packed.a, packed.b, j * depth, Tiles.WIDTH, v, c + j, ldc, add);
    }
  }

  /** Panels of b(depth, columns). */
  private static void copyPanels(
      float[] v, int depth, int columns, int b, int ldb, float[] panels) {
    for (int j = 0; j < columns; j += Tiles.WIDTH) {
      int width = Math.min(Tiles.WIDTH, columns - j);
      Moving.copy(v, depth, width, b + j, ldb, panels, j * depth, Tiles.WIDTH);
    }
  }

  /** Panels of b(columns, depth) transposed. */
  private static void copyTransposed(
      float[] v, int columns, int depth, int b, int ldb, float[] panels) {
    for (int j = 0; j < columns; j += Tiles.WIDTH) {
      int width = Math.min(Tiles.WIDTH, columns - j);
      Transposition.transpose(v, width, depth, b + j * ldb, ldb, panels, j * depth, Tiles.WIDTH);
    }
  }
}
