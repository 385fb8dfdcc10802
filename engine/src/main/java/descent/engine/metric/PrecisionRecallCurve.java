package descent.engine.metric;

/**
 * Precision over recall of a binary classifier: one point for each distinct score as a threshold,
 * from the lowest up, and at the end the point (precision 1, recall 0), where nothing is positive.
 */
public final class PrecisionRecallCurve {
  private final double[] precisions;
  private final double[] recalls;

  private PrecisionRecallCurve(double[] precisions, double[] recalls) {
    this.precisions = precisions;
    this.recalls = recalls;
  }

  /**
   * The curve.
   *
   * @param labels the true classes, 0 or 1
   * @param scores the higher, the more likely class 1
   * @throws IllegalArgumentException if one of the classes has no sample
   */
  public static PrecisionRecallCurve of(int[] labels, double[] scores) {
    Thresholds at = Thresholds.of(labels, scores);
    int last = at.size();
    double[] precisions = new double[last + 1];
    double[] recalls = new double[last + 1];
    precisions[last] = 1;
    for (int i = 0; i < last; i++) {
      int right = at.truePositives(last - 1 - i);
      precisions[i] = (double) right / (right + at.falsePositives(last - 1 - i));
      recalls[i] = (double) right / at.positives();
    }
    return new PrecisionRecallCurve(precisions, recalls);
  }

  /** The precision of each point. */
  public double[] precisions() {
    return precisions.clone();
  }

  /** The recall of each point. */
  public double[] recalls() {
    return recalls.clone();
  }

  /** The mean of the precisions, each weighted by the recall it adds. */
  public double averagePrecision() {
    double sum = 0;
    for (int i = 0; i + 1 < recalls.length; i++) {
      sum += (recalls[i] - recalls[i + 1]) * precisions[i];
    }
    return sum;
  }
}
