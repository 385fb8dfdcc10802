package descent.server.vector;

import static descent.server.vector.Simd.LENGTH;
import static descent.server.vector.Simd.all;
import static descent.server.vector.Simd.fma;
import static descent.server.vector.Simd.load;
import static descent.server.vector.Simd.store;
import static descent.server.vector.Simd.zero;

import jdk.incubator.vector.FloatVector;

/**
 * Register tiles of a matrix product: c(rows, columns) = or += a . b, all of k at once, with the
 * tile of c held in registers. Element (i, p) of a is at a + i * aRow + p * aCol, so that a may be
 * transposed or packed; row p of b is at b + p * ldb and contiguous. The tallest tile has twelve
 * accumulators, which with two vectors of b and one of a fit the sixteen registers of AVX2.
 */
final class Tiles {
  /** Rows of the tallest tile. */
  static final int HEIGHT = 6;

  /** Columns of a tile. */
  static final int WIDTH = 2 * LENGTH;

  private Tiles() {}

  /** c(rows, n), for any n, tile by tile; rows is at most {@link #HEIGHT}. */
  static void rows(
      int rows,
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
      int n,
      boolean add) {
    for (int r = 0; r < rows; ) {
      int height = heightFor(rows - r);
      strip(height, av, a + r * aRow, aRow, aCol, bv, b, ldb, k, m, c + r * ldc, ldc, n, add);
      r += height;
    }
  }

  /** The tallest tile that fits. */
  static int heightFor(int rows) {
    return rows >= 6 ? 6 : rows >= 4 ? 4 : rows >= 2 ? 2 : 1;
  }

  private static void strip(
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
      int n,
      boolean add) {
    int j = 0;
    for (; j <= n - WIDTH; j += WIDTH) {
      switch (height) {
        case 6 -> tile6(av, a, aRow, aCol, bv, b + j, ldb, k, m, c + j, ldc, add);
        case 4 -> tile4(av, a, aRow, aCol, bv, b + j, ldb, k, m, c + j, ldc, add);
        case 2 -> tile2(av, a, aRow, aCol, bv, b + j, ldb, k, m, c + j, ldc, add);
        default -> tile1(av, a, aRow, aCol, bv, b + j, ldb, k, m, c + j, ldc, add);
      }
    }
    for (; j < n; j += LENGTH) {
      int left = Math.min(LENGTH, n - j);
      switch (height) {
        case 6 -> edge6(av, a, aRow, aCol, bv, b + j, ldb, k, m, c + j, ldc, left, add);
        case 4 -> edge4(av, a, aRow, aCol, bv, b + j, ldb, k, m, c + j, ldc, left, add);
        case 2 -> edge2(av, a, aRow, aCol, bv, b + j, ldb, k, m, c + j, ldc, left, add);
        default -> edge1(av, a, aRow, aCol, bv, b + j, ldb, k, m, c + j, ldc, left, add);
      }
    }
  }

  /** 6 rows, two vectors of columns. */
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
    FloatVector c00 = add ? load(m, c) : zero();
    FloatVector c01 = add ? load(m, c + LENGTH) : zero();
    FloatVector c10 = add ? load(m, c + ldc) : zero();
    FloatVector c11 = add ? load(m, c + ldc + LENGTH) : zero();
    FloatVector c20 = add ? load(m, c + 2 * ldc) : zero();
    FloatVector c21 = add ? load(m, c + 2 * ldc + LENGTH) : zero();
    FloatVector c30 = add ? load(m, c + 3 * ldc) : zero();
    FloatVector c31 = add ? load(m, c + 3 * ldc + LENGTH) : zero();
    FloatVector c40 = add ? load(m, c + 4 * ldc) : zero();
    FloatVector c41 = add ? load(m, c + 4 * ldc + LENGTH) : zero();
    FloatVector c50 = add ? load(m, c + 5 * ldc) : zero();
    FloatVector c51 = add ? load(m, c + 5 * ldc + LENGTH) : zero();
    for (int p = 0; p < k; p++, a += aCol, b += ldb) {
      FloatVector b0 = load(bv, b);
      FloatVector b1 = load(bv, b + LENGTH);
      FloatVector a0 = all(av[a]);
      c00 = fma(a0, b0, c00);
      c01 = fma(a0, b1, c01);
      FloatVector a1 = all(av[a + aRow]);
      c10 = fma(a1, b0, c10);
      c11 = fma(a1, b1, c11);
      FloatVector a2 = all(av[a + 2 * aRow]);
      c20 = fma(a2, b0, c20);
      c21 = fma(a2, b1, c21);
      FloatVector a3 = all(av[a + 3 * aRow]);
      c30 = fma(a3, b0, c30);
      c31 = fma(a3, b1, c31);
      FloatVector a4 = all(av[a + 4 * aRow]);
      c40 = fma(a4, b0, c40);
      c41 = fma(a4, b1, c41);
      FloatVector a5 = all(av[a + 5 * aRow]);
      c50 = fma(a5, b0, c50);
      c51 = fma(a5, b1, c51);
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

  /** 4 rows, two vectors of columns. */
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
    FloatVector c00 = add ? load(m, c) : zero();
    FloatVector c01 = add ? load(m, c + LENGTH) : zero();
    FloatVector c10 = add ? load(m, c + ldc) : zero();
    FloatVector c11 = add ? load(m, c + ldc + LENGTH) : zero();
    FloatVector c20 = add ? load(m, c + 2 * ldc) : zero();
    FloatVector c21 = add ? load(m, c + 2 * ldc + LENGTH) : zero();
    FloatVector c30 = add ? load(m, c + 3 * ldc) : zero();
    FloatVector c31 = add ? load(m, c + 3 * ldc + LENGTH) : zero();
    for (int p = 0; p < k; p++, a += aCol, b += ldb) {
      FloatVector b0 = load(bv, b);
      FloatVector b1 = load(bv, b + LENGTH);
      FloatVector a0 = all(av[a]);
      c00 = fma(a0, b0, c00);
      c01 = fma(a0, b1, c01);
      FloatVector a1 = all(av[a + aRow]);
      c10 = fma(a1, b0, c10);
      c11 = fma(a1, b1, c11);
      FloatVector a2 = all(av[a + 2 * aRow]);
      c20 = fma(a2, b0, c20);
      c21 = fma(a2, b1, c21);
      FloatVector a3 = all(av[a + 3 * aRow]);
      c30 = fma(a3, b0, c30);
      c31 = fma(a3, b1, c31);
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

  /** 2 rows, two vectors of columns. */
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
    FloatVector c00 = add ? load(m, c) : zero();
    FloatVector c01 = add ? load(m, c + LENGTH) : zero();
    FloatVector c10 = add ? load(m, c + ldc) : zero();
    FloatVector c11 = add ? load(m, c + ldc + LENGTH) : zero();
    for (int p = 0; p < k; p++, a += aCol, b += ldb) {
      FloatVector b0 = load(bv, b);
      FloatVector b1 = load(bv, b + LENGTH);
      FloatVector a0 = all(av[a]);
      c00 = fma(a0, b0, c00);
      c01 = fma(a0, b1, c01);
      FloatVector a1 = all(av[a + aRow]);
      c10 = fma(a1, b0, c10);
      c11 = fma(a1, b1, c11);
    }
    c00.intoArray(m, c);
    c01.intoArray(m, c + LENGTH);
    c10.intoArray(m, c + ldc);
    c11.intoArray(m, c + ldc + LENGTH);
  }

  /** One row, two vectors of columns. */
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
    FloatVector c00 = add ? load(m, c) : zero();
    FloatVector c01 = add ? load(m, c + LENGTH) : zero();
    for (int p = 0; p < k; p++, a += aCol, b += ldb) {
      FloatVector b0 = load(bv, b);
      FloatVector b1 = load(bv, b + LENGTH);
      FloatVector a0 = all(av[a]);
      c00 = fma(a0, b0, c00);
      c01 = fma(a0, b1, c01);
    }
    c00.intoArray(m, c);
    c01.intoArray(m, c + LENGTH);
  }

  /** 6 rows, the first columns of one vector. */
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
      int columns,
      boolean add) {
    FloatVector c0 = add ? load(m, c, columns) : zero();
    FloatVector c1 = add ? load(m, c + ldc, columns) : zero();
    FloatVector c2 = add ? load(m, c + 2 * ldc, columns) : zero();
    FloatVector c3 = add ? load(m, c + 3 * ldc, columns) : zero();
    FloatVector c4 = add ? load(m, c + 4 * ldc, columns) : zero();
    FloatVector c5 = add ? load(m, c + 5 * ldc, columns) : zero();
    for (int p = 0; p < k; p++, a += aCol, b += ldb) {
      FloatVector b0 = load(bv, b, columns);
      c0 = fma(all(av[a]), b0, c0);
      c1 = fma(all(av[a + aRow]), b0, c1);
      c2 = fma(all(av[a + 2 * aRow]), b0, c2);
      c3 = fma(all(av[a + 3 * aRow]), b0, c3);
      c4 = fma(all(av[a + 4 * aRow]), b0, c4);
      c5 = fma(all(av[a + 5 * aRow]), b0, c5);
    }
    store(c0, m, c, columns);
    store(c1, m, c + ldc, columns);
    store(c2, m, c + 2 * ldc, columns);
    store(c3, m, c + 3 * ldc, columns);
    store(c4, m, c + 4 * ldc, columns);
    store(c5, m, c + 5 * ldc, columns);
  }

  /** 4 rows, the first columns of one vector. */
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
      int columns,
      boolean add) {
    FloatVector c0 = add ? load(m, c, columns) : zero();
    FloatVector c1 = add ? load(m, c + ldc, columns) : zero();
    FloatVector c2 = add ? load(m, c + 2 * ldc, columns) : zero();
    FloatVector c3 = add ? load(m, c + 3 * ldc, columns) : zero();
    for (int p = 0; p < k; p++, a += aCol, b += ldb) {
      FloatVector b0 = load(bv, b, columns);
      c0 = fma(all(av[a]), b0, c0);
      c1 = fma(all(av[a + aRow]), b0, c1);
      c2 = fma(all(av[a + 2 * aRow]), b0, c2);
      c3 = fma(all(av[a + 3 * aRow]), b0, c3);
    }
    store(c0, m, c, columns);
    store(c1, m, c + ldc, columns);
    store(c2, m, c + 2 * ldc, columns);
    store(c3, m, c + 3 * ldc, columns);
  }

  /** 2 rows, the first columns of one vector. */
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
      int columns,
      boolean add) {
    FloatVector c0 = add ? load(m, c, columns) : zero();
    FloatVector c1 = add ? load(m, c + ldc, columns) : zero();
    for (int p = 0; p < k; p++, a += aCol, b += ldb) {
      FloatVector b0 = load(bv, b, columns);
      c0 = fma(all(av[a]), b0, c0);
      c1 = fma(all(av[a + aRow]), b0, c1);
    }
    store(c0, m, c, columns);
    store(c1, m, c + ldc, columns);
  }

  /** One row, the first columns of one vector. */
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
      int columns,
      boolean add) {
    FloatVector c0 = add ? load(m, c, columns) : zero();
    for (int p = 0; p < k; p++, a += aCol, b += ldb) {
      FloatVector b0 = load(bv, b, columns);
      c0 = fma(all(av[a]), b0, c0);
    }
    store(c0, m, c, columns);
  }
}
