package descent.engine.data;

import descent.engine.Shape;
import java.util.List;

/**
 * Samples to learn from: what a network is shown and what it should answer.
 *
 * @param inputs what is shown, e.g. 60,000 samples of shape [1, 28, 28]
 * @param targets the answers: a class index, or the values to predict
 * @param classes the classes' names by index; empty when values are predicted
 */
public record Dataset(Samples inputs, Samples targets, List<String> classes) {
  /**
   * Checks that every input has a target.
   *
   * @throws IllegalArgumentException if the two differ in number
   */
  public Dataset {
    if (inputs.size() != targets.size()) {
      throw new IllegalArgumentException(
          "A data set needs a target for each input, got "
              + inputs.size()
              + " inputs and "
              + targets.size()
              + " targets");
    }
    classes = List.copyOf(classes);
  }

  /** Points in space, row after row, with the index of the class each belongs to. */
  public static Dataset points(int dimensions, double[] points, int[] labels, String... classes) {
    double[] targets = new double[labels.length];
    for (int i = 0; i < labels.length; i++) {
      targets[i] = labels[i];
    }
    return new Dataset(
        Numbers.of(Shape.of(dimensions), points), Numbers.scalars(targets), List.of(classes));
  }

  /** Values to predict from points in space, row after row. */
  public static Dataset regression(int dimensions, double[] points, double[] values) {
    return new Dataset(
        Numbers.of(Shape.of(dimensions), points), Numbers.scalars(values), List.of());
  }

  /** How many samples there are. */
  public int size() {
    return inputs.size();
  }

  /** The class index of a sample. */
  public int label(int row) {
    return (int) targets.get(row, 0);
  }

  /** All class indices. */
  public int[] labels() {
    int[] labels = new int[size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = label(i);
    }
    return labels;
  }

  /** These samples only, in this order. */
  public Dataset select(int[] rows) {
    return new Dataset(inputs.select(rows), targets.select(rows), classes);
  }

  /** The same targets with other inputs. */
  public Dataset with(Samples others) {
    return new Dataset(others, targets, classes);
  }
}
