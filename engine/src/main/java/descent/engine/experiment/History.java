package descent.engine.experiment;

import java.util.Arrays;

/** The losses of a run, step by step and epoch by epoch. */
public final class History {
  private final Series steps = new Series();
  private final Series epochs = new Series();

  /** The loss of each step so far, before its update. */
  public Series steps() {
    return steps;
  }

  /** The mean loss over the samples of each finished epoch. */
  public Series epochs() {
    return epochs;
  }

  /** Goes back to a moment whose finished epochs had these losses. */
  void rewind(int steps, double[] epochs) {
    this.steps.truncate(steps);
    this.epochs.truncate(0);
    for (double loss : epochs) {
      this.epochs.add(loss);
    }
  }

  /** A growing list of numbers. */
  public static final class Series {
    private double[] values = new double[256];
    private int size;

    /** How many there are. */
    public int size() {
      return size;
    }

    /**
     * Number i.
     *
     * @throws IndexOutOfBoundsException when there are not that many
     */
    public double get(int i) {
      if (i < 0 || i >= size) {
        throw new IndexOutOfBoundsException("There are " + size + " numbers, but not number " + i);
      }
      return values[i];
    }

    /** The last one, or NaN when there is none. */
    public double last() {
      return size == 0 ? Double.NaN : values[size - 1];
    }

    /** A copy of all of them. */
    public double[] toArray() {
      return Arrays.copyOf(values, size);
    }

    /** At least {@link #size} numbers; only those below size mean something. */
    double[] values() {
      return values;
    }

    /** Where the smallest one is, the first among equals; -1 when there is none. */
    int indexOfSmallest() {
      int smallest = size > 0 ? 0 : -1;
      for (int i = 1; i < size; i++) {
        if (values[i] < values[smallest]) {
          smallest = i;
        }
      }
      return smallest;
    }

    void add(double value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    void truncate(int to) {
      size = Math.min(size, to);
    }
  }
}
