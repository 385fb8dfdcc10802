package descent.server.vector;

import static descent.server.vector.Simd.LENGTH;
import static descent.server.vector.Simd.load;
import static descent.server.vector.Simd.put;

import jdk.incubator.vector.FloatVector;

/**
 * The transpose of a matrix, a square of vectors at a time. Interleaving the rows i and i + LENGTH
 * / 2 of a square for all i moves every element one binary digit of its row number into its column
 * number; after as many rounds as there are digits, the square is transposed.
 */
final class Transposition {
  private static final int HALF = LENGTH / 2;
  private static final int QUARTER = LENGTH / 4;

  /** Two squares, to be filled in turns. */
  private static final ThreadLocal<float[]> SQUARES =
      ThreadLocal.withInitial(() -> new float[2 * LENGTH * LENGTH]);

  private Transposition() {}

  /** to(cols, rows) = transpose of from(rows, cols), both with strides. */
  static void transpose(
      float[] from, int rows, int cols, int x, int ldx, float[] to, int y, int ldy) {
    transpose(from, rows, cols, x, ldx, to, y, ldy, false);
  }

  /** to(cols, rows) = or += transpose of from(rows, cols), both with strides. */
  static void transpose(
      float[] from, int rows, int cols, int x, int ldx, float[] to, int y, int ldy, boolean add) {
    float[] squares = SQUARES.get();
    int evenRows = rows / LENGTH * LENGTH;
    int evenCols = cols / LENGTH * LENGTH;
    for (int r = 0; r < evenRows; r += LENGTH) {
      for (int c = 0; c < evenCols; c += LENGTH) {
        square(from, x + r * ldx + c, ldx, to, y + c * ldy + r, ldy, squares, add);
      }
    }
    one(from, evenRows, cols - evenCols, x + evenCols, ldx, to, y + evenCols * ldy, ldy, add);
    one(from, rows - evenRows, cols, x + evenRows * ldx, ldx, to, y + evenRows, ldy, add);
  }

  /** Element by element, for what is left at the edges. */
  private static void one(
      float[] from, int rows, int cols, int x, int ldx, float[] to, int y, int ldy, boolean add) {
    for (int c = 0; c < cols; c++) {
      for (int r = 0; r < rows; r++) {
        float before = add ? to[y + c * ldy + r] : 0;
        to[y + c * ldy + r] = before + from[x + r * ldx + c];
      }
    }
  }

  private static void square(
      float[] from, int x, int ldx, float[] to, int y, int ldy, float[] squares, boolean add) {
    int here = 0;
    int there = LENGTH * LENGTH;
    int left = LENGTH / 4;
    if (left == 1) {
      twice(from, x, ldx, to, y, ldy, add);
      return;
    }
    twice(from, x, ldx, squares, here, LENGTH, false);
    for (; left > 4; left /= 4) {
      twice(squares, here, LENGTH, squares, there, LENGTH, false);
      int swap = here;
      here = there;
      there = swap;
    }
    if (left == 4) {
      twice(squares, here, LENGTH, to, y, ldy, add);
    } else {
      once(squares, here, LENGTH, to, y, ldy, add);
    }
  }

  /** One round. */
  private static void once(float[] from, int x, int ldx, float[] to, int y, int ldy, boolean add) {
    for (int i = 0; i < HALF; i++) {
      FloatVector upper = load(from, x + i * ldx);
      FloatVector lower = load(from, x + (i + HALF) * ldx);
      put(Zip.LOWER.selectFrom(upper, lower), to, y + 2 * i * ldy, LENGTH, add);
      put(Zip.UPPER.selectFrom(upper, lower), to, y + (2 * i + 1) * ldy, LENGTH, add);
    }
  }

  /** Two rounds at once. */
  private static void twice(float[] from, int x, int ldx, float[] to, int y, int ldy, boolean add) {
    for (int i = 0; i < QUARTER; i++) {
      FloatVector a = load(from, x + i * ldx);
      FloatVector b = load(from, x + (i + QUARTER) * ldx);
      FloatVector c = load(from, x + (i + 2 * QUARTER) * ldx);
      FloatVector d = load(from, x + (i + 3 * QUARTER) * ldx);
      FloatVector evenUpper = Zip.LOWER.selectFrom(a, c);
      FloatVector oddUpper = Zip.UPPER.selectFrom(a, c);
      FloatVector evenLower = Zip.LOWER.selectFrom(b, d);
      FloatVector oddLower = Zip.UPPER.selectFrom(b, d);
      int row = y + 4 * i * ldy;
      put(Zip.LOWER.selectFrom(evenUpper, evenLower), to, row, LENGTH, add);
      put(Zip.UPPER.selectFrom(evenUpper, evenLower), to, row + ldy, LENGTH, add);
      put(Zip.LOWER.selectFrom(oddUpper, oddLower), to, row + 2 * ldy, LENGTH, add);
      put(Zip.UPPER.selectFrom(oddUpper, oddLower), to, row + 3 * ldy, LENGTH, add);
    }
  }
}
