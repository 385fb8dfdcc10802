package descent.engine.plot;

/** The line on which a field has a certain value, by marching squares. */
public final class Contour {
  private Contour() {}

  /**
   * Adds to path the line on which the field is {@code level}.
   *
   * @param field size * size values in the middle of the cells of a square, the top row first
   * @param x where the square begins, and {@code extent} how large it is
   */
  public static void trace(
      float[] field, int size, double level, double x, double y, double extent, Path path) {
    double cell = extent / size;
    double left = x + cell / 2;
    double top = y + cell / 2;
    for (int row = 0; row + 1 < size; row++) {
      for (int column = 0; column + 1 < size; column++) {
        int at = row * size + column;
        double a = field[at] - level; // top left, then clockwise
        double b = field[at + 1] - level;
        double c = field[at + size + 1] - level;
        double d = field[at + size] - level;
        int corners = (a > 0 ? 8 : 0) | (b > 0 ? 4 : 0) | (c > 0 ? 2 : 0) | (d > 0 ? 1 : 0);
        if (corners != 0 && corners != 15) {
          square(corners, a, b, c, d, left + column * cell, top + row * cell, cell, path);
        }
      }
    }
  }

  private static void square(
      int corners,
      double a,
      double b,
      double c,
      double d,
      double x,
      double y,
      double cell,
      Path path) {
    double upper = x + cell * a / (a - b);
    double right = y + cell * b / (b - c);
    double lower = x + cell * d / (d - c);
    double left = y + cell * a / (a - d);
    boolean middle = a + b + c + d > 0;
    switch (corners) {
      case 1, 14 -> line(x, left, lower, y + cell, path);
      case 2, 13 -> line(lower, y + cell, x + cell, right, path);
      case 3, 12 -> line(x, left, x + cell, right, path);
      case 4, 11 -> line(upper, y, x + cell, right, path);
      case 6, 9 -> line(upper, y, lower, y + cell, path);
      case 7, 8 -> line(x, left, upper, y, path);
      case 5 -> saddle(!middle, x, y, cell, upper, right, lower, left, path);
      case 10 -> saddle(middle, x, y, cell, upper, right, lower, left, path);
      default -> throw new IllegalArgumentException("There is no line in square " + corners);
    }
  }

  /** Two lines: around the top left and bottom right corners when those are cut off. */
  private static void saddle(
      boolean joined,
      double x,
      double y,
      double cell,
      double upper,
      double right,
      double lower,
      double left,
      Path path) {
    if (joined) { // the top left and bottom right corners belong together
      line(upper, y, x + cell, right, path);
      line(x, left, lower, y + cell, path);
    } else {
      line(x, left, upper, y, path);
      line(lower, y + cell, x + cell, right, path);
    }
  }

  private static void line(double x1, double y1, double x2, double y2, Path path) {
    path.moveTo(x1, y1);
    path.lineTo(x2, y2);
  }
}
