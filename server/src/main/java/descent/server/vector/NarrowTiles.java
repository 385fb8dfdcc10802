package descent.server.vector;

import static descent.server.vector.Simd.FLOATS;
import static descent.server.vector.Simd.LENGTH;
import static descent.server.vector.Tiles.PITCH;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.FloatVector.zero;

import jdk.incubator.vector.FloatVector;

/**
 * The {@link Tiles} of one vector or a part of it, for the columns that are left at the right. They
 * compute whole vectors, reading on behind the end of a row, and keep what is wanted: masks inside
 * the loops would be more than C2 can always compile.
 */
final class NarrowTiles {
  private static final ThreadLocal<float[]> WHOLE =
      ThreadLocal.withInitial(() -> new float[Tiles.HEIGHT * LENGTH]);

  private NarrowTiles() {}

  /** A tile of {@code left} columns, at most those of a vector. */
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
    if (left == LENGTH) {
      tile(height, av, a, bv, b, ldb, k, m, c, ldc, add);
      return;
    }
    float[] whole = WHOLE.get();
    tile(height, av, a, bv, b, ldb, k, whole, 0, LENGTH, false);
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < left; j++) {
        float before = add ? m[c + i * ldc + j] : 0;
        m[c + i * ldc + j] = before + whole[i * LENGTH + j];
      }
    }
  }

  private static void tile(
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
    FloatVector c0 = add ? fromArray(FLOATS, m, c) : zero(FLOATS);
    FloatVector c1 = add ? fromArray(FLOATS, m, c + ldc) : zero(FLOATS);
    FloatVector c2 = add ? fromArray(FLOATS, m, c + 2 * ldc) : zero(FLOATS);
    FloatVector c3 = add ? fromArray(FLOATS, m, c + 3 * ldc) : zero(FLOATS);
    FloatVector c4 = add ? fromArray(FLOATS, m, c + 4 * ldc) : zero(FLOATS);
    FloatVector c5 = add ? fromArray(FLOATS, m, c + 5 * ldc) : zero(FLOATS);
    FloatVector c6 = add ? fromArray(FLOATS, m, c + 6 * ldc) : zero(FLOATS);
    FloatVector c7 = add ? fromArray(FLOATS, m, c + 7 * ldc) : zero(FLOATS);
    for (int p = 0; p < k; p++, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b);
      c0 = b0.fma(broadcast(FLOATS, av[a + p * PITCH]), c0);
      c1 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 1]), c1);
      c2 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 2]), c2);
      c3 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 3]), c3);
      c4 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 4]), c4);
      c5 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 5]), c5);
      c6 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 6]), c6);
      c7 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 7]), c7);
    }
    c0.intoArray(m, c);
    c1.intoArray(m, c + ldc);
    c2.intoArray(m, c + 2 * ldc);
    c3.intoArray(m, c + 3 * ldc);
    c4.intoArray(m, c + 4 * ldc);
    c5.intoArray(m, c + 5 * ldc);
    c6.intoArray(m, c + 6 * ldc);
    c7.intoArray(m, c + 7 * ldc);
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
    FloatVector c0 = add ? fromArray(FLOATS, m, c) : zero(FLOATS);
    FloatVector c1 = add ? fromArray(FLOATS, m, c + ldc) : zero(FLOATS);
    FloatVector c2 = add ? fromArray(FLOATS, m, c + 2 * ldc) : zero(FLOATS);
    FloatVector c3 = add ? fromArray(FLOATS, m, c + 3 * ldc) : zero(FLOATS);
    FloatVector c4 = add ? fromArray(FLOATS, m, c + 4 * ldc) : zero(FLOATS);
    FloatVector c5 = add ? fromArray(FLOATS, m, c + 5 * ldc) : zero(FLOATS);
    FloatVector c6 = add ? fromArray(FLOATS, m, c + 6 * ldc) : zero(FLOATS);
    for (int p = 0; p < k; p++, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b);
      c0 = b0.fma(broadcast(FLOATS, av[a + p * PITCH]), c0);
      c1 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 1]), c1);
      c2 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 2]), c2);
      c3 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 3]), c3);
      c4 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 4]), c4);
      c5 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 5]), c5);
      c6 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 6]), c6);
    }
    c0.intoArray(m, c);
    c1.intoArray(m, c + ldc);
    c2.intoArray(m, c + 2 * ldc);
    c3.intoArray(m, c + 3 * ldc);
    c4.intoArray(m, c + 4 * ldc);
    c5.intoArray(m, c + 5 * ldc);
    c6.intoArray(m, c + 6 * ldc);
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
    FloatVector c0 = add ? fromArray(FLOATS, m, c) : zero(FLOATS);
    FloatVector c1 = add ? fromArray(FLOATS, m, c + ldc) : zero(FLOATS);
    FloatVector c2 = add ? fromArray(FLOATS, m, c + 2 * ldc) : zero(FLOATS);
    FloatVector c3 = add ? fromArray(FLOATS, m, c + 3 * ldc) : zero(FLOATS);
    FloatVector c4 = add ? fromArray(FLOATS, m, c + 4 * ldc) : zero(FLOATS);
    FloatVector c5 = add ? fromArray(FLOATS, m, c + 5 * ldc) : zero(FLOATS);
    for (int p = 0; p < k; p++, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b);
      c0 = b0.fma(broadcast(FLOATS, av[a + p * PITCH]), c0);
      c1 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 1]), c1);
      c2 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 2]), c2);
      c3 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 3]), c3);
      c4 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 4]), c4);
      c5 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 5]), c5);
    }
    c0.intoArray(m, c);
    c1.intoArray(m, c + ldc);
    c2.intoArray(m, c + 2 * ldc);
    c3.intoArray(m, c + 3 * ldc);
    c4.intoArray(m, c + 4 * ldc);
    c5.intoArray(m, c + 5 * ldc);
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
    FloatVector c0 = add ? fromArray(FLOATS, m, c) : zero(FLOATS);
    FloatVector c1 = add ? fromArray(FLOATS, m, c + ldc) : zero(FLOATS);
    FloatVector c2 = add ? fromArray(FLOATS, m, c + 2 * ldc) : zero(FLOATS);
    FloatVector c3 = add ? fromArray(FLOATS, m, c + 3 * ldc) : zero(FLOATS);
    FloatVector c4 = add ? fromArray(FLOATS, m, c + 4 * ldc) : zero(FLOATS);
    for (int p = 0; p < k; p++, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b);
      c0 = b0.fma(broadcast(FLOATS, av[a + p * PITCH]), c0);
      c1 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 1]), c1);
      c2 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 2]), c2);
      c3 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 3]), c3);
      c4 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 4]), c4);
    }
    c0.intoArray(m, c);
    c1.intoArray(m, c + ldc);
    c2.intoArray(m, c + 2 * ldc);
    c3.intoArray(m, c + 3 * ldc);
    c4.intoArray(m, c + 4 * ldc);
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
    FloatVector c0 = add ? fromArray(FLOATS, m, c) : zero(FLOATS);
    FloatVector c1 = add ? fromArray(FLOATS, m, c + ldc) : zero(FLOATS);
    FloatVector c2 = add ? fromArray(FLOATS, m, c + 2 * ldc) : zero(FLOATS);
    FloatVector c3 = add ? fromArray(FLOATS, m, c + 3 * ldc) : zero(FLOATS);
    for (int p = 0; p < k; p++, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b);
      c0 = b0.fma(broadcast(FLOATS, av[a + p * PITCH]), c0);
      c1 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 1]), c1);
      c2 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 2]), c2);
      c3 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 3]), c3);
    }
    c0.intoArray(m, c);
    c1.intoArray(m, c + ldc);
    c2.intoArray(m, c + 2 * ldc);
    c3.intoArray(m, c + 3 * ldc);
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
    FloatVector c0 = add ? fromArray(FLOATS, m, c) : zero(FLOATS);
    FloatVector c1 = add ? fromArray(FLOATS, m, c + ldc) : zero(FLOATS);
    FloatVector c2 = add ? fromArray(FLOATS, m, c + 2 * ldc) : zero(FLOATS);
    for (int p = 0; p < k; p++, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b);
      c0 = b0.fma(broadcast(FLOATS, av[a + p * PITCH]), c0);
      c1 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 1]), c1);
      c2 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 2]), c2);
    }
    c0.intoArray(m, c);
    c1.intoArray(m, c + ldc);
    c2.intoArray(m, c + 2 * ldc);
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
    FloatVector c0 = add ? fromArray(FLOATS, m, c) : zero(FLOATS);
    FloatVector c1 = add ? fromArray(FLOATS, m, c + ldc) : zero(FLOATS);
    for (int p = 0; p < k; p++, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b);
      c0 = b0.fma(broadcast(FLOATS, av[a + p * PITCH]), c0);
      c1 = b0.fma(broadcast(FLOATS, av[a + p * PITCH + 1]), c1);
    }
    c0.intoArray(m, c);
    c1.intoArray(m, c + ldc);
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
    FloatVector c0 = add ? fromArray(FLOATS, m, c) : zero(FLOATS);
    for (int p = 0; p < k; p++, b += ldb) {
      FloatVector b0 = fromArray(FLOATS, bv, b);
      c0 = b0.fma(broadcast(FLOATS, av[a + p * PITCH]), c0);
    }
    c0.intoArray(m, c);
  }
}
