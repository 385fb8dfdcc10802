package descent.server.vector;

import static descent.server.vector.Simd.LENGTH;

/**
 * The matrix product. Small ones run tile by tile over the operands where they lie; large ones, and
 * those whose b is stored transposed, first copy b into panels as wide as a tile.
 */
final class Products {
  /** Depth of a packed block: a panel of it stays in the first-level cache. */
  private static final int DEPTH = 256;

  /** Columns of a packed block: it stays in the second-level cache. */
  private static final int COLUMNS = 512;

  /** From this many elements on, b no longer stays in cache by itself. */
  private static final int LARGE = 1 << 15;

  private static final ThreadLocal<float[]> PANELS =
      ThreadLocal.withInitial(() -> new float[DEPTH * COLUMNS]);

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
    int aRow = transposeA ? 1 : lda;
    int aCol = transposeA ? lda : 1;
    boolean large = n * (long) k >= LARGE && m > 4 * Tiles.HEIGHT;
    if (transposeB || large) {
      packed(v, transposeB, m, n, k, a, aRow, aCol, b, ldb, c, ldc, accumulate);
    } else {
      for (int j = 0; j < n; j += Tiles.WIDTH) {
        int width = Math.min(Tiles.WIDTH, n - j);
        panel(v, m, k, a, aRow, aCol, v, b + j, ldb, c + j, ldc, width, accumulate);
      }
    }
  }

  /** c(m, width) from one panel of b, which all strips of a meet while it is in cache. */
  private static void panel(
      float[] v,
      int m,
      int k,
      int a,
      int aRow,
      int aCol,
      float[] bv,
      int b,
      int ldb,
      int c,
      int ldc,
      int width,
      boolean accumulate) {
    for (int i = 0; i < m; i += Tiles.HEIGHT) {
      int rows = Math.min(Tiles.HEIGHT, m - i);
      int from = a + i * aRow;
      int to = c + i * ldc;
      Tiles.rows(rows, v, from, aRow, aCol, bv, b, ldb, k, v, to, ldc, width, accumulate);
    }
  }

  private static void packed(
      float[] v,
      boolean transposeB,
      int m,
      int n,
      int k,
      int a,
      int aRow,
      int aCol,
      int b,
      int ldb,
      int c,
      int ldc,
      boolean accumulate) {
    float[] panels = PANELS.get();
    for (int j0 = 0; j0 < n; j0 += COLUMNS) {
      int columns = Math.min(COLUMNS, n - j0);
      for (int p0 = 0; p0 < k; p0 += DEPTH) {
        int depth = Math.min(DEPTH, k - p0);
        pack(v, transposeB, b, ldb, p0, depth, j0, columns, panels);
        for (int j = 0; j < columns; j += Tiles.WIDTH) {
          int width = Math.min(Tiles.WIDTH, columns - j);
          int from = a + p0 * aCol;
          int to = c + j0 + j;
          boolean add = accumulate || p0 > 0;
          panel(v, m, depth, from, aRow, aCol, panels, j * depth, Tiles.WIDTH, to, ldc, width, add);
        }
      }
    }
    if (k == 0 && !accumulate) {
      for (int i = 0; i < m; i++) {
        Moving.fill(v, n, 0, c + i * ldc);
      }
    }
  }

  /** Copies rows p0.. and columns j0.. of op(b) into panels of {@link Tiles#WIDTH} columns. */
  private static void pack(
      float[] v,
      boolean transposeB,
      int b,
      int ldb,
      int p0,
      int depth,
      int j0,
      int columns,
      float[] panels) {
    for (int j = 0; j < columns; j += Tiles.WIDTH) {
      int width = Math.min(Tiles.WIDTH, columns - j);
      int to = j * depth;
      if (transposeB) {
        packTransposed(v, b + (j0 + j) * ldb + p0, ldb, depth, width, panels, to);
      } else {
        packRows(v, b + p0 * ldb + j0 + j, ldb, depth, width, panels, to);
      }
    }
  }

  private static void packRows(
      float[] v, int b, int ldb, int depth, int width, float[] panels, int to) {
    for (int p = 0; p < depth; p++, b += ldb, to += Tiles.WIDTH) {
      for (int j = 0; j < width; j += LENGTH) {
        Simd.store(Simd.load(v, b + j, width - j), panels, to + j, width - j);
      }
    }
  }

  private static void packTransposed(
      float[] v, int b, int ldb, int depth, int width, float[] panels, int to) {
    for (int p0 = 0; p0 < depth; p0 += LENGTH) {
      int end = Math.min(depth, p0 + LENGTH);
      for (int j = 0; j < width; j++) {
        int from = b + j * ldb;
        for (int p = p0; p < end; p++) {
          panels[to + p * Tiles.WIDTH + j] = v[from + p];
        }
      }
    }
  }
}
