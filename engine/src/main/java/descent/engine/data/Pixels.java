package descent.engine.data;

import descent.engine.Shape;
import java.util.Arrays;

/** Samples held as unsigned bytes, each standing for the byte times {@link #scale()}. */
public final class Pixels implements Samples {
  private final Shape shape;
  private final byte[] bytes;
  private final double scale;

  private Pixels(Shape shape, byte[] bytes, double scale) {
    this.shape = shape;
    this.bytes = bytes;
    this.scale = scale;
  }

  /**
   * Samples of the given shape, one after the other in {@code bytes}, which the new object takes
   * over: do not change them afterwards.
   *
   * @throws IllegalArgumentException if {@code bytes} does not hold a whole number of samples
   */
  public static Pixels of(Shape shape, byte[] bytes, double scale) {
    int width = shape.perRow();
    if (width == 0 || bytes.length % width != 0) {
      throw new IllegalArgumentException(
          bytes.length + " bytes are not a whole number of samples of shape " + shape);
    }
    return new Pixels(shape, bytes, scale);
  }

  /** What one step of a byte stands for: 1/255 for pictures, 1 for labels. */
  public double scale() {
    return scale;
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public int size() {
    return bytes.length / shape.perRow();
  }

  @Override
  public double get(int row, int element) {
    return unsigned(row, element) * scale;
  }

  /** The byte of an element, from 0 to 255. */
  public int unsigned(int row, int element) {
    return bytes[row * shape.perRow() + element] & 0xFF;
  }

  @Override
  public Pixels select(int[] rows) {
    byte[] selected = new byte[rows.length * shape.perRow()];
    gather(rows, 0, rows.length, selected);
    return new Pixels(shape, selected, scale);
  }

  /**
   * Writes the bytes of samples rows[from .. from + count) one after the other into {@code into}.
   */
  public void gather(int[] rows, int from, int count, byte[] into) {
    int width = shape.perRow();
    for (int i = 0; i < count; i++) {
      System.arraycopy(bytes, rows[from + i] * width, into, i * width, width);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pixels that
        && shape.equals(that.shape)
        && scale == that.scale
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Pixels(" + size() + " samples of shape " + shape + ")";
  }
}
