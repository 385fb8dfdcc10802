package descent.server.vector;

import static descent.server.vector.Simd.LENGTH;

/**
 * Register tiles of a matrix product: c(rows, columns) = or += a . b over a whole depth k, the tile
 * of c held in registers. a is packed by {@link Strips}: element (i, p) of a tile is at a + p PITCH
 * + i, all of them at constant distances. Row p of b is at b + p ldb and contiguous.
 *
 * <p>A tile is 1 to {@link #HEIGHT} rows high and two vectors wide; where columns are left over one
 * vector or a part of it. Each height is a method of its own, because only named local vectors are
 * sure to stay in registers.
 */
final class Tiles {
  /** Columns of a tile. */
  static final int WIDTH = 2 * LENGTH;

  /** x86 without AVX-512 has 16 vector registers, others have 32. */
  private static final boolean FEW_REGISTERS =
      HotSpot.number("UseAVX") == 1 || HotSpot.number("UseAVX") == 2;

  /**
   * Rows of the highest tile: 2 x 8 sums, two vectors of b and one of a take 19 registers; two rows
   * fewer are faster where vectors are short, and 2 x 5 leave room in 16 registers; measured.
   */
  static final int HEIGHT = LENGTH >= 16 ? 8 : FEW_REGISTERS ? 5 : 6;

  /** From a column of a packed strip to the next. */
  static final int PITCH = 8;

  private Tiles() {}

  /** How many tiles cover this many rows. */
  static int strips(int rows) {
    return (rows + HEIGHT - 1) / HEIGHT;
  }

  /**
   * c(rows, n) for any number of rows and columns. The strips meet the same columns of b one after
   * the other, while these are in the first-level cache.
   */
  static void multiply(
      int rows,
      int n,
      int k,
      float[] packed,
      float[] bv,
      int b,
      int ldb,
      float[] m,
      int c,
      int ldc,
      boolean add) {
    int strips = strips(rows);
    for (int j = 0; j < n; ) {
      int width = n - j >= WIDTH ? WIDTH : Math.min(LENGTH, n - j);
      for (int strip = 0, i = 0; strip < strips; strip++) {
        int height = (rows - i) / (strips - strip);
        int to = c + i * ldc + j;
        if (width == WIDTH) {
          WideTiles.multiply(height, packed, strip * k * PITCH, bv, b + j, ldb, k, m, to, ldc, add);
        } else {
          NarrowTiles.multiply(
              height, packed, strip * k * PITCH, bv, b + j, ldb, k, m, to, ldc, width, add);
        }
        i += height;
      }
      j += width;
    }
  }
}
