package descent.engine.data;

/**
 * Exclusive or, the four corners of the unit square and, beside each, a second point a tenth
 * further in: the eight points of the notebook. Class 1 where exactly one coordinate is high.
 */
public record Xor() implements Generated {
  private static final double[] POINTS = {
    0, 0, 0, 1, 1, 0, 1, 1, 0.1, 0.1, 0.1, 0.9, 0.9, 0.1, 0.9, 0.9
  };
  private static final int[] LABELS = {0, 1, 1, 0, 0, 1, 1, 0};

  @Override
  public Split generate() {
    return Split.all(Dataset.points(2, POINTS, LABELS, "same", "different"));
  }
}
