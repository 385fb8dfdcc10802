package descent.server.vector;

import static descent.server.vector.Simd.FLOATS;
import static descent.server.vector.Simd.LENGTH;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.FloatVector.zero;

import jdk.incubator.vector.FloatVector;

/**
 * Register tiles of a . b^T, where both operands are contiguous along the depth k: a tile holds a
 * vector of partial sums for each of its elements and adds up the lanes at the end. Worth it where
 * k is long and a has too few rows to pay for a transposed copy of b.
 */
final class Dots {
  /** Columns of a tile: 4 x 4 sums and 8 operands want 32 registers, 4 x 2 and 6 only 16. */
  private static final int WIDTH = LENGTH >= 16 ? 4 : 2;

  /** Rows of a tile. */
  private static final int HEIGHT = 4;

  /** A tile's vectors of partial sums; where a tile is small, the sums of what lies there. */
  private static final ThreadLocal<float[]> PARTIAL =
      ThreadLocal.withInitial(() -> new float[HEIGHT * HEIGHT * LENGTH]);

  private Dots() {}

  /** c(m, n) = or += a(m, k) . b(n, k)^T. */
  static void multiply(
      float[] v, int m, int n, int k, int a, int lda, int b, int ldb, int c, int ldc, boolean add) {
    int even = k / LENGTH * LENGTH;
    wholeVectors(v, m, n, even, a, lda, b, ldb, c, ldc, add);
    if (even < k) {
      rest(v, m, n, k - even, a + even, lda, b + even, ldb, c, ldc);
    }
  }

  /** c += a . b^T, element by element. */
  private static void rest(
      float[] v, int m, int n, int k, int a, int lda, int b, int ldb, int c, int ldc) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        float sum = 0;
        for (int p = 0; p < k; p++) {
          sum += v[a + i * lda + p] * v[b + j * ldb + p];
        }
        v[c + i * ldc + j] += sum;
      }
    }
  }

  private static void wholeVectors(
      float[] v, int m, int n, int k, int a, int lda, int b, int ldb, int c, int ldc, boolean add) {
    float[] partial = PARTIAL.get();
    for (int j = 0; j < n; ) {
      int width = n - j >= WIDTH ? WIDTH : 1;
      for (int i = 0; i < m; ) {
        int height = m - i >= HEIGHT ? HEIGHT : 1;
        tile(height, width, v, k, a + i * lda, lda, b + j * ldb, ldb, partial);
        for (int s = 0; s < height * width; s += 4) {
          fold(partial, s);
        }
        put(height, width, partial, v, c + i * ldc + j, ldc, add);
        i += height;
      }
      j += width;
    }
  }

  /** Elements s to s + 3 = the sums of the vectors s to s + 3, pairwise as a tournament goes. */
  private static void fold(float[] partial, int s) {
    FloatVector v0 = fromArray(FLOATS, partial, s * LENGTH);
    FloatVector v1 = fromArray(FLOATS, partial, (s + 1) * LENGTH);
    FloatVector v2 = fromArray(FLOATS, partial, (s + 2) * LENGTH);
    FloatVector v3 = fromArray(FLOATS, partial, (s + 3) * LENGTH);
    FloatVector even = Zip.LOWER.selectFrom(v0, v2).add(Zip.UPPER.selectFrom(v0, v2));
    FloatVector odd = Zip.LOWER.selectFrom(v1, v3).add(Zip.UPPER.selectFrom(v1, v3));
    FloatVector all = Zip.LOWER.selectFrom(even, odd).add(Zip.UPPER.selectFrom(even, odd));
    if (LENGTH > 8) {
      all = all.add(all.rearrange(Simd.BY_8));
    }
    if (LENGTH > 4) {
      all = all.add(all.rearrange(Simd.BY_4));
    }
    all.intoArray(partial, s); // vector s is done with, and so are those before it
  }

  private static void put(
      int height, int width, float[] sums, float[] m, int c, int ldc, boolean add) {
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < width; j++) {
        float before = add ? m[c + i * ldc + j] : 0;
        m[c + i * ldc + j] = before + sums[i * width + j];
      }
    }
  }

  /** partial(height, width, LENGTH). */
  private static void tile(
      int height, int width, float[] v, int k, int a, int lda, int b, int ldb, float[] partial) {
    if (height == HEIGHT) {
      switch (width) {
        case 4 -> dot4x4(v, k, a, lda, b, ldb, partial);
        case 2 -> dot4x2(v, k, a, lda, b, ldb, partial);
        default -> dot4x1(v, k, a, lda, b, ldb, partial);
      }
    } else {
      switch (width) {
        case 4 -> dot1x4(v, k, a, lda, b, ldb, partial);
        case 2 -> dot1x2(v, k, a, lda, b, ldb, partial);
        default -> dot1x1(v, k, a, lda, b, ldb, partial);
      }
    }
  }

  private static void dot4x4(float[] m, int k, int a, int lda, int b, int ldb, float[] partial) {
    FloatVector c00 = zero(FLOATS);
    FloatVector c01 = zero(FLOATS);
    FloatVector c02 = zero(FLOATS);
    FloatVector c03 = zero(FLOATS);
    FloatVector c10 = zero(FLOATS);
    FloatVector c11 = zero(FLOATS);
    FloatVector c12 = zero(FLOATS);
    FloatVector c13 = zero(FLOATS);
    FloatVector c20 = zero(FLOATS);
    FloatVector c21 = zero(FLOATS);
    FloatVector c22 = zero(FLOATS);
    FloatVector c23 = zero(FLOATS);
    FloatVector c30 = zero(FLOATS);
    FloatVector c31 = zero(FLOATS);
    FloatVector c32 = zero(FLOATS);
    FloatVector c33 = zero(FLOATS);
    for (int p = 0; p < k; p += LENGTH) {
      FloatVector b0 = fromArray(FLOATS, m, b + p);
      FloatVector b1 = fromArray(FLOATS, m, b + ldb + p);
      FloatVector b2 = fromArray(FLOATS, m, b + 2 * ldb + p);
      FloatVector b3 = fromArray(FLOATS, m, b + 3 * ldb + p);
      FloatVector a0 = fromArray(FLOATS, m, a + p);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      c03 = a0.fma(b3, c03);
      FloatVector a1 = fromArray(FLOATS, m, a + lda + p);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      c13 = a1.fma(b3, c13);
      FloatVector a2 = fromArray(FLOATS, m, a + 2 * lda + p);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      c23 = a2.fma(b3, c23);
      FloatVector a3 = fromArray(FLOATS, m, a + 3 * lda + p);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      c33 = a3.fma(b3, c33);
    }
    c00.intoArray(partial, 0);
    c01.intoArray(partial, LENGTH);
    c02.intoArray(partial, 2 * LENGTH);
    c03.intoArray(partial, 3 * LENGTH);
    c10.intoArray(partial, 4 * LENGTH);
    c11.intoArray(partial, 5 * LENGTH);
    c12.intoArray(partial, 6 * LENGTH);
    c13.intoArray(partial, 7 * LENGTH);
    c20.intoArray(partial, 8 * LENGTH);
    c21.intoArray(partial, 9 * LENGTH);
    c22.intoArray(partial, 10 * LENGTH);
    c23.intoArray(partial, 11 * LENGTH);
    c30.intoArray(partial, 12 * LENGTH);
    c31.intoArray(partial, 13 * LENGTH);
    c32.intoArray(partial, 14 * LENGTH);
    c33.intoArray(partial, 15 * LENGTH);
  }

  private static void dot4x2(float[] m, int k, int a, int lda, int b, int ldb, float[] partial) {
    FloatVector c00 = zero(FLOATS);
    FloatVector c01 = zero(FLOATS);
    FloatVector c10 = zero(FLOATS);
    FloatVector c11 = zero(FLOATS);
    FloatVector c20 = zero(FLOATS);
    FloatVector c21 = zero(FLOATS);
    FloatVector c30 = zero(FLOATS);
    FloatVector c31 = zero(FLOATS);
    for (int p = 0; p < k; p += LENGTH) {
      FloatVector b0 = fromArray(FLOATS, m, b + p);
      FloatVector b1 = fromArray(FLOATS, m, b + ldb + p);
      FloatVector a0 = fromArray(FLOATS, m, a + p);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = fromArray(FLOATS, m, a + lda + p);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = fromArray(FLOATS, m, a + 2 * lda + p);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = fromArray(FLOATS, m, a + 3 * lda + p);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
    }
    c00.intoArray(partial, 0);
    c01.intoArray(partial, LENGTH);
    c10.intoArray(partial, 2 * LENGTH);
    c11.intoArray(partial, 3 * LENGTH);
    c20.intoArray(partial, 4 * LENGTH);
    c21.intoArray(partial, 5 * LENGTH);
    c30.intoArray(partial, 6 * LENGTH);
    c31.intoArray(partial, 7 * LENGTH);
  }

  private static void dot4x1(float[] m, int k, int a, int lda, int b, int ldb, float[] partial) {
    FloatVector c00 = zero(FLOATS);
    FloatVector c10 = zero(FLOATS);
    FloatVector c20 = zero(FLOATS);
    FloatVector c30 = zero(FLOATS);
    for (int p = 0; p < k; p += LENGTH) {
      FloatVector b0 = fromArray(FLOATS, m, b + p);
      FloatVector a0 = fromArray(FLOATS, m, a + p);
      c00 = a0.fma(b0, c00);
      FloatVector a1 = fromArray(FLOATS, m, a + lda + p);
      c10 = a1.fma(b0, c10);
      FloatVector a2 = fromArray(FLOATS, m, a + 2 * lda + p);
      c20 = a2.fma(b0, c20);
      FloatVector a3 = fromArray(FLOATS, m, a + 3 * lda + p);
      c30 = a3.fma(b0, c30);
    }
    c00.intoArray(partial, 0);
    c10.intoArray(partial, LENGTH);
    c20.intoArray(partial, 2 * LENGTH);
    c30.intoArray(partial, 3 * LENGTH);
  }

  private static void dot1x4(float[] m, int k, int a, int lda, int b, int ldb, float[] partial) {
    FloatVector c00 = zero(FLOATS);
    FloatVector c01 = zero(FLOATS);
    FloatVector c02 = zero(FLOATS);
    FloatVector c03 = zero(FLOATS);
    for (int p = 0; p < k; p += LENGTH) {
      FloatVector b0 = fromArray(FLOATS, m, b + p);
      FloatVector b1 = fromArray(FLOATS, m, b + ldb + p);
      FloatVector b2 = fromArray(FLOATS, m, b + 2 * ldb + p);
      FloatVector b3 = fromArray(FLOATS, m, b + 3 * ldb + p);
      FloatVector a0 = fromArray(FLOATS, m, a + p);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      c03 = a0.fma(b3, c03);
    }
    c00.intoArray(partial, 0);
    c01.intoArray(partial, LENGTH);
    c02.intoArray(partial, 2 * LENGTH);
    c03.intoArray(partial, 3 * LENGTH);
  }

  private static void dot1x2(float[] m, int k, int a, int lda, int b, int ldb, float[] partial) {
    FloatVector c00 = zero(FLOATS);
    FloatVector c01 = zero(FLOATS);
    for (int p = 0; p < k; p += LENGTH) {
      FloatVector b0 = fromArray(FLOATS, m, b + p);
      FloatVector b1 = fromArray(FLOATS, m, b + ldb + p);
      FloatVector a0 = fromArray(FLOATS, m, a + p);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
    }
    c00.intoArray(partial, 0);
    c01.intoArray(partial, LENGTH);
  }

  private static void dot1x1(float[] m, int k, int a, int lda, int b, int ldb, float[] partial) {
    FloatVector c00 = zero(FLOATS);
    for (int p = 0; p < k; p += LENGTH) {
      FloatVector b0 = fromArray(FLOATS, m, b + p);
      FloatVector a0 = fromArray(FLOATS, m, a + p);
      c00 = a0.fma(b0, c00);
    }
    c00.intoArray(partial, 0);
  }
}
