package descent.engine.classic;

/** Filters of 3 x 3 numbers that people found before networks learned theirs. */
public enum Filter {
  /** Answers where it becomes brighter from left to right. */
  VERTICAL_EDGE(1, -1, 0, 1, -1, 0, 1, -1, 0, 1),
  /** Answers where it becomes brighter from top to bottom. */
  HORIZONTAL_EDGE(1, -1, -1, -1, 0, 0, 0, 1, 1, 1),
  /** Answers to corners on the falling diagonal, and, with the other sign, on the rising one. */
  DIAGONAL(1, -1, 0, 1, 0, 0, 0, 1, 0, -1),
  /** Raises what differs from its neighbours. */
  SHARPEN(1, 0, -1, 0, -1, 5, -1, 0, -1, 0),
  /** The mean of the neighbourhood. */
  BOX_BLUR(9, 1, 1, 1, 1, 1, 1, 1, 1, 1),
  /** A mean to which near neighbours add more than far ones. */
  GAUSSIAN_BLUR(16, 1, 2, 1, 2, 4, 2, 1, 2, 1);

  private final Image image;

  Filter(double divisor, double... values) {
    double[] divided = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      divided[i] = values[i] / divisor;
    }
    image = Image.of(3, divided);
  }

  /** The filter's numbers. */
  public Image image() {
    return image;
  }
}
