package descent.engine.classic;

import descent.engine.data.Samples;

/**
 * The straight line (plane, ...) of least squares: y = w x + b with the smallest sum of squared
 * errors, by Householder's QR decomposition of the centred samples.
 *
 * <p>Source: G. Golub and C. Van Loan, Matrix Computations, 4th ed., algorithms 5.1.1 and 5.3.2.
 */
public final class LinearRegression {
  /** A column shorter than this part of its former length is a combination of those before it. */
  private static final double DEPENDENT = 1e-13;

  private final double[] weights;
  private final double bias;

  private LinearRegression(double[] weights, double bias) {
    this.weights = weights;
    this.bias = bias;
  }

  /**
   * Fits.
   *
   * @param x the samples
   * @param y the value of each
   * @throws IllegalArgumentException if the samples do not determine the line
   */
  public static LinearRegression fit(Samples x, double[] y) {
    x.requireNumbers("Linear regression");
    int rows = x.size();
    int columns = x.shape().perRow();
    if (rows != y.length || rows <= columns) {
      throw new IllegalArgumentException(
          "A line of "
              + columns
              + " weights and a bias needs at least "
              + (columns + 1)
              + " samples with a value each, got "
              + rows
              + " samples and "
              + y.length
              + " values");
    }
    double[][] a = new double[columns][rows]; // column by column
    double[] means = new double[columns];
    for (int j = 0; j < columns; j++) {
      for (int i = 0; i < rows; i++) {
        a[j][i] = x.get(i, j);
      }
      means[j] = center(a[j]);
    }
    double[] b = y.clone();
    double bias = center(b);
    double[] weights = solve(a, b);
    for (int j = 0; j < columns; j++) {
      bias -= weights[j] * means[j];
    }
    return new LinearRegression(weights, bias);
  }

  /** The value that the line has for each sample. */
  public double[] predict(Samples x) {
    x.requireWidth("This line", weights.length);
    double[] values = new double[x.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = bias;
      for (int j = 0; j < weights.length; j++) {
        values[i] += weights[j] * x.get(i, j);
      }
    }
    return values;
  }

  /** The weights. */
  public double[] weights() {
    return weights.clone();
  }

  /** The bias. */
  public double bias() {
    return bias;
  }

  private static double center(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    for (int i = 0; i < values.length; i++) {
      values[i] -= mean;
    }
    return mean;
  }

  /** Turns column after column of {@code a} upright by reflections, {@code b} with them. */
  private static double[] solve(double[][] a, double[] b) {
    int columns = a.length;
    double[] diagonal = new double[columns];
    for (int j = 0; j < columns; j++) {
      double length = norm(a[j], 0);
      double below = norm(a[j], j);
      if (!(below > DEPENDENT * length)) {
        throw new IllegalArgumentException(
            "Column "
                + j
                + " of the samples is constant or a combination of those before it;"
                + " leave it out");
      }
      diagonal[j] = a[j][j] > 0 ? -below : below;
      a[j][j] -= diagonal[j];
      double half = -diagonal[j] * a[j][j]; // half the squared length of the reflection's normal
      for (int k = j + 1; k < columns; k++) {
        reflect(a[j], j, half, a[k]);
      }
      reflect(a[j], j, half, b);
    }
    double[] weights = new double[columns];
    for (int j = columns - 1; j >= 0; j--) {
      double sum = b[j];
      for (int k = j + 1; k < columns; k++) {
        sum -= a[k][j] * weights[k];
      }
      weights[j] = sum / diagonal[j];
    }
    return weights;
  }

  private static void reflect(double[] normal, int from, double half, double[] column) {
    double dot = 0;
    for (int i = from; i < normal.length; i++) {
      dot += normal[i] * column[i];
    }
    double factor = dot / half;
    for (int i = from; i < normal.length; i++) {
      column[i] -= factor * normal[i];
    }
  }

  private static double norm(double[] values, int from) {
    double squares = 0;
    for (int i = from; i < values.length; i++) {
      squares += values[i] * values[i];
    }
    return Math.sqrt(squares);
  }
}
