package descent.engine.classic;

/**
 * How fast the brightness changes at each pixel: the length of the gradient, whose parts are the
 * differences to the left and the upper neighbour. Beyond the edge everything is 0.
 */
public final class EdgeMap {
  private EdgeMap() {}

  /**
   * The edge map of a picture, row by row, as large as the picture.
   *
   * @param width how many numbers a row has
   */
  public static double[] of(double[] picture, int width) {
    double[] edges = new double[picture.length];
    for (int i = 0; i < picture.length; i++) {
      double left = i % width == 0 ? 0 : picture[i - 1];
      double above = i < width ? 0 : picture[i - width];
      edges[i] = Math.hypot(picture[i] - left, picture[i] - above);
    }
    return edges;
  }
}
