package descent.server.vector;

import static descent.server.vector.Simd.LENGTH;
import static descent.server.vector.Simd.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;

/**
 * The transpose of a matrix, a square of vectors at a time. Interleaving the rows i and i + LENGTH
 * / 2 of a square for all i moves every element one binary digit of its row number into its column
 * number; after as many rounds as there are digits, the square is transposed.
 */
final class Transposition {
  private static final int HALF = LENGTH / 2;

  /** Lanes 0, LENGTH, 1, LENGTH + 1, ... of two vectors one after the other. */
  private static final VectorShuffle<Float> LOWER = VectorShuffle.makeZip(Simd.FLOATS, 0);

  /** The same of their upper halves. */
  private static final VectorShuffle<Float> UPPER = VectorShuffle.makeZip(Simd.FLOATS, 1);

  /** Two squares, to be filled in turns. */
  private static final ThreadLocal<float[]> SQUARES =
      ThreadLocal.withInitial(() -> new float[2 * LENGTH * LENGTH]);

  private Transposition() {}

  /** to(cols, rows) = transpose of from(rows, cols), both with strides. */
  static void transpose(
      float[] from, int rows, int cols, int x, int ldx, float[] to, int y, int ldy) {
    float[] squares = SQUARES.get();
    int evenRows = rows / LENGTH * LENGTH;
    int evenCols = cols / LENGTH * LENGTH;
    for (int r = 0; r < evenRows; r += LENGTH) {
      for (int c = 0; c < evenCols; c += LENGTH) {
        square(from, x + r * ldx + c, ldx, to, y + c * ldy + r, ldy, squares);
      }
    }
    one(from, evenRows, cols - evenCols, x + evenCols, ldx, to, y + evenCols * ldy, ldy);
    one(from, rows - evenRows, cols, x + evenRows * ldx, ldx, to, y + evenRows, ldy);
  }

  /** Element by element, for what is left at the edges. */
  private static void one(
      float[] from, int rows, int cols, int x, int ldx, float[] to, int y, int ldy) {
    for (int c = 0; c < cols; c++) {
      for (int r = 0; r < rows; r++) {
        to[y + c * ldy + r] = from[x + r * ldx + c];
      }
    }
  }

  private static void square(
      float[] from, int x, int ldx, float[] to, int y, int ldy, float[] squares) {
    int here = 0;
    int there = LENGTH * LENGTH;
    interleave(from, x, ldx, squares, here, LENGTH);
    for (int round = 4; round < LENGTH; round *= 2) {
      interleave(squares, here, LENGTH, squares, there, LENGTH);
      int swap = here;
      here = there;
      there = swap;
    }
    interleave(squares, here, LENGTH, to, y, ldy);
  }

  private static void interleave(float[] from, int x, int ldx, float[] to, int y, int ldy) {
    for (int i = 0; i < HALF; i++) {
      FloatVector upper = load(from, x + i * ldx);
      FloatVector lower = load(from, x + (i + HALF) * ldx);
      upper.rearrange(LOWER, lower).intoArray(to, y + 2 * i * ldy);
      upper.rearrange(UPPER, lower).intoArray(to, y + (2 * i + 1) * ldy);
    }
  }
}
