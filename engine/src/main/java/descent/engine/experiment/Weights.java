package descent.engine.experiment;

import descent.engine.Shape;
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

  /** How many numbers there are. */
  public int count() {
    int count = 0;
    for (Entry entry : entries) {
      count += entry.values().length;
    }
    return count;
  }
}
