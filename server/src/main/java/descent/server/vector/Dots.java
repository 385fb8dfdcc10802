package descent.server.vector;

import static descent.server.vector.Simd.FLOATS;
import static descent.server.vector.Simd.LENGTH;
import static descent.server.vector.Simd.sum;
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
    int j = 0;
    for (; j <= n - WIDTH; j += WIDTH) {
      columns(v, WIDTH, m, k, a, lda, b + j * ldb, ldb, c + j, ldc, add);
    }
    for (; j < n; j++) {
      columns(v, 1, m, k, a, lda, b + j * ldb, ldb, c + j, ldc, add);
    }
  }

  private static void columns(
      float[] v,
      int width,
      int m,
      int k,
      int a,
      int lda,
      int b,
      int ldb,
      int c,
      int ldc,
      boolean add) {
    int i = 0;
    for (; i <= m - 4; i += 4) {
      int from = a + i * lda;
      int to = c + i * ldc;
      switch (width) {
        case 4 -> dot4x4(v, k, from, lda, b, ldb, to, ldc, add);
        case 2 -> dot4x2(v, k, from, lda, b, ldb, to, ldc, add);
        default -> dot4x1(v, k, from, lda, b, ldb, to, ldc, add);
      }
    }
    for (; i < m; i++) {
      int from = a + i * lda;
      int to = c + i * ldc;
      switch (width) {
        case 4 -> dot1x4(v, k, from, lda, b, ldb, to, ldc, add);
        case 2 -> dot1x2(v, k, from, lda, b, ldb, to, ldc, add);
        default -> dot1x1(v, k, from, lda, b, ldb, to, ldc, add);
      }
    }
  }

  private static void put(float value, float[] m, int at, boolean add) {
    m[at] = add ? m[at] + value : value;
  }

  private static void dot4x4(
      float[] m, int k, int a, int lda, int b, int ldb, int c, int ldc, boolean add) {
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
    put(sum(c00), m, c, add);
    put(sum(c01), m, c + 1, add);
    put(sum(c02), m, c + 2, add);
    put(sum(c03), m, c + 3, add);
    put(sum(c10), m, c + ldc, add);
    put(sum(c11), m, c + ldc + 1, add);
    put(sum(c12), m, c + ldc + 2, add);
    put(sum(c13), m, c + ldc + 3, add);
    put(sum(c20), m, c + 2 * ldc, add);
    put(sum(c21), m, c + 2 * ldc + 1, add);
    put(sum(c22), m, c + 2 * ldc + 2, add);
    put(sum(c23), m, c + 2 * ldc + 3, add);
    put(sum(c30), m, c + 3 * ldc, add);
    put(sum(c31), m, c + 3 * ldc + 1, add);
    put(sum(c32), m, c + 3 * ldc + 2, add);
    put(sum(c33), m, c + 3 * ldc + 3, add);
  }

  private static void dot4x2(
      float[] m, int k, int a, int lda, int b, int ldb, int c, int ldc, boolean add) {
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
    put(sum(c00), m, c, add);
    put(sum(c01), m, c + 1, add);
    put(sum(c10), m, c + ldc, add);
    put(sum(c11), m, c + ldc + 1, add);
    put(sum(c20), m, c + 2 * ldc, add);
    put(sum(c21), m, c + 2 * ldc + 1, add);
    put(sum(c30), m, c + 3 * ldc, add);
    put(sum(c31), m, c + 3 * ldc + 1, add);
  }

  private static void dot4x1(
      float[] m, int k, int a, int lda, int b, int ldb, int c, int ldc, boolean add) {
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
    put(sum(c00), m, c, add);
    put(sum(c10), m, c + ldc, add);
    put(sum(c20), m, c + 2 * ldc, add);
    put(sum(c30), m, c + 3 * ldc, add);
  }

  private static void dot1x4(
      float[] m, int k, int a, int lda, int b, int ldb, int c, int ldc, boolean add) {
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
    put(sum(c00), m, c, add);
    put(sum(c01), m, c + 1, add);
    put(sum(c02), m, c + 2, add);
    put(sum(c03), m, c + 3, add);
  }

  private static void dot1x2(
      float[] m, int k, int a, int lda, int b, int ldb, int c, int ldc, boolean add) {
    FloatVector c00 = zero(FLOATS);
    FloatVector c01 = zero(FLOATS);
    for (int p = 0; p < k; p += LENGTH) {
      FloatVector b0 = fromArray(FLOATS, m, b + p);
      FloatVector b1 = fromArray(FLOATS, m, b + ldb + p);
      FloatVector a0 = fromArray(FLOATS, m, a + p);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
    }
    put(sum(c00), m, c, add);
    put(sum(c01), m, c + 1, add);
  }

  private static void dot1x1(
      float[] m, int k, int a, int lda, int b, int ldb, int c, int ldc, boolean add) {
    FloatVector c00 = zero(FLOATS);
    for (int p = 0; p < k; p += LENGTH) {
      FloatVector b0 = fromArray(FLOATS, m, b + p);
      FloatVector a0 = fromArray(FLOATS, m, a + p);
      c00 = a0.fma(b0, c00);
    }
    put(sum(c00), m, c, add);
  }
}
