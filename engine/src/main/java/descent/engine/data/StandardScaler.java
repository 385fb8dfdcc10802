package descent.engine.data;

import descent.engine.Shape;

/**
 * scikit-learn's {@code StandardScaler}: subtracts each column's mean and divides by its standard
 * deviation (over n), measured on the samples it was fitted to. Constant columns are only centred.
 */
public final class StandardScaler {
  /** The distance of 1 to the next double. */
  private static final double EPSILON = 0x1p-52;

  private final double[] mean;
  private final double[] scale;

  private StandardScaler(double[] mean, double[] scale) {
    this.mean = mean;
    this.scale = scale;
  }

  /** Measures samples. */
  public static StandardScaler fit(Samples samples) {
    samples.requireNumbers("A scaler");
    int rows = samples.size();
    int columns = samples.shape().perRow();
    double[] mean = new double[columns];
    double[] scale = new double[columns];
    for (int j = 0; j < columns; j++) {
      double sum = 0;
      for (int i = 0; i < rows; i++) {
        sum += samples.get(i, j);
      }
      mean[j] = sum / rows;
      double squares = 0;
      double rest = 0; // what rounding left of the sum of differences, which is 0 on paper
      for (int i = 0; i < rows; i++) {
        double difference = samples.get(i, j) - mean[j];
        squares += difference * difference;
        rest += difference;
      }
      double variance = (squares - rest * rest / rows) / rows;
      double noise = rows * mean[j] * EPSILON;
      boolean constant = variance <= rows * EPSILON * variance + noise * noise;
      scale[j] = constant ? 1 : Math.sqrt(variance);
    }
    return new StandardScaler(mean, scale);
  }

  /** Samples on the new scale. */
  public Numbers transform(Samples samples) {
    samples.requireWidth("This scaler", mean.length);
    double[] values = samples.toArray();
    for (int i = 0; i < values.length; i++) {
      int column = i % mean.length;
      values[i] = (values[i] - mean[column]) / scale[column];
    }
    return Numbers.of(Shape.of(mean.length), values);
  }

  /** Each column's mean. */
  public double[] mean() {
    return mean.clone();
  }

  /** Each column's standard deviation, 1 for a constant column. */
  public double[] scale() {
    return scale.clone();
  }
}
