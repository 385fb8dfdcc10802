package descent.engine.classic;

import java.util.Arrays;

/** A picture in one channel, or a filter: rows of numbers. */
public final class Image {
  private final int width;
  private final double[] values;

  private Image(int width, double[] values) {
    this.width = width;
    this.values = values;
  }

  /**
   * A picture.
   *
   * @param width how many numbers a row has
   * @param values row after row
   * @throws IllegalArgumentException if there is no whole number of rows
   */
  public static Image of(int width, double... values) {
    if (width < 1 || values.length == 0 || values.length % width != 0) {
      throw new IllegalArgumentException(
          values.length + " numbers are not a whole number of rows of " + width);
    }
    return new Image(width, values.clone());
  }

  /** How many numbers a row has. */
  public int width() {
    return width;
  }

  /** How many rows there are. */
  public int height() {
    return values.length / width;
  }

  /** The number at a place. */
  public double get(int row, int column) {
    return values[row * width + column];
  }

  /** All numbers, row after row. */
  public double[] values() {
    return values.clone();
  }

  /**
   * What networks call convolution, the cross-correlation: at each place the filter's numbers times
   * those below it, summed.
   *
   * @param stride how far the filter moves at a time
   * @param padding how many zeros are put around the picture on each side
   * @throws IllegalArgumentException if the filter does not fit into the padded picture
   */
  public Image correlate(Image filter, int stride, int padding) {
    int columns = size(width, filter.width, stride, padding);
    int rows = size(height(), filter.height(), stride, padding);
    double[] result = new double[rows * columns];
    for (int i = 0; i < result.length; i++) {
      int top = i / columns * stride - padding;
      int left = i % columns * stride - padding;
      for (int y = 0; y < filter.height(); y++) {
        for (int x = 0; x < filter.width; x++) {
          result[i] += filter.get(y, x) * padded(top + y, left + x);
        }
      }
    }
    return new Image(columns, result);
  }

  /** {@link #correlate} with stride 1 and no padding. */
  public Image correlate(Image filter) {
    return correlate(filter, 1, 0);
  }

  /** The convolution of mathematics: the filter is turned by half a turn first. */
  public Image convolve(Image filter, int stride, int padding) {
    double[] turned = new double[filter.values.length];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = filter.values[turned.length - 1 - i];
    }
    return correlate(new Image(filter.width, turned), stride, padding);
  }

  /** The largest number under each window of {@code size} x {@code size}. */
  public Image maxPool(int size, int stride) {
    return pool(size, stride, window -> Arrays.stream(window).max().orElseThrow());
  }

  /** The mean of the numbers under each window of {@code size} x {@code size}. */
  public Image averagePool(int size, int stride) {
    return pool(size, stride, window -> Arrays.stream(window).sum() / window.length);
  }

  /** The mean of all numbers: global average pooling. */
  public double mean() {
    return Arrays.stream(values).sum() / values.length;
  }

  /** max(0, x) everywhere. */
  public Image relu() {
    return new Image(width, Arrays.stream(values).map(value -> Math.max(0, value)).toArray());
  }

  /**
   * How many places a window has: floor((length + 2 padding - window) / stride) + 1.
   *
   * @throws IllegalArgumentException if it has none
   */
  public static int size(int length, int window, int stride, int padding) {
    int room = length + 2 * padding - window;
    if (room < 0 || stride < 1 || padding < 0) {
      throw new IllegalArgumentException(
          "A window of "
              + window
              + " with stride "
              + stride
              + " finds no place in "
              + length
              + " numbers with padding "
              + padding);
    }
    return room / stride + 1;
  }

  private double padded(int row, int column) {
    boolean inside = row >= 0 && row < height() && column >= 0 && column < width;
    return inside ? get(row, column) : 0;
  }

  private Image pool(int size, int stride, Reduction reduction) {
    int columns = size(width, size, stride, 0);
    int rows = size(height(), size, stride, 0);
    double[] result = new double[rows * columns];
    double[] window = new double[size * size];
    for (int i = 0; i < result.length; i++) {
      for (int j = 0; j < window.length; j++) {
        window[j] = get(i / columns * stride + j / size, i % columns * stride + j % size);
      }
      result[i] = reduction.of(window);
    }
    return new Image(columns, result);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Image that && width == that.width && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * width + Arrays.hashCode(values);
  }

  /** As in {@code 3 x 3 [1.0, 0.0, ...]}. */
  @Override
  public String toString() {
    return height() + " x " + width + " " + Arrays.toString(values);
  }

  private interface Reduction {
    double of(double[] window);
  }
}
