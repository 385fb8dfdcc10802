package descent.engine.experiment;

import descent.engine.Shape;
import java.util.ArrayList;
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
}
