package descent.engine.data;

import descent.engine.Shape;
import java.util.Arrays;

/** Samples held as doubles: points, measurements, class indices. */
public final class Numbers implements Samples {
  private final Shape shape;
  private final double[] values;

  private Numbers(Shape shape, double[] values) {
    this.shape = shape;
    this.values = values;
  }

  /**
   * Samples of the given shape, one after the other in {@code values}, which are copied.
   *
   * @throws IllegalArgumentException if {@code values} does not hold a whole number of samples
   */
  public static Numbers of(Shape shape, double... values) {
    int width = shape.perRow();
    if (width == 0 || values.length % width != 0) {
      throw new IllegalArgumentException(
          values.length + " numbers are not a whole number of samples of shape " + shape);
    }
    return new Numbers(shape, values.clone());
  }

  /** One number per sample: a class index or a value to predict. */
  public static Numbers scalars(double... values) {
    return of(Shape.of(1), values);
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public int size() {
    return values.length / shape.perRow();
  }

  @Override
  public double get(int row, int element) {
    return values[row * shape.perRow() + element];
  }

  @Override
  public Numbers select(int[] rows) {
    double[] selected = new double[rows.length * shape.perRow()];
    gather(rows, 0, rows.length, selected);
    return new Numbers(shape, selected);
  }

  @Override
  public void gather(int[] rows, int from, int count, double[] into) {
    int width = shape.perRow();
    for (int i = 0; i < count; i++) {
      System.arraycopy(values, rows[from + i] * width, into, i * width, width);
    }
  }

  @Override
  public double[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Numbers that
        && shape.equals(that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Numbers(" + size() + " samples of shape " + shape + ")";
  }
}
