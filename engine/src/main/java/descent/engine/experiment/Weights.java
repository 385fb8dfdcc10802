package descent.engine.experiment;

import descent.engine.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The named numbers of a network in PyTorch's order: its state_dict. */
public record Weights(List<Entry> entries) {
  /** A named block of numbers, row-major. */
  public record Entry(String name, Shape shape, float[] values) {
    /**
     * Checks that the numbers fill the shape.
     *
     * @throws IllegalArgumentException when they do not
     */
    public Entry {
      if (shape.isBatched() || values.length != shape.perRow()) {
        throw new IllegalArgumentException(
            name + " has shape " + shape + " but " + values.length + " numbers");
      }
    }
  }

  /** Keeps its own copy of the list. */
  public Weights {
    entries = List.copyOf(entries);
  }

  /**
   * Those of a part of the network, as that part alone would call them.
   *
   * @param prefix of their names, such as {@code decoder.}, which is taken away
   */
  public Weights under(String prefix) {
    List<Entry> part = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.name().startsWith(prefix)) {
        String name = entry.name().substring(prefix.length());
        part.add(new Entry(name, entry.shape(), entry.values()));
      }
    }
    return new Weights(part);
  }

  /** Those whose names begin with one of these, under their own names. */
  public Weights startingWith(String... prefixes) {
    List<Entry> part = new ArrayList<>();
    for (Entry entry : entries) {
      for (String prefix : prefixes) {
        if (entry.name().startsWith(prefix)) {
          part.add(entry);
        }
      }
    }
    return new Weights(part);
  }

  /** How many numbers there are. */
  public int count() {
    int count = 0;
    for (Entry entry : entries) {
      count += entry.values().length;
    }
    return count;
  }

  /** All numbers, one after the other. */
  public float[] flat() {
    float[] numbers = new float[count()];
    int from = 0;
    for (Entry entry : entries) {
      System.arraycopy(entry.values(), 0, numbers, from, entry.values().length);
      from += entry.values().length;
    }
    return numbers;
  }

  /**
   * The same names and shapes with other numbers.
   *
   * @param numbers as {@link #flat} gives them
   * @throws IllegalArgumentException when they are not as many
   */
  public Weights withNumbers(float[] numbers) {
    if (numbers.length != count()) {
      throw new IllegalArgumentException(
          "The network has " + count() + " numbers, but got " + numbers.length);
    }
    List<Entry> fresh = new ArrayList<>();
    int from = 0;
    for (Entry entry : entries) {
      int end = from + entry.values().length;
      fresh.add(new Entry(entry.name(), entry.shape(), Arrays.copyOfRange(numbers, from, end)));
      from = end;
    }
    return new Weights(fresh);
  }
}
