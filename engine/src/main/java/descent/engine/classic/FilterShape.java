package descent.engine.classic;

/**
 * What a filter of 3 x 3 numbers answers to: it is the sum of an even part, a slope and a rest that
 * are orthogonal to each other, so that their squares add up to the filter's.
 *
 * @param edge the share of the slope, from 0 to 1: it answers where brightness rises in a direction
 * @param ink the share of the even part: it answers to ink as such
 * @param rest the share of what remains: lines, corners and spots
 * @param angle the direction in which the slope rises, in degrees from the right, counter-clockwise
 */
public record FilterShape(double edge, double ink, double rest, double angle) {
  /** A slope of 1 a pixel over 3 x 3 pixels has this sum of squares. */
  private static final double SLOPE = 6;

  /** The shape of nine numbers, row by row; all shares are 0 when they are. */
  public static FilterShape of(float[] filter, int from) {
    double across = 0;
    double down = 0;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 9; i++) {
      double value = filter[from + i];
      across += value * (i % 3 - 1);
      down += value * (i / 3 - 1.0);
      sum += value;
      squares += value * value;
    }
    if (squares == 0) {
      return new FilterShape(0, 0, 0, 0);
    }
    double edge = (across * across + down * down) / SLOPE / squares;
    double ink = sum * sum / 9 / squares;
    return new FilterShape(
        edge, ink, Math.max(0, 1 - edge - ink), Math.toDegrees(Math.atan2(-down, across)));
  }
}
