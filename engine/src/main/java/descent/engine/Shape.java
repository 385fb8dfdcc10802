package descent.engine;

import java.util.Arrays;

/**
 * The sizes of a tensor, outermost first. The first size may be {@link #ROWS}, which stands for
 * however many rows the batch has.
 */
public final class Shape {
  /** The size that is only known when a batch arrives. */
  public static final int ROWS = -1;

  private final int[] sizes;

  private Shape(int[] sizes) {
    this.sizes = sizes;
  }

  /**
   * A shape of these sizes; none make a scalar.
   *
   * @throws IllegalArgumentException when a size is negative and not a leading {@link #ROWS}
   */
  public static Shape of(int... sizes) {
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] < 0 && !(i == 0 && sizes[i] == ROWS)) {
        throw new IllegalArgumentException(
            "A shape has no negative size, but size "
                + i
                + " of "
                + Arrays.toString(sizes)
                + " is");
      }
    }
    return new Shape(sizes.clone());
  }

  /** A batch of rows that each have these sizes. */
  public static Shape rows(int... sizes) {
    int[] all = new int[sizes.length + 1];
    all[0] = ROWS;
    System.arraycopy(sizes, 0, all, 1, sizes.length);
    return of(all);
  }

  /** How many sizes there are. */
  public int rank() {
    return sizes.length;
  }

  /** Size i; a negative i counts from the end. */
  public int size(int i) {
    return sizes[i < 0 ? sizes.length + i : i];
  }

  /** All sizes. */
  public int[] sizes() {
    return sizes.clone();
  }

  /** Whether the first size is {@link #ROWS}. */
  public boolean isBatched() {
    return sizes.length > 0 && sizes[0] == ROWS;
  }

  /** Elements when the batch has this many rows. */
  public int elements(int rows) {
    long elements = isBatched() ? (long) rows * perRow() : perRow();
    if (elements > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          rows
              + " rows of "
              + this
              + " are "
              + elements
              + " numbers; take a smaller batch or model");
    }
    return (int) elements;
  }

  /** Elements of one row of a batched shape, or of the whole of an unbatched one. */
  public int perRow() {
    long product = 1;
    for (int i = isBatched() ? 1 : 0; i < sizes.length; i++) {
      product *= sizes[i];
      if (product > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(this + " has more than 2^31 - 1 elements");
      }
    }
    return (int) product;
  }

  /** The same shape with another size in place of size i; a negative i counts from the end. */
  public Shape with(int i, int size) {
    int[] changed = sizes.clone();
    changed[i < 0 ? sizes.length + i : i] = size;
    return of(changed);
  }

  /** The same shape without its last size. */
  public Shape withoutLast() {
    return of(Arrays.copyOf(sizes, sizes.length - 1));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape that && Arrays.equals(sizes, that.sizes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sizes);
  }

  /** As in {@code [rows, 16, 28, 28]}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < sizes.length; i++) {
      text.append(i == 0 ? "" : ", ").append(sizes[i] == ROWS ? "rows" : String.valueOf(sizes[i]));
    }
    return text.append(']').toString();
  }
}
