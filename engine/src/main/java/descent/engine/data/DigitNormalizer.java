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
      darkest = value > darkest ? value : darkest;
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
    Averaging across = new Averaging(box.width, columns);
    for (int y = 0; y < box.height; y++) {
      across.average(ink, (box.top + y) * width + box.left, 1, half, y * BOX, 1);
    }
    double[] scaled = new double[BOX * BOX];
    Averaging down = new Averaging(box.height, rows);
    for (int x = 0; x < columns; x++) {
      down.average(half, x, BOX, scaled, x, BOX);
    }
    return scaled;
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

  /** Averages n pixels of a line into m; each counts by how much of it is covered. */
  private static final class Averaging {
    private final double scale;

    /** For each of the m the first pixel that it covers, and where its parts begin. */
    private final int[] first;

    private final int[] begins;
    private final double[] parts;

    Averaging(int n, int m) {
      scale = (double) n / m;
      first = new int[m];
      begins = new int[m + 1];
      parts = new double[n + 2 * m];
      int at = 0;
      for (int j = 0; j < m; j++) {
        double begin = j * scale;
        double end = Math.min(n, begin + scale);
        first[j] = (int) begin;
        for (int i = first[j]; i < end; i++) {
          parts[at++] = Math.min(i + 1, end) - Math.max(i, begin);
        }
        begins[j + 1] = at;
      }
    }

    void average(double[] source, int from, int step, double[] target, int to, int toStep) {
      for (int j = 0; j < first.length; j++) {
        double sum = 0;
        int pixel = from + first[j] * step;
        for (int i = begins[j]; i < begins[j + 1]; i++) {
          sum += parts[i] * source[pixel];
          pixel += step;
        }
        target[to + j * toStep] = sum / scale;
      }
    }
  }

  private record Box(int left, int top, int width, int height) {
    static Box around(double[] ink, int width, double threshold) {
      int left = width;
      int right = 0;
      int top = ink.length / width;
      int bottom = 0;
      for (int y = 0, i = 0; i < ink.length; y++) {
        for (int x = 0; x < width; x++, i++) {
          if (ink[i] > threshold) {
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = y;
          }
        }
      }
      return new Box(left, top, right - left + 1, bottom - top + 1);
    }
  }
}
