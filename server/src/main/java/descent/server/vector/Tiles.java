package descent.server.vector;

import static descent.server.vector.Simd.FLOATS;
import static descent.server.vector.Simd.LENGTH;
import static descent.server.vector.Simd.first;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.FloatVector.zero;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Register tiles of a matrix product: c(rows, columns) = or += a . b over a whole depth k, the tile
 * of c held in registers. Element (i, p) of a is at a + i aRow + p aCol, so that a may lie
 * transposed or packed; row p of b is at b + p ldb and contiguous.
 *
 * <p>A tile is 1 to {@link #HEIGHT} rows high and two vectors wide, where columns are left over one
 * vector or a part of it. Each height is a method of its own, because only named local vectors are
 * sure to stay in registers.
 */
final class Tiles {
  /** Columns of a tile. */
  static final int WIDTH = 2 * LENGTH;

  /**
   * Rows of the highest tile: with 512 bits come 32 registers, of which 2 x 8 sums, two vectors of
   * b and one of a take 19; otherwise there may be only 16, and 2 x 6 sums take 15.
   */
  static final int HEIGHT = LENGTH >= 16 ? 8 : 6;

  private Tiles() {}

  /**
   * c(rows, n) for any number of rows and columns. The rows are divided evenly, so that no strip is
   * much lower than the others; the strips meet the same columns of b one after the other, while
   * these are in the first-level cache.
   */
  static void multiply(
      int rows,
      int n,
      int k,
      float[] av,
      int a,
      int aRow,
      int aCol,
      float[] bv,
      int b,
      int ldb,
      float[] m,
      int c,
      int ldc,
      boolean add) {
    int strips = (rows + HEIGHT - 1) / HEIGHT;
    for (int j = 0; j < n; ) {
      int width = n - j >= WIDTH ? WIDTH : Math.min(LENGTH, n - j);
      for (int strip = 0, i = 0; strip < strips; strip++) {
        int height = (rows - i) / (strips - strip);
        int from = a + i * aRow;
        int to = c + i * ldc + j;
        if (width == WIDTH) {
          tile(height, av, from, aRow, aCol, bv, b + j, ldb, k, m, to, ldc, add);
        } else {
          edge(height, av, from, aRow, aCol, bv, b + j, ldb, k, m, to, ldc, width, add);
        }
        i += height;
      }
      j += width;
    }
  }

  /** c(height, WIDTH) for a height up to {@link #HEIGHT}. */
  static void tile(
      int height,
      float[] av,
      int a,
      int aRow,
      int aCol,
      float[] bv,
      int b,
      int ldb,
      int k,
      float[] m,
      int c,
      int ldc,
      boolean add) {
    switch (height) {
      case 8 -> tile8(av, a, aRow, aCol, bv, b, ldb, k, m, c, ldc, add);
      case 7 -> tile7(av, a, aRow, aCol, bv, b, ldb, k, m, c, ldc, add);
      case 6 -> tile6(av, a, aRow, aCol, bv, b, ldb, k, m, c, ldc, add);
      case 5 -> tile5(av, a, aRow, aCol, bv, b, ldb, k, m, c, ldc, add);
      case 4 -> tile4(av, a, aRow, aCol, bv, b, ldb, k, m, c, ldc, add);
      case 3 -> tile3(av, a, aRow, aCol, bv, b, ldb, k, m, c, ldc, add);
      case 2 -> tile2(av, a, aRow, aCol, bv, b, ldb, k, m, c, ldc, add);
      case 1 -> tile1(av, a, aRow, aCol, bv, b, ldb, k, m, c, ldc, add);
      default -> throw new IllegalArgumentException("No tile is " + height + " rows high");
    }
  }

  /** c(height, left) for a height up to {@link #HEIGHT} and at most one vector of columns. */
  static void edge(
      int height,
      float[] av,
      int a,
      int aRow,
      int aCol,
      float[] bv,
      int b,
      int ldb,
      int k,
      float[] m,
      int c,
      int ldc,
      int left,
      boolean add) {
    switch (height) {
      case 8 -> edge8(av, a, aRow, aCol, bv, b, ldb, k, m, c, ldc, left, add);
      case 7 -> edge7(av, a, aRow, aCol, bv, b, ldb, k, m, c, ldc, left, add);
      case 6 -> edge6(av, a, aRow, aCol, bv, b, ldb, k, m, c, ldc, left, add);
      case 5 -> edge5(av, a, aRow, aCol, bv, b, ldb, k, m, c, ldc, left, add);
      case 4 -> edge4(av, a, aRow, aCol, bv, b, ldb, k, m, c, ldc, left, add);
      case 3 -> edge3(av, a, aRow, aCol, bv, b, ldb, k, m, c, ldc, left, add);
      case 2 -> edge2(av, a, aRow, aCol, bv, b, ldb, k, m, c, ldc, left, add);
      case 1 -> edge1(av, a, aRow, aCol, bv, b, ldb, k, m, c, ldc, left, add);
      default -> throw new IllegalArgumentException("No tile is " + height + " rows high");
    }
  }

  private static void tile8(
      float[] av,
      int a,
      int aRow,
      int aCol,
      float[] bv,
      int b,
      int ldb,
      int k,
      float[] m,
      int c,
      int ldc,
      boolean add) {
    FloatVector c00 = add ? fromArray(FLOATS, m, c) : zero(FLOATS);
    FloatVector c01 = add ? fromArray(FLOATS, m, c + LENGTH) : zero(FLOATS);
    FloatVector c10 = add ? fromArray(FLOATS, m, c + ldc) : zero(FLOATS);
    FloatVector c11 = add ? fromArray(FLOATS, m, c + ldc + LENGTH) : zero(FLOATS);
    FloatVector c20 = add ? fromArray(FLOATS, m, c + 2 * ldc) : zero(FLOATS);
    FloatVector c21 = add ? fromArray(FLOATS, m, c + 2 * ldc + LENGTH) : zero(FLOATS);
    FloatVector c30 = add ? fromArray(FLOATS, m, c + 3 * ldc) : zero(FLOATS);
    FloatVector c31 = add ? fromArray(FLOATS, m, c + 3 * ldc + LENGTH) : zero(FLOATS);
    FloatVector c40 = add ? fromArray(FLOATS, m, c + 4 * ldc) : zero(FLOATS);
    FloatVector c41 = add ? fromArray(FLOATS, m, c + 4 * ldc + LENGTH) : zero(FLOATS);
    FloatVector c50 = add ? fromArray(FLOATS, m, c + 5 * ldc) : zero(FLOATS);
    FloatVector c51 = add ? fromArray(FLOATS, m, c + 5 * ldc + LENGTH) : zero(FLOATS);
    FloatVector c60 = add ? fromArray(FLOATS, m, c + 6 * ldc) : zero(FLOATS);
    FloatVector c61 = add ? fromArray(FLOATS, m, c + 6 * ldc + LENGTH) : zero(FLOATS);
    FloatVector c70 = add ? fromArray(FLOATS, m, c + 7 * ldc) : zero(FLOATS);
    FloatVector c71 = add ? fromArray(FLOATS, m, c + 7 * ldc + LENGTH) : zero(FLOATS);
    for (int p = 0; p < k; p++, a += aCol, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b);
      FloatVector b1 = fromArray(FLOATS, bv, b + LENGTH);
      FloatVector s = broadcast(FLOATS, av[a]);
      c00 = s.fma(b0, c00);
      c01 = s.fma(b1, c01);
      s = broadcast(FLOATS, av[a + aRow]);
      c10 = s.fma(b0, c10);
      c11 = s.fma(b1, c11);
      s = broadcast(FLOATS, av[a + 2 * aRow]);
      c20 = s.fma(b0, c20);
      c21 = s.fma(b1, c21);
      s = broadcast(FLOATS, av[a + 3 * aRow]);
      c30 = s.fma(b0, c30);
      c31 = s.fma(b1, c31);
      s = broadcast(FLOATS, av[a + 4 * aRow]);
      c40 = s.fma(b0, c40);
      c41 = s.fma(b1, c41);
      s = broadcast(FLOATS, av[a + 5 * aRow]);
      c50 = s.fma(b0, c50);
      c51 = s.fma(b1, c51);
      s = broadcast(FLOATS, av[a + 6 * aRow]);
      c60 = s.fma(b0, c60);
      c61 = s.fma(b1, c61);
      s = broadcast(FLOATS, av[a + 7 * aRow]);
      c70 = s.fma(b0, c70);
      c71 = s.fma(b1, c71);
    }
    c00.intoArray(m, c);
    c01.intoArray(m, c + LENGTH);
    c10.intoArray(m, c + ldc);
    c11.intoArray(m, c + ldc + LENGTH);
    c20.intoArray(m, c + 2 * ldc);
    c21.intoArray(m, c + 2 * ldc + LENGTH);
    c30.intoArray(m, c + 3 * ldc);
    c31.intoArray(m, c + 3 * ldc + LENGTH);
    c40.intoArray(m, c + 4 * ldc);
    c41.intoArray(m, c + 4 * ldc + LENGTH);
    c50.intoArray(m, c + 5 * ldc);
    c51.intoArray(m, c + 5 * ldc + LENGTH);
    c60.intoArray(m, c + 6 * ldc);
    c61.intoArray(m, c + 6 * ldc + LENGTH);
    c70.intoArray(m, c + 7 * ldc);
    c71.intoArray(m, c + 7 * ldc + LENGTH);
  }

  private static void tile7(
      float[] av,
      int a,
      int aRow,
      int aCol,
      float[] bv,
      int b,
      int ldb,
      int k,
      float[] m,
      int c,
      int ldc,
      boolean add) {
    FloatVector c00 = add ? fromArray(FLOATS, m, c) : zero(FLOATS);
    FloatVector c01 = add ? fromArray(FLOATS, m, c + LENGTH) : zero(FLOATS);
    FloatVector c10 = add ? fromArray(FLOATS, m, c + ldc) : zero(FLOATS);
    FloatVector c11 = add ? fromArray(FLOATS, m, c + ldc + LENGTH) : zero(FLOATS);
    FloatVector c20 = add ? fromArray(FLOATS, m, c + 2 * ldc) : zero(FLOATS);
    FloatVector c21 = add ? fromArray(FLOATS, m, c + 2 * ldc + LENGTH) : zero(FLOATS);
    FloatVector c30 = add ? fromArray(FLOATS, m, c + 3 * ldc) : zero(FLOATS);
    FloatVector c31 = add ? fromArray(FLOATS, m, c + 3 * ldc + LENGTH) : zero(FLOATS);
    FloatVector c40 = add ? fromArray(FLOATS, m, c + 4 * ldc) : zero(FLOATS);
    FloatVector c41 = add ? fromArray(FLOATS, m, c + 4 * ldc + LENGTH) : zero(FLOATS);
    FloatVector c50 = add ? fromArray(FLOATS, m, c + 5 * ldc) : zero(FLOATS);
    FloatVector c51 = add ? fromArray(FLOATS, m, c + 5 * ldc + LENGTH) : zero(FLOATS);
    FloatVector c60 = add ? fromArray(FLOATS, m, c + 6 * ldc) : zero(FLOATS);
    FloatVector c61 = add ? fromArray(FLOATS, m, c + 6 * ldc + LENGTH) : zero(FLOATS);
    for (int p = 0; p < k; p++, a += aCol, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b);
      FloatVector b1 = fromArray(FLOATS, bv, b + LENGTH);
      FloatVector s = broadcast(FLOATS, av[a]);
      c00 = s.fma(b0, c00);
      c01 = s.fma(b1, c01);
      s = broadcast(FLOATS, av[a + aRow]);
      c10 = s.fma(b0, c10);
      c11 = s.fma(b1, c11);
      s = broadcast(FLOATS, av[a + 2 * aRow]);
      c20 = s.fma(b0, c20);
      c21 = s.fma(b1, c21);
      s = broadcast(FLOATS, av[a + 3 * aRow]);
      c30 = s.fma(b0, c30);
      c31 = s.fma(b1, c31);
      s = broadcast(FLOATS, av[a + 4 * aRow]);
      c40 = s.fma(b0, c40);
      c41 = s.fma(b1, c41);
      s = broadcast(FLOATS, av[a + 5 * aRow]);
      c50 = s.fma(b0, c50);
      c51 = s.fma(b1, c51);
      s = broadcast(FLOATS, av[a + 6 * aRow]);
      c60 = s.fma(b0, c60);
      c61 = s.fma(b1, c61);
    }
    c00.intoArray(m, c);
    c01.intoArray(m, c + LENGTH);
    c10.intoArray(m, c + ldc);
    c11.intoArray(m, c + ldc + LENGTH);
    c20.intoArray(m, c + 2 * ldc);
    c21.intoArray(m, c + 2 * ldc + LENGTH);
    c30.intoArray(m, c + 3 * ldc);
    c31.intoArray(m, c + 3 * ldc + LENGTH);
    c40.intoArray(m, c + 4 * ldc);
    c41.intoArray(m, c + 4 * ldc + LENGTH);
    c50.intoArray(m, c + 5 * ldc);
    c51.intoArray(m, c + 5 * ldc + LENGTH);
    c60.intoArray(m, c + 6 * ldc);
    c61.intoArray(m, c + 6 * ldc + LENGTH);
  }

  private static void tile6(
      float[] av,
      int a,
      int aRow,
      int aCol,
      float[] bv,
      int b,
      int ldb,
      int k,
      float[] m,
      int c,
      int ldc,
      boolean add) {
    FloatVector c00 = add ? fromArray(FLOATS, m, c) : zero(FLOATS);
    FloatVector c01 = add ? fromArray(FLOATS, m, c + LENGTH) : zero(FLOATS);
    FloatVector c10 = add ? fromArray(FLOATS, m, c + ldc) : zero(FLOATS);
    FloatVector c11 = add ? fromArray(FLOATS, m, c + ldc + LENGTH) : zero(FLOATS);
    FloatVector c20 = add ? fromArray(FLOATS, m, c + 2 * ldc) : zero(FLOATS);
    FloatVector c21 = add ? fromArray(FLOATS, m, c + 2 * ldc + LENGTH) : zero(FLOATS);
    FloatVector c30 = add ? fromArray(FLOATS, m, c + 3 * ldc) : zero(FLOATS);
    FloatVector c31 = add ? fromArray(FLOATS, m, c + 3 * ldc + LENGTH) : zero(FLOATS);
    FloatVector c40 = add ? fromArray(FLOATS, m, c + 4 * ldc) : zero(FLOATS);
    FloatVector c41 = add ? fromArray(FLOATS, m, c + 4 * ldc + LENGTH) : zero(FLOATS);
    FloatVector c50 = add ? fromArray(FLOATS, m, c + 5 * ldc) : zero(FLOATS);
    FloatVector c51 = add ? fromArray(FLOATS, m, c + 5 * ldc + LENGTH) : zero(FLOATS);
    for (int p = 0; p < k; p++, a += aCol, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b);
      FloatVector b1 = fromArray(FLOATS, bv, b + LENGTH);
      FloatVector s = broadcast(FLOATS, av[a]);
      c00 = s.fma(b0, c00);
      c01 = s.fma(b1, c01);
      s = broadcast(FLOATS, av[a + aRow]);
      c10 = s.fma(b0, c10);
      c11 = s.fma(b1, c11);
      s = broadcast(FLOATS, av[a + 2 * aRow]);
      c20 = s.fma(b0, c20);
      c21 = s.fma(b1, c21);
      s = broadcast(FLOATS, av[a + 3 * aRow]);
      c30 = s.fma(b0, c30);
      c31 = s.fma(b1, c31);
      s = broadcast(FLOATS, av[a + 4 * aRow]);
      c40 = s.fma(b0, c40);
      c41 = s.fma(b1, c41);
      s = broadcast(FLOATS, av[a + 5 * aRow]);
      c50 = s.fma(b0, c50);
      c51 = s.fma(b1, c51);
    }
    c00.intoArray(m, c);
    c01.intoArray(m, c + LENGTH);
    c10.intoArray(m, c + ldc);
    c11.intoArray(m, c + ldc + LENGTH);
    c20.intoArray(m, c + 2 * ldc);
    c21.intoArray(m, c + 2 * ldc + LENGTH);
    c30.intoArray(m, c + 3 * ldc);
    c31.intoArray(m, c + 3 * ldc + LENGTH);
    c40.intoArray(m, c + 4 * ldc);
    c41.intoArray(m, c + 4 * ldc + LENGTH);
    c50.intoArray(m, c + 5 * ldc);
    c51.intoArray(m, c + 5 * ldc + LENGTH);
  }

  private static void tile5(
      float[] av,
      int a,
      int aRow,
      int aCol,
      float[] bv,
      int b,
      int ldb,
      int k,
      float[] m,
      int c,
      int ldc,
      boolean add) {
    FloatVector c00 = add ? fromArray(FLOATS, m, c) : zero(FLOATS);
    FloatVector c01 = add ? fromArray(FLOATS, m, c + LENGTH) : zero(FLOATS);
    FloatVector c10 = add ? fromArray(FLOATS, m, c + ldc) : zero(FLOATS);
    FloatVector c11 = add ? fromArray(FLOATS, m, c + ldc + LENGTH) : zero(FLOATS);
    FloatVector c20 = add ? fromArray(FLOATS, m, c + 2 * ldc) : zero(FLOATS);
    FloatVector c21 = add ? fromArray(FLOATS, m, c + 2 * ldc + LENGTH) : zero(FLOATS);
    FloatVector c30 = add ? fromArray(FLOATS, m, c + 3 * ldc) : zero(FLOATS);
    FloatVector c31 = add ? fromArray(FLOATS, m, c + 3 * ldc + LENGTH) : zero(FLOATS);
    FloatVector c40 = add ? fromArray(FLOATS, m, c + 4 * ldc) : zero(FLOATS);
    FloatVector c41 = add ? fromArray(FLOATS, m, c + 4 * ldc + LENGTH) : zero(FLOATS);
    for (int p = 0; p < k; p++, a += aCol, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b);
      FloatVector b1 = fromArray(FLOATS, bv, b + LENGTH);
      FloatVector s = broadcast(FLOATS, av[a]);
      c00 = s.fma(b0, c00);
      c01 = s.fma(b1, c01);
      s = broadcast(FLOATS, av[a + aRow]);
      c10 = s.fma(b0, c10);
      c11 = s.fma(b1, c11);
      s = broadcast(FLOATS, av[a + 2 * aRow]);
      c20 = s.fma(b0, c20);
      c21 = s.fma(b1, c21);
      s = broadcast(FLOATS, av[a + 3 * aRow]);
      c30 = s.fma(b0, c30);
      c31 = s.fma(b1, c31);
      s = broadcast(FLOATS, av[a + 4 * aRow]);
      c40 = s.fma(b0, c40);
      c41 = s.fma(b1, c41);
    }
    c00.intoArray(m, c);
    c01.intoArray(m, c + LENGTH);
    c10.intoArray(m, c + ldc);
    c11.intoArray(m, c + ldc + LENGTH);
    c20.intoArray(m, c + 2 * ldc);
    c21.intoArray(m, c + 2 * ldc + LENGTH);
    c30.intoArray(m, c + 3 * ldc);
    c31.intoArray(m, c + 3 * ldc + LENGTH);
    c40.intoArray(m, c + 4 * ldc);
    c41.intoArray(m, c + 4 * ldc + LENGTH);
  }

  private static void tile4(
      float[] av,
      int a,
      int aRow,
      int aCol,
      float[] bv,
      int b,
      int ldb,
      int k,
      float[] m,
      int c,
      int ldc,
      boolean add) {
    FloatVector c00 = add ? fromArray(FLOATS, m, c) : zero(FLOATS);
    FloatVector c01 = add ? fromArray(FLOATS, m, c + LENGTH) : zero(FLOATS);
    FloatVector c10 = add ? fromArray(FLOATS, m, c + ldc) : zero(FLOATS);
    FloatVector c11 = add ? fromArray(FLOATS, m, c + ldc + LENGTH) : zero(FLOATS);
    FloatVector c20 = add ? fromArray(FLOATS, m, c + 2 * ldc) : zero(FLOATS);
    FloatVector c21 = add ? fromArray(FLOATS, m, c + 2 * ldc + LENGTH) : zero(FLOATS);
    FloatVector c30 = add ? fromArray(FLOATS, m, c + 3 * ldc) : zero(FLOATS);
    FloatVector c31 = add ? fromArray(FLOATS, m, c + 3 * ldc + LENGTH) : zero(FLOATS);
    for (int p = 0; p < k; p++, a += aCol, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b);
      FloatVector b1 = fromArray(FLOATS, bv, b + LENGTH);
      FloatVector s = broadcast(FLOATS, av[a]);
      c00 = s.fma(b0, c00);
      c01 = s.fma(b1, c01);
      s = broadcast(FLOATS, av[a + aRow]);
      c10 = s.fma(b0, c10);
      c11 = s.fma(b1, c11);
      s = broadcast(FLOATS, av[a + 2 * aRow]);
      c20 = s.fma(b0, c20);
      c21 = s.fma(b1, c21);
      s = broadcast(FLOATS, av[a + 3 * aRow]);
      c30 = s.fma(b0, c30);
      c31 = s.fma(b1, c31);
    }
    c00.intoArray(m, c);
    c01.intoArray(m, c + LENGTH);
    c10.intoArray(m, c + ldc);
    c11.intoArray(m, c + ldc + LENGTH);
    c20.intoArray(m, c + 2 * ldc);
    c21.intoArray(m, c + 2 * ldc + LENGTH);
    c30.intoArray(m, c + 3 * ldc);
    c31.intoArray(m, c + 3 * ldc + LENGTH);
  }

  private static void tile3(
      float[] av,
      int a,
      int aRow,
      int aCol,
      float[] bv,
      int b,
      int ldb,
      int k,
      float[] m,
      int c,
      int ldc,
      boolean add) {
    FloatVector c00 = add ? fromArray(FLOATS, m, c) : zero(FLOATS);
    FloatVector c01 = add ? fromArray(FLOATS, m, c + LENGTH) : zero(FLOATS);
    FloatVector c10 = add ? fromArray(FLOATS, m, c + ldc) : zero(FLOATS);
    FloatVector c11 = add ? fromArray(FLOATS, m, c + ldc + LENGTH) : zero(FLOATS);
    FloatVector c20 = add ? fromArray(FLOATS, m, c + 2 * ldc) : zero(FLOATS);
    FloatVector c21 = add ? fromArray(FLOATS, m, c + 2 * ldc + LENGTH) : zero(FLOATS);
    for (int p = 0; p < k; p++, a += aCol, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b);
      FloatVector b1 = fromArray(FLOATS, bv, b + LENGTH);
      FloatVector s = broadcast(FLOATS, av[a]);
      c00 = s.fma(b0, c00);
      c01 = s.fma(b1, c01);
      s = broadcast(FLOATS, av[a + aRow]);
      c10 = s.fma(b0, c10);
      c11 = s.fma(b1, c11);
      s = broadcast(FLOATS, av[a + 2 * aRow]);
      c20 = s.fma(b0, c20);
      c21 = s.fma(b1, c21);
    }
    c00.intoArray(m, c);
    c01.intoArray(m, c + LENGTH);
    c10.intoArray(m, c + ldc);
    c11.intoArray(m, c + ldc + LENGTH);
    c20.intoArray(m, c + 2 * ldc);
    c21.intoArray(m, c + 2 * ldc + LENGTH);
  }

  private static void tile2(
      float[] av,
      int a,
      int aRow,
      int aCol,
      float[] bv,
      int b,
      int ldb,
      int k,
      float[] m,
      int c,
      int ldc,
      boolean add) {
    FloatVector c00 = add ? fromArray(FLOATS, m, c) : zero(FLOATS);
    FloatVector c01 = add ? fromArray(FLOATS, m, c + LENGTH) : zero(FLOATS);
    FloatVector c10 = add ? fromArray(FLOATS, m, c + ldc) : zero(FLOATS);
    FloatVector c11 = add ? fromArray(FLOATS, m, c + ldc + LENGTH) : zero(FLOATS);
    for (int p = 0; p < k; p++, a += aCol, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b);
      FloatVector b1 = fromArray(FLOATS, bv, b + LENGTH);
      FloatVector s = broadcast(FLOATS, av[a]);
      c00 = s.fma(b0, c00);
      c01 = s.fma(b1, c01);
      s = broadcast(FLOATS, av[a + aRow]);
      c10 = s.fma(b0, c10);
      c11 = s.fma(b1, c11);
    }
    c00.intoArray(m, c);
    c01.intoArray(m, c + LENGTH);
    c10.intoArray(m, c + ldc);
    c11.intoArray(m, c + ldc + LENGTH);
  }

  private static void tile1(
      float[] av,
      int a,
      int aRow,
      int aCol,
      float[] bv,
      int b,
      int ldb,
      int k,
      float[] m,
      int c,
      int ldc,
      boolean add) {
    FloatVector c00 = add ? fromArray(FLOATS, m, c) : zero(FLOATS);
    FloatVector c01 = add ? fromArray(FLOATS, m, c + LENGTH) : zero(FLOATS);
    for (int p = 0; p < k; p++, a += aCol, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b);
      FloatVector b1 = fromArray(FLOATS, bv, b + LENGTH);
      FloatVector s = broadcast(FLOATS, av[a]);
      c00 = s.fma(b0, c00);
      c01 = s.fma(b1, c01);
    }
    c00.intoArray(m, c);
    c01.intoArray(m, c + LENGTH);
  }

  private static void edge8(
      float[] av,
      int a,
      int aRow,
      int aCol,
      float[] bv,
      int b,
      int ldb,
      int k,
      float[] m,
      int c,
      int ldc,
      int left,
      boolean add) {
    VectorMask<Float> lanes = first(left);
    FloatVector c0 = add ? fromArray(FLOATS, m, c, lanes) : zero(FLOATS);
    FloatVector c1 = add ? fromArray(FLOATS, m, c + ldc, lanes) : zero(FLOATS);
    FloatVector c2 = add ? fromArray(FLOATS, m, c + 2 * ldc, lanes) : zero(FLOATS);
    FloatVector c3 = add ? fromArray(FLOATS, m, c + 3 * ldc, lanes) : zero(FLOATS);
    FloatVector c4 = add ? fromArray(FLOATS, m, c + 4 * ldc, lanes) : zero(FLOATS);
    FloatVector c5 = add ? fromArray(FLOATS, m, c + 5 * ldc, lanes) : zero(FLOATS);
    FloatVector c6 = add ? fromArray(FLOATS, m, c + 6 * ldc, lanes) : zero(FLOATS);
    FloatVector c7 = add ? fromArray(FLOATS, m, c + 7 * ldc, lanes) : zero(FLOATS);
    for (int p = 0; p < k; p++, a += aCol, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b, lanes);
      c0 = b0.fma(broadcast(FLOATS, av[a]), c0);
      c1 = b0.fma(broadcast(FLOATS, av[a + aRow]), c1);
      c2 = b0.fma(broadcast(FLOATS, av[a + 2 * aRow]), c2);
      c3 = b0.fma(broadcast(FLOATS, av[a + 3 * aRow]), c3);
      c4 = b0.fma(broadcast(FLOATS, av[a + 4 * aRow]), c4);
      c5 = b0.fma(broadcast(FLOATS, av[a + 5 * aRow]), c5);
      c6 = b0.fma(broadcast(FLOATS, av[a + 6 * aRow]), c6);
      c7 = b0.fma(broadcast(FLOATS, av[a + 7 * aRow]), c7);
    }
    c0.intoArray(m, c, lanes);
    c1.intoArray(m, c + ldc, lanes);
    c2.intoArray(m, c + 2 * ldc, lanes);
    c3.intoArray(m, c + 3 * ldc, lanes);
    c4.intoArray(m, c + 4 * ldc, lanes);
    c5.intoArray(m, c + 5 * ldc, lanes);
    c6.intoArray(m, c + 6 * ldc, lanes);
    c7.intoArray(m, c + 7 * ldc, lanes);
  }

  private static void edge7(
      float[] av,
      int a,
      int aRow,
      int aCol,
      float[] bv,
      int b,
      int ldb,
      int k,
      float[] m,
      int c,
      int ldc,
      int left,
      boolean add) {
    VectorMask<Float> lanes = first(left);
    FloatVector c0 = add ? fromArray(FLOATS, m, c, lanes) : zero(FLOATS);
    FloatVector c1 = add ? fromArray(FLOATS, m, c + ldc, lanes) : zero(FLOATS);
    FloatVector c2 = add ? fromArray(FLOATS, m, c + 2 * ldc, lanes) : zero(FLOATS);
    FloatVector c3 = add ? fromArray(FLOATS, m, c + 3 * ldc, lanes) : zero(FLOATS);
    FloatVector c4 = add ? fromArray(FLOATS, m, c + 4 * ldc, lanes) : zero(FLOATS);
    FloatVector c5 = add ? fromArray(FLOATS, m, c + 5 * ldc, lanes) : zero(FLOATS);
    FloatVector c6 = add ? fromArray(FLOATS, m, c + 6 * ldc, lanes) : zero(FLOATS);
    for (int p = 0; p < k; p++, a += aCol, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b, lanes);
      c0 = b0.fma(broadcast(FLOATS, av[a]), c0);
      c1 = b0.fma(broadcast(FLOATS, av[a + aRow]), c1);
      c2 = b0.fma(broadcast(FLOATS, av[a + 2 * aRow]), c2);
      c3 = b0.fma(broadcast(FLOATS, av[a + 3 * aRow]), c3);
      c4 = b0.fma(broadcast(FLOATS, av[a + 4 * aRow]), c4);
      c5 = b0.fma(broadcast(FLOATS, av[a + 5 * aRow]), c5);
      c6 = b0.fma(broadcast(FLOATS, av[a + 6 * aRow]), c6);
    }
    c0.intoArray(m, c, lanes);
    c1.intoArray(m, c + ldc, lanes);
    c2.intoArray(m, c + 2 * ldc, lanes);
    c3.intoArray(m, c + 3 * ldc, lanes);
    c4.intoArray(m, c + 4 * ldc, lanes);
    c5.intoArray(m, c + 5 * ldc, lanes);
    c6.intoArray(m, c + 6 * ldc, lanes);
  }

  private static void edge6(
      float[] av,
      int a,
      int aRow,
      int aCol,
      float[] bv,
      int b,
      int ldb,
      int k,
      float[] m,
      int c,
      int ldc,
      int left,
      boolean add) {
    VectorMask<Float> lanes = first(left);
    FloatVector c0 = add ? fromArray(FLOATS, m, c, lanes) : zero(FLOATS);
    FloatVector c1 = add ? fromArray(FLOATS, m, c + ldc, lanes) : zero(FLOATS);
    FloatVector c2 = add ? fromArray(FLOATS, m, c + 2 * ldc, lanes) : zero(FLOATS);
    FloatVector c3 = add ? fromArray(FLOATS, m, c + 3 * ldc, lanes) : zero(FLOATS);
    FloatVector c4 = add ? fromArray(FLOATS, m, c + 4 * ldc, lanes) : zero(FLOATS);
    FloatVector c5 = add ? fromArray(FLOATS, m, c + 5 * ldc, lanes) : zero(FLOATS);
    for (int p = 0; p < k; p++, a += aCol, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b, lanes);
      c0 = b0.fma(broadcast(FLOATS, av[a]), c0);
      c1 = b0.fma(broadcast(FLOATS, av[a + aRow]), c1);
      c2 = b0.fma(broadcast(FLOATS, av[a + 2 * aRow]), c2);
      c3 = b0.fma(broadcast(FLOATS, av[a + 3 * aRow]), c3);
      c4 = b0.fma(broadcast(FLOATS, av[a + 4 * aRow]), c4);
      c5 = b0.fma(broadcast(FLOATS, av[a + 5 * aRow]), c5);
    }
    c0.intoArray(m, c, lanes);
    c1.intoArray(m, c + ldc, lanes);
    c2.intoArray(m, c + 2 * ldc, lanes);
    c3.intoArray(m, c + 3 * ldc, lanes);
    c4.intoArray(m, c + 4 * ldc, lanes);
    c5.intoArray(m, c + 5 * ldc, lanes);
  }

  private static void edge5(
      float[] av,
      int a,
      int aRow,
      int aCol,
      float[] bv,
      int b,
      int ldb,
      int k,
      float[] m,
      int c,
      int ldc,
      int left,
      boolean add) {
    VectorMask<Float> lanes = first(left);
    FloatVector c0 = add ? fromArray(FLOATS, m, c, lanes) : zero(FLOATS);
    FloatVector c1 = add ? fromArray(FLOATS, m, c + ldc, lanes) : zero(FLOATS);
    FloatVector c2 = add ? fromArray(FLOATS, m, c + 2 * ldc, lanes) : zero(FLOATS);
    FloatVector c3 = add ? fromArray(FLOATS, m, c + 3 * ldc, lanes) : zero(FLOATS);
    FloatVector c4 = add ? fromArray(FLOATS, m, c + 4 * ldc, lanes) : zero(FLOATS);
    for (int p = 0; p < k; p++, a += aCol, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b, lanes);
      c0 = b0.fma(broadcast(FLOATS, av[a]), c0);
      c1 = b0.fma(broadcast(FLOATS, av[a + aRow]), c1);
      c2 = b0.fma(broadcast(FLOATS, av[a + 2 * aRow]), c2);
      c3 = b0.fma(broadcast(FLOATS, av[a + 3 * aRow]), c3);
      c4 = b0.fma(broadcast(FLOATS, av[a + 4 * aRow]), c4);
    }
    c0.intoArray(m, c, lanes);
    c1.intoArray(m, c + ldc, lanes);
    c2.intoArray(m, c + 2 * ldc, lanes);
    c3.intoArray(m, c + 3 * ldc, lanes);
    c4.intoArray(m, c + 4 * ldc, lanes);
  }

  private static void edge4(
      float[] av,
      int a,
      int aRow,
      int aCol,
      float[] bv,
      int b,
      int ldb,
      int k,
      float[] m,
      int c,
      int ldc,
      int left,
      boolean add) {
    VectorMask<Float> lanes = first(left);
    FloatVector c0 = add ? fromArray(FLOATS, m, c, lanes) : zero(FLOATS);
    FloatVector c1 = add ? fromArray(FLOATS, m, c + ldc, lanes) : zero(FLOATS);
    FloatVector c2 = add ? fromArray(FLOATS, m, c + 2 * ldc, lanes) : zero(FLOATS);
    FloatVector c3 = add ? fromArray(FLOATS, m, c + 3 * ldc, lanes) : zero(FLOATS);
    for (int p = 0; p < k; p++, a += aCol, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b, lanes);
      c0 = b0.fma(broadcast(FLOATS, av[a]), c0);
      c1 = b0.fma(broadcast(FLOATS, av[a + aRow]), c1);
      c2 = b0.fma(broadcast(FLOATS, av[a + 2 * aRow]), c2);
      c3 = b0.fma(broadcast(FLOATS, av[a + 3 * aRow]), c3);
    }
    c0.intoArray(m, c, lanes);
    c1.intoArray(m, c + ldc, lanes);
    c2.intoArray(m, c + 2 * ldc, lanes);
    c3.intoArray(m, c + 3 * ldc, lanes);
  }

  private static void edge3(
      float[] av,
      int a,
      int aRow,
      int aCol,
      float[] bv,
      int b,
      int ldb,
      int k,
      float[] m,
      int c,
      int ldc,
      int left,
      boolean add) {
    VectorMask<Float> lanes = first(left);
    FloatVector c0 = add ? fromArray(FLOATS, m, c, lanes) : zero(FLOATS);
    FloatVector c1 = add ? fromArray(FLOATS, m, c + ldc, lanes) : zero(FLOATS);
    FloatVector c2 = add ? fromArray(FLOATS, m, c + 2 * ldc, lanes) : zero(FLOATS);
    for (int p = 0; p < k; p++, a += aCol, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b, lanes);
      c0 = b0.fma(broadcast(FLOATS, av[a]), c0);
      c1 = b0.fma(broadcast(FLOATS, av[a + aRow]), c1);
      c2 = b0.fma(broadcast(FLOATS, av[a + 2 * aRow]), c2);
    }
    c0.intoArray(m, c, lanes);
    c1.intoArray(m, c + ldc, lanes);
    c2.intoArray(m, c + 2 * ldc, lanes);
  }

  private static void edge2(
      float[] av,
      int a,
      int aRow,
      int aCol,
      float[] bv,
      int b,
      int ldb,
      int k,
      float[] m,
      int c,
      int ldc,
      int left,
      boolean add) {
    VectorMask<Float> lanes = first(left);
    FloatVector c0 = add ? fromArray(FLOATS, m, c, lanes) : zero(FLOATS);
    FloatVector c1 = add ? fromArray(FLOATS, m, c + ldc, lanes) : zero(FLOATS);
    for (int p = 0; p < k; p++, a += aCol, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b, lanes);
      c0 = b0.fma(broadcast(FLOATS, av[a]), c0);
      c1 = b0.fma(broadcast(FLOATS, av[a + aRow]), c1);
    }
    c0.intoArray(m, c, lanes);
    c1.intoArray(m, c + ldc, lanes);
  }

  private static void edge1(
      float[] av,
      int a,
      int aRow,
      int aCol,
      float[] bv,
      int b,
      int ldb,
      int k,
      float[] m,
      int c,
      int ldc,
      int left,
      boolean add) {
    VectorMask<Float> lanes = first(left);
    FloatVector c0 = add ? fromArray(FLOATS, m, c, lanes) : zero(FLOATS);
    for (int p = 0; p < k; p++, a += aCol, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b, lanes);
      c0 = b0.fma(broadcast(FLOATS, av[a]), c0);
    }
    c0.intoArray(m, c, lanes);
  }
}
