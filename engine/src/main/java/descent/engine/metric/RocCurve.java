package descent.engine.metric;

/**
 * The receiver operating characteristic of a binary classifier: for each threshold, from infinity
 * down over its distinct scores, the share of the negative samples called positive (x) and that of
 * the positive samples called positive (y).
 */
public final class RocCurve {
  private final double[] falsePositiveRates;
  private final double[] truePositiveRates;
  private final double[] thresholds;

  private RocCurve(double[] x, double[] y, double[] thresholds) {
    this.falsePositiveRates = x;
    this.truePositiveRates = y;
    this.thresholds = thresholds;
  }

  /**
   * The curve.
   *
   * @param labels the true classes, 0 or 1
   * @param scores the higher, the more likely class 1
   * @throws IllegalArgumentException if one of the classes has no sample
   */
  public static RocCurve of(int[] labels, double[] scores) {
    Thresholds at = Thresholds.of(labels, scores);
    double[] x = new double[at.size() + 1];
    double[] y = new double[x.length];
    double[] thresholds = new double[x.length];
    thresholds[0] = Double.POSITIVE_INFINITY;
    for (int i = 0; i < at.size(); i++) {
      x[i + 1] = (double) at.falsePositives(i) / at.negatives();
      y[i + 1] = (double) at.truePositives(i) / at.positives();
      thresholds[i + 1] = at.score(i);
    }
    return new RocCurve(x, y, thresholds);
  }

  /** The x of each point. */
  public double[] falsePositiveRates() {
    return falsePositiveRates.clone();
  }

  /** The y of each point. */
  public double[] truePositiveRates() {
    return truePositiveRates.clone();
  }

  /** The threshold of each point, the first infinite. */
  public double[] thresholds() {
    return thresholds.clone();
  }

  /** The area under the curve, by trapezoids. */
  public double auc() {
    double area = 0;
    for (int i = 1; i < thresholds.length; i++) {
      double width = falsePositiveRates[i] - falsePositiveRates[i - 1];
      area += width * (truePositiveRates[i] + truePositiveRates[i - 1]) / 2;
    }
    return area;
  }
}
