package descent.server.vector;

import static descent.server.vector.Simd.FLOATS;
import static descent.server.vector.Simd.first;
import static descent.server.vector.Tiles.PITCH;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.FloatVector.zero;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** The {@link Tiles} of one vector or a part of it, for the columns that are left at the right. */
final class NarrowTiles {
  private NarrowTiles() {}

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
      int left,
      boolean add) {
    switch (height) {
      case 8 -> tile8(av, a, bv, b, ldb, k, m, c, ldc, left, add);
      case 7 -> tile7(av, a, bv, b, ldb, k, m, c, ldc, left, add);
      case 6 -> tile6(av, a, bv, b, ldb, k, m, c, ldc, left, add);
      case 5 -> tile5(av, a, bv, b, ldb, k, m, c, ldc, left, add);
      case 4 -> tile4(av, a, bv, b, ldb, k, m, c, ldc, left, add);
      case 3 -> tile3(av, a, bv, b, ldb, k, m, c, ldc, left, add);
      case 2 -> tile2(av, a, bv, b, ldb, k, m, c, ldc, left, add);
      case 1 -> tile1(av, a, bv, b, ldb, k, m, c, ldc, left, add);
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
    for (int p = 0; p < k; p++, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b, lanes);
      c0 = b0.fma(broadcast(FLOATS, av[a + p * PITCH]), c0);
      c1 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 1]), c1);
      c2 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 2]), c2);
      c3 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 3]), c3);
      c4 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 4]), c4);
      c5 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 5]), c5);
      c6 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 6]), c6);
      c7 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 7]), c7);
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
    for (int p = 0; p < k; p++, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b, lanes);
      c0 = b0.fma(broadcast(FLOATS, av[a + p * PITCH]), c0);
      c1 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 1]), c1);
      c2 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 2]), c2);
      c3 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 3]), c3);
      c4 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 4]), c4);
      c5 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 5]), c5);
      c6 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 6]), c6);
    }
    c0.intoArray(m, c, lanes);
    c1.intoArray(m, c + ldc, lanes);
    c2.intoArray(m, c + 2 * ldc, lanes);
    c3.intoArray(m, c + 3 * ldc, lanes);
    c4.intoArray(m, c + 4 * ldc, lanes);
    c5.intoArray(m, c + 5 * ldc, lanes);
    c6.intoArray(m, c + 6 * ldc, lanes);
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
      int left,
      boolean add) {
    VectorMask<Float> lanes = first(left);
    FloatVector c0 = add ? fromArray(FLOATS, m, c, lanes) : zero(FLOATS);
    FloatVector c1 = add ? fromArray(FLOATS, m, c + ldc, lanes) : zero(FLOATS);
    FloatVector c2 = add ? fromArray(FLOATS, m, c + 2 * ldc, lanes) : zero(FLOATS);
    FloatVector c3 = add ? fromArray(FLOATS, m, c + 3 * ldc, lanes) : zero(FLOATS);
    FloatVector c4 = add ? fromArray(FLOATS, m, c + 4 * ldc, lanes) : zero(FLOATS);
    FloatVector c5 = add ? fromArray(FLOATS, m, c + 5 * ldc, lanes) : zero(FLOATS);
    for (int p = 0; p < k; p++, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b, lanes);
      c0 = b0.fma(broadcast(FLOATS, av[a + p * PITCH]), c0);
      c1 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 1]), c1);
      c2 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 2]), c2);
      c3 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 3]), c3);
      c4 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 4]), c4);
      c5 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 5]), c5);
    }
    c0.intoArray(m, c, lanes);
    c1.intoArray(m, c + ldc, lanes);
    c2.intoArray(m, c + 2 * ldc, lanes);
    c3.intoArray(m, c + 3 * ldc, lanes);
    c4.intoArray(m, c + 4 * ldc, lanes);
    c5.intoArray(m, c + 5 * ldc, lanes);
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
      int left,
      boolean add) {
    VectorMask<Float> lanes = first(left);
    FloatVector c0 = add ? fromArray(FLOATS, m, c, lanes) : zero(FLOATS);
    FloatVector c1 = add ? fromArray(FLOATS, m, c + ldc, lanes) : zero(FLOATS);
    FloatVector c2 = add ? fromArray(FLOATS, m, c + 2 * ldc, lanes) : zero(FLOATS);
    FloatVector c3 = add ? fromArray(FLOATS, m, c + 3 * ldc, lanes) : zero(FLOATS);
    FloatVector c4 = add ? fromArray(FLOATS, m, c + 4 * ldc, lanes) : zero(FLOATS);
    for (int p = 0; p < k; p++, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b, lanes);
      c0 = b0.fma(broadcast(FLOATS, av[a + p * PITCH]), c0);
      c1 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 1]), c1);
      c2 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 2]), c2);
      c3 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 3]), c3);
      c4 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 4]), c4);
    }
    c0.intoArray(m, c, lanes);
    c1.intoArray(m, c + ldc, lanes);
    c2.intoArray(m, c + 2 * ldc, lanes);
    c3.intoArray(m, c + 3 * ldc, lanes);
    c4.intoArray(m, c + 4 * ldc, lanes);
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
      int left,
      boolean add) {
    VectorMask<Float> lanes = first(left);
    FloatVector c0 = add ? fromArray(FLOATS, m, c, lanes) : zero(FLOATS);
    FloatVector c1 = add ? fromArray(FLOATS, m, c + ldc, lanes) : zero(FLOATS);
    FloatVector c2 = add ? fromArray(FLOATS, m, c + 2 * ldc, lanes) : zero(FLOATS);
    FloatVector c3 = add ? fromArray(FLOATS, m, c + 3 * ldc, lanes) : zero(FLOATS);
    for (int p = 0; p < k; p++, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b, lanes);
      c0 = b0.fma(broadcast(FLOATS, av[a + p * PITCH]), c0);
      c1 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 1]), c1);
      c2 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 2]), c2);
      c3 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 3]), c3);
    }
    c0.intoArray(m, c, lanes);
    c1.intoArray(m, c + ldc, lanes);
    c2.intoArray(m, c + 2 * ldc, lanes);
    c3.intoArray(m, c + 3 * ldc, lanes);
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
      int left,
      boolean add) {
    VectorMask<Float> lanes = first(left);
    FloatVector c0 = add ? fromArray(FLOATS, m, c, lanes) : zero(FLOATS);
    FloatVector c1 = add ? fromArray(FLOATS, m, c + ldc, lanes) : zero(FLOATS);
    FloatVector c2 = add ? fromArray(FLOATS, m, c + 2 * ldc, lanes) : zero(FLOATS);
    for (int p = 0; p < k; p++, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b, lanes);
      c0 = b0.fma(broadcast(FLOATS, av[a + p * PITCH]), c0);
      c1 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 1]), c1);
      c2 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 2]), c2);
    }
    c0.intoArray(m, c, lanes);
    c1.intoArray(m, c + ldc, lanes);
    c2.intoArray(m, c + 2 * ldc, lanes);
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
      int left,
      boolean add) {
    VectorMask<Float> lanes = first(left);
    FloatVector c0 = add ? fromArray(FLOATS, m, c, lanes) : zero(FLOATS);
    FloatVector c1 = add ? fromArray(FLOATS, m, c + ldc, lanes) : zero(FLOATS);
    for (int p = 0; p < k; p++, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b, lanes);
      c0 = b0.fma(broadcast(FLOATS, av[a + p * PITCH]), c0);
      c1 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 1]), c1);
    }
    c0.intoArray(m, c, lanes);
    c1.intoArray(m, c + ldc, lanes);
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
      int left,
      boolean add) {
    VectorMask<Float> lanes = first(left);
    FloatVector c0 = add ? fromArray(FLOATS, m, c, lanes) : zero(FLOATS);
    for (int p = 0; p < k; p++, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b, lanes);
      c0 = b0.fma(broadcast(FLOATS, av[a + p * PITCH]), c0);
    }
    c0.intoArray(m, c, lanes);
  }
}
