package descent.server.vector;

import static descent.server.vector.Simd.LENGTH;
import static descent.server.vector.Simd.load;
import static descent.server.vector.Simd.store;

/**
 * The matrix product. Small ones run tile by tile over the operands where they lie; large ones, and
 * those whose b is stored transposed, first copy b into panels as wide as a tile.
 */
final class Products {
  /** Depth of a packed block: a panel of it stays in the first-level cache. */
  private static final int DEPTH = 192;

  /** Columns of a packed block: it stays in the second-level cache. */
  private static final int COLUMNS = 512;

  /** From this many elements on, b no longer stays in cache by itself. */
  private static final int LARGE = 1 << 16;

  /** Rows of a from which on b is worth copying. */
  private static final int MANY_ROWS = 64;

  /** From this depth on, adding up the lanes of {@link Dots} is a small matter. */
  private static final int LONG = 16 * LENGTH;

  private static final ThreadLocal<float[]> PANELS =
      ThreadLocal.withInitial(() -> new float[DEPTH * COLUMNS + LENGTH]);

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
    boolean many = m >= MANY_ROWS;
    if (transposeB && !transposeA && !many && k >= LONG) {
      Dots.multiply(v, m, n, k, a, lda, b, ldb, c, ldc, accumulate);
    } else if (k > 0 && (transposeB || many && (long) n * k >= LARGE)) {
      packed(v, transposeB, m, n, k, a, aRow, aCol, b, ldb, c, ldc, accumulate);
    } else {
      Tiles.multiply(m, n, k, v, a, aRow, aCol, v, b, ldb, v, c, ldc, accumulate);
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
        int from = a + p0 * aCol;
        boolean add = accumulate || p0 > 0;
        for (int j = 0; j < columns; j += Tiles.WIDTH) {
          int width = Math.min(Tiles.WIDTH, columns - j);
          int panel = j * depth;
          if (transposeB) {
            packTransposed(v, b + (j0 + j) * ldb + p0, ldb, depth, width, panels, panel);
          } else {
            packRows(v, b + p0 * ldb + j0 + j, ldb, depth, width, panels, panel);
          }
          int to = c + j0 + j;
          Tiles.multiply(
              m, width, depth, v, from, aRow, aCol, panels, panel, Tiles.WIDTH, v, to, ldc, add);
        }
      }
    }
  }

  private static void packRows(
      float[] v, int b, int ldb, int depth, int width, float[] panels, int to) {
    for (int p = 0; p < depth; p++, b += ldb, to += Tiles.WIDTH) {
      for (int j = 0; j < width; j += LENGTH) {
        store(load(v, b + j, width - j), panels, to + j, width - j);
      }
    }
  }

  private static void packTransposed(
      float[] v, int b, int ldb, int depth, int width, float[] panels, int to) {
    Transposition.transpose(v, width, depth, b, ldb, panels, to, Tiles.WIDTH);
  }
}
