package descent.server.vector;

import static descent.server.vector.Simd.FLOATS;
import static descent.server.vector.Simd.LENGTH;
import static descent.server.vector.Tiles.PITCH;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.FloatVector.zero;

import jdk.incubator.vector.FloatVector;

/** The {@link Tiles} of two whole vectors: their sums stay in 2 to 16 registers. */
final class WideTiles {
  private WideTiles() {}

  static void multiply(
      int height,
      float[] av,
      int a,
      float[] bv,
      int b,
      int ldb,
      int k,
      float[] m,
      int c,
      int ldc,
      boolean add) {
    switch (height) {
      case 8 -> tile8(av, a, bv, b, ldb, k, m, c, ldc, add);
      case 7 -> tile7(av, a, bv, b, ldb, k, m, c, ldc, add);
      case 6 -> tile6(av, a, bv, b, ldb, k, m, c, ldc, add);
      case 5 -> tile5(av, a, bv, b, ldb, k, m, c, ldc, add);
      case 4 -> tile4(av, a, bv, b, ldb, k, m, c, ldc, add);
      case 3 -> tile3(av, a, bv, b, ldb, k, m, c, ldc, add);
      case 2 -> tile2(av, a, bv, b, ldb, k, m, c, ldc, add);
      case 1 -> tile1(av, a, bv, b, ldb, k, m, c, ldc, add);
      default -> throw new IllegalArgumentException("No tile is " + height + " rows high");
    }
  }

  private static void tile8(
      float[] av,
      int a,
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
    for (int p = 0; p < k; p++, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b);
      FloatVector b1 = fromArray(FLOATS, bv, b + LENGTH);
      FloatVector s = broadcast(FLOATS, av[a + p * PITCH]);
      c00 = s.fma(b0, c00);
      c01 = s.fma(b1, c01);
      s = broadcast(FLOATS, av[a + p * PITCH + 1]);
      c10 = s.fma(b0, c10);
      c11 = s.fma(b1, c11);
      s = broadcast(FLOATS, av[a + p * PITCH + 2]);
      c20 = s.fma(b0, c20);
      c21 = s.fma(b1, c21);
      s = broadcast(FLOATS, av[a + p * PITCH + 3]);
      c30 = s.fma(b0, c30);
      c31 = s.fma(b1, c31);
      s = broadcast(FLOATS, av[a + p * PITCH + 4]);
      c40 = s.fma(b0, c40);
      c41 = s.fma(b1, c41);
      s = broadcast(FLOATS, av[a + p * PITCH + 5]);
      c50 = s.fma(b0, c50);
      c51 = s.fma(b1, c51);
      s = broadcast(FLOATS, av[a + p * PITCH + 6]);
      c60 = s.fma(b0, c60);
      c61 = s.fma(b1, c61);
      s = broadcast(FLOATS, av[a + p * PITCH + 7]);
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
    for (int p = 0; p < k; p++, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b);
      FloatVector b1 = fromArray(FLOATS, bv, b + LENGTH);
      FloatVector s = broadcast(FLOATS, av[a + p * PITCH]);
      c00 = s.fma(b0, c00);
      c01 = s.fma(b1, c01);
      s = broadcast(FLOATS, av[a + p * PITCH + 1]);
      c10 = s.fma(b0, c10);
      c11 = s.fma(b1, c11);
      s = broadcast(FLOATS, av[a + p * PITCH + 2]);
      c20 = s.fma(b0, c20);
      c21 = s.fma(b1, c21);
      s = broadcast(FLOATS, av[a + p * PITCH + 3]);
      c30 = s.fma(b0, c30);
      c31 = s.fma(b1, c31);
      s = broadcast(FLOATS, av[a + p * PITCH + 4]);
      c40 = s.fma(b0, c40);
      c41 = s.fma(b1, c41);
      s = broadcast(FLOATS, av[a + p * PITCH + 5]);
      c50 = s.fma(b0, c50);
      c51 = s.fma(b1, c51);
      s = broadcast(FLOATS, av[a + p * PITCH + 6]);
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
    for (int p = 0; p < k; p++, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b);
      FloatVector b1 = fromArray(FLOATS, bv, b + LENGTH);
      FloatVector s = broadcast(FLOATS, av[a + p * PITCH]);
      c00 = s.fma(b0, c00);
      c01 = s.fma(b1, c01);
      s = broadcast(FLOATS, av[a + p * PITCH + 1]);
      c10 = s.fma(b0, c10);
      c11 = s.fma(b1, c11);
      s = broadcast(FLOATS, av[a + p * PITCH + 2]);
      c20 = s.fma(b0, c20);
      c21 = s.fma(b1, c21);
      s = broadcast(FLOATS, av[a + p * PITCH + 3]);
      c30 = s.fma(b0, c30);
      c31 = s.fma(b1, c31);
      s = broadcast(FLOATS, av[a + p * PITCH + 4]);
      c40 = s.fma(b0, c40);
      c41 = s.fma(b1, c41);
      s = broadcast(FLOATS, av[a + p * PITCH + 5]);
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
    for (int p = 0; p < k; p++, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b);
      FloatVector b1 = fromArray(FLOATS, bv, b + LENGTH);
      FloatVector s = broadcast(FLOATS, av[a + p * PITCH]);
      c00 = s.fma(b0, c00);
      c01 = s.fma(b1, c01);
      s = broadcast(FLOATS, av[a + p * PITCH + 1]);
      c10 = s.fma(b0, c10);
      c11 = s.fma(b1, c11);
      s = broadcast(FLOATS, av[a + p * PITCH + 2]);
      c20 = s.fma(b0, c20);
      c21 = s.fma(b1, c21);
      s = broadcast(FLOATS, av[a + p * PITCH + 3]);
      c30 = s.fma(b0, c30);
      c31 = s.fma(b1, c31);
      s = broadcast(FLOATS, av[a + p * PITCH + 4]);
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
    for (int p = 0; p < k; p++, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b);
      FloatVector b1 = fromArray(FLOATS, bv, b + LENGTH);
      FloatVector s = broadcast(FLOATS, av[a + p * PITCH]);
      c00 = s.fma(b0, c00);
      c01 = s.fma(b1, c01);
      s = broadcast(FLOATS, av[a + p * PITCH + 1]);
      c10 = s.fma(b0, c10);
      c11 = s.fma(b1, c11);
      s = broadcast(FLOATS, av[a + p * PITCH + 2]);
      c20 = s.fma(b0, c20);
      c21 = s.fma(b1, c21);
      s = broadcast(FLOATS, av[a + p * PITCH + 3]);
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
    for (int p = 0; p < k; p++, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b);
      FloatVector b1 = fromArray(FLOATS, bv, b + LENGTH);
      FloatVector s = broadcast(FLOATS, av[a + p * PITCH]);
      c00 = s.fma(b0, c00);
      c01 = s.fma(b1, c01);
      s = broadcast(FLOATS, av[a + p * PITCH + 1]);
      c10 = s.fma(b0, c10);
      c11 = s.fma(b1, c11);
      s = broadcast(FLOATS, av[a + p * PITCH + 2]);
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
    for (int p = 0; p < k; p++, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b);
      FloatVector b1 = fromArray(FLOATS, bv, b + LENGTH);
      FloatVector s = broadcast(FLOATS, av[a + p * PITCH]);
      c00 = s.fma(b0, c00);
      c01 = s.fma(b1, c01);
      s = broadcast(FLOATS, av[a + p * PITCH + 1]);
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
    for (int p = 0; p < k; p++, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b);
      FloatVector b1 = fromArray(FLOATS, bv, b + LENGTH);
      FloatVector s = broadcast(FLOATS, av[a + p * PITCH]);
      c00 = s.fma(b0, c00);
      c01 = s.fma(b1, c01);
    }
    c00.intoArray(m, c);
    c01.intoArray(m, c + LENGTH);
  }
}
