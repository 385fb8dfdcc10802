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
    interleave(from, x, ldx, squares, here, LENGTH, false);
    for (int round = 4; round < LENGTH; round *= 2) {
      interleave(squares, here, LENGTH, squares, there, LENGTH, false);
      int swap = here;
      here = there;
      there = swap;
    }
    interleave(squares, here, LENGTH, to, y, ldy, add);
  }

  private static void interleave(
      float[] from, int x, int ldx, float[] to, int y, int ldy, boolean add) {
    for (int i = 0; i < HALF; i++) {
      FloatVector upper = load(from, x + i * ldx);
      FloatVector lower = load(from, x + (i + HALF) * ldx);
      put(Zip.LOWER.selectFrom(upper, lower), to, y + 2 * i * ldy, LENGTH, add);
      put(Zip.UPPER.selectFrom(upper, lower), to, y + (2 * i + 1) * ldy, LENGTH, add);
    }
  }
}
