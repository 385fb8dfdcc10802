package descent.engine.data;

import java.util.ArrayList;
import java.util.List;

/**
 * A few points that are written out, with the index of the class each belongs to: what a notebook
 * types in, or a learner puts down by hand.
 *
 * @param dimensions how many coordinates a point has
 * @param coordinates of all points, one after the other
 * @param labels each point's class, from 0
 */
public record GivenPoints(int dimensions, List<Double> coordinates, List<Integer> labels)
    implements Generated {
  /**
   * Checks that there are as many points as labels.
   *
   * @throws IllegalArgumentException if not, or if there is none, or a label is negative
   */
  public GivenPoints {
    coordinates = List.copyOf(coordinates);
    labels = List.copyOf(labels);
    Checks.points("Given points need a dimension and", Math.min(dimensions, labels.size()), 1);
    if (coordinates.size() != (long) dimensions * labels.size()) {
      throw new IllegalArgumentException(
          labels.size()
              + " labels need points with "
              + (long) dimensions * labels.size()
              + " coordinates in all, got "
              + coordinates.size());
    }
    for (int label : labels) {
      if (label < 0) {
        throw new IllegalArgumentException("A point's class must be 0 or more, but is " + label);
      }
    }
  }

  /** Points in the plane: x0, y0, x1, y1 and so on. */
  public static GivenPoints inPlane(List<Integer> labels, Double... coordinates) {
    return new GivenPoints(2, List.of(coordinates), labels);
  }

  @Override
  public Split generate() {
    double[] points = new double[coordinates.size()];
    for (int i = 0; i < points.length; i++) {
      points[i] = coordinates.get(i);
    }
    int[] classOf = new int[labels.size()];
    int classes = 2;
    for (int i = 0; i < classOf.length; i++) {
      classOf[i] = labels.get(i);
      classes = Math.max(classes, classOf[i] + 1);
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      names.add(String.valueOf(i));
    }
    return Split.all(Dataset.points(dimensions, points, classOf, names.toArray(String[]::new)));
  }
}
