package descent.engine.metric;

/** Scores of predicted values. */
public final class Regression {
  private Regression() {}

  /** The mean of the squared differences. */
  public static double meanSquaredError(double[] truths, double[] predictions) {
    Pairs.check(truths.length, predictions.length);
    double sum = 0;
    for (int i = 0; i < truths.length; i++) {
      double difference = truths[i] - predictions[i];
      sum += difference * difference;
    }
    return sum / truths.length;
  }

  /** The mean of the differences without their signs. */
  public static double meanAbsoluteError(double[] truths, double[] predictions) {
    Pairs.check(truths.length, predictions.length);
    double sum = 0;
    for (int i = 0; i < truths.length; i++) {
      sum += Math.abs(truths[i] - predictions[i]);
    }
    return sum / truths.length;
  }

  /** The square root of {@link #meanSquaredError}. */
  public static double rootMeanSquaredError(double[] truths, double[] predictions) {
    return Math.sqrt(meanSquaredError(truths, predictions));
  }

  /**
   * R^2, the coefficient of determination: 1 - squared error / squared error of always predicting
   * the mean. For truths that are all the same it is 1 if all are met, else 0.
   */
  public static double r2(double[] truths, double[] predictions) {
    double error = meanSquaredError(truths, predictions);
    return explained(error, variance(truths));
  }

  /** As {@link #r2}, but a constant difference is not held against the predictions. */
  public static double explainedVariance(double[] truths, double[] predictions) {
    Pairs.check(truths.length, predictions.length);
    double[] differences = new double[truths.length];
    for (int i = 0; i < truths.length; i++) {
      differences[i] = truths[i] - predictions[i];
    }
    return explained(variance(differences), variance(truths));
  }

  private static double explained(double rest, double whole) {
    if (whole == 0) {
      return rest == 0 ? 1 : 0;
    }
    return 1 - rest / whole;
  }

  private static double variance(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return squares / values.length;
  }
}
