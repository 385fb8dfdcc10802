package descent.engine.data;

/**
 * Brings a picture of a digit, drawn anywhere at any size, into the form of MNIST's pictures: the
 * ink's bounding box scaled, its shape kept, so that its longer side has 20 pixels, with grey
 * levels from averaging; moved by whole pixels so that the centre of mass comes to the centre of 28
 * x 28 pixels; the darkest ink 255.
 *
 * <p>Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits"; that the
 * centre of mass lies within half a pixel of (14, 14) holds for all 70,000 of its pictures.
 */
public final class DigitNormalizer {
  /** Width and height of the result. */
  public static final int SIZE = 28;

  private static final int BOX = 20;
  private static final int CENTRE = 14;

  /** Ink fainter than this part of the darkest does not count for the bounding box. */
  private static final double FAINT = 0.1;

  private DigitNormalizer() {}

  /**
   * The normalised picture, 784 unsigned bytes row by row; all 0 when there is no ink.
   *
   * @param ink how dark each pixel is, row by row, 0 for none, in any unit
   * @param width pixels in a row
   * @throws IllegalArgumentException if {@code ink} does not consist of whole rows
   */
  public static byte[] normalize(double[] ink, int width) {
    if (width <= 0 || ink.length % width != 0) {
      throw new IllegalArgumentException(
          ink.length + " pixels are not a whole number of rows of " + width);
    }
    double darkest = 0;
    for (double value : ink) {
      darkest = Math.max(darkest, value);
    }
    if (darkest == 0) {
      return new byte[SIZE * SIZE];
    }
    return center(scale(ink, width, Box.around(ink, width, darkest * FAINT)));
  }

  /** The box's content averaged into BOX x BOX pixels, in its upper left corner. */
  private static double[] scale(double[] ink, int width, Box box) {
    int longer = Math.max(box.width, box.height);
    int columns = Math.max(1, (box.width * BOX + longer / 2) / longer);
    int rows = Math.max(1, (box.height * BOX + longer / 2) / longer);
    double[] half = new double[box.height * BOX];
    for (int y = 0; y < box.height; y++) {
      int from = (box.top + y) * width + box.left;
      average(ink, from, 1, box.width, half, y * BOX, 1, columns);
    }
    double[] scaled = new double[BOX * BOX];
    for (int x = 0; x < columns; x++) {
      average(half, x, BOX, box.height, scaled, x, BOX, rows);
    }
    return scaled;
  }

  /** Averages n source pixels of a line into m pixels; each counts by how much of it is covered. */
  private static void average(
      double[] source, int from, int step, int n, double[] target, int to, int toStep, int m) {
    double scale = (double) n / m;
    for (int j = 0; j < m; j++) {
      double begin = j * scale;
      double end = Math.min(n, begin + scale);
      double sum = 0;
      for (int i = (int) begin; i < end; i++) {
        double covered = Math.min(i + 1, end) - Math.max(i, begin);
        sum += covered * source[from + i * step];
      }
      target[to + j * toStep] = sum / scale;
    }
  }

  private static byte[] center(double[] scaled) {
    double mass = 0;
    double massX = 0;
    double massY = 0;
    double darkest = 0;
    for (int i = 0; i < scaled.length; i++) {
      mass += scaled[i];
      massX += scaled[i] * (i % BOX);
      int row = i / BOX;
      massY += scaled[i] * row;
      darkest = Math.max(darkest, scaled[i]);
    }
    int moveX = shift(massX / mass);
    int moveY = shift(massY / mass);
    byte[] picture = new byte[SIZE * SIZE];
    for (int i = 0; i < scaled.length; i++) {
      int x = i % BOX + moveX;
      int y = i / BOX + moveY;
      if (x >= 0 && x < SIZE && y >= 0 && y < SIZE) {
        picture[y * SIZE + x] = (byte) (int) (scaled[i] / darkest * 255 + 0.5);
      }
    }
    return picture;
  }

  /**
   * By how many pixels to move so that {@code mass} comes to [13.5, 14.5), as in MNIST; the margin
   * keeps a symmetric digit, whose mass is on the border, from depending on a rounding error.
   */
  private static int shift(double mass) {
    return (int) Math.ceil(CENTRE - 0.5 - mass - 1e-9);
  }

  private record Box(int left, int top, int width, int height) {
    static Box around(double[] ink, int width, double threshold) {
      int left = width;
      int right = 0;
      int top = ink.length / width;
      int bottom = 0;
      for (int i = 0; i < ink.length; i++) {
        if (ink[i] > threshold) {
          left = Math.min(left, i % width);
          right = Math.max(right, i % width);
          top = Math.min(top, i / width);
          bottom = Math.max(bottom, i / width);
        }
      }
      return new Box(left, top, right - left + 1, bottom - top + 1);
    }
  }
}
