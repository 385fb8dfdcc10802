package descent.engine.data;

import descent.engine.Shape;

/**
 * One array of numbers per sample, all of the same shape; the inputs or the targets of a data set.
 * Pictures stay bytes, because 60,000 of them are 47 MB as bytes and 376 MB as doubles.
 */
public sealed interface Samples permits Numbers, Pixels {
  /** The shape of one sample, without a leading size for how many there are. */
  Shape shape();

  /** How many samples there are. */
  int size();

  /** Element {@code element} (row-major) of sample {@code row}. */
  double get(int row, int element);

  /** These samples only, in this order. */
  Samples select(int[] rows);

  /** Writes samples rows[from .. from + count) one after the other into {@code into}. */
  default void gather(int[] rows, int from, int count, double[] into) {
    int width = shape().perRow();
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < width; j++) {
        into[i * width + j] = get(rows[from + i], j);
      }
    }
  }

  /** All numbers, sample after sample. */
  default double[] toArray() {
    int width = shape().perRow();
    double[] values = new double[size() * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = get(i / width, i % width);
    }
    return values;
  }

  /**
   * Refuses samples of another size than what {@code who} has learned from.
   *
   * @throws IllegalArgumentException if each has not {@code width} numbers
   */
  default void requireWidth(String who, int width) {
    if (shape().perRow() != width) {
      throw new IllegalArgumentException(
          who + " takes samples of " + width + " numbers, got " + shape().perRow());
    }
  }

  /**
   * Refuses samples that nothing can be learned from.
   *
   * @throws IllegalArgumentException if there is none, or one holds NaN or an infinity
   */
  default void requireNumbers(String who) {
    if (size() == 0) {
      throw new IllegalArgumentException(who + " needs samples to learn from, got 0");
    }
    int width = shape().perRow();
    for (int row = 0; row < size(); row++) {
      for (int i = 0; i < width; i++) {
        if (!Double.isFinite(get(row, i))) {
          throw new IllegalArgumentException(
              who + " learns from numbers, but sample " + row + " has " + get(row, i) + " at " + i);
        }
      }
    }
  }
}
