package descent.engine.classic;

import descent.engine.Shape;
import descent.engine.data.Numbers;
import descent.engine.data.Samples;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Principal component analysis: the few directions along which samples differ most, and what is
 * left of a sample when only its places along these are kept. Of the two possible signs a component
 * has the one that makes its largest element positive, as in scikit-learn.
 */
public final class PrincipalComponents {
  private final double[] mean;
  private final double[][] components;
  private final double[] variances;
  private final double totalVariance;

  private PrincipalComponents(
      double[] mean, double[][] components, double[] variances, double totalVariance) {
    this.mean = mean;
    this.components = components;
    this.variances = variances;
    this.totalVariance = totalVariance;
  }

  /**
   * Finds the components.
   *
   * @param x at least two samples
   * @param count how many components to keep
   * @throws IllegalArgumentException if there are not so many
   */
  public static PrincipalComponents fit(Samples x, int count) {
    x.requireNumbers("A principal component analysis");
    int n = x.shape().perRow();
    if (x.size() < 2 || count < 1 || count > n) {
      throw new IllegalArgumentException(
          "Of "
              + x.size()
              + " samples of "
              + n
              + " numbers there are no "
              + count
              + " principal components; they need 2 samples or more, and 1 to "
              + n
              + " components");
    }
    double[] mean = mean(x);
    double[] covariance = covariance(x, mean);
    double total = 0;
    for (int i = 0; i < n; i++) {
      total += covariance[i * n + i];
    }
    SymmetricEigen eigen = new SymmetricEigen(covariance, n);
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -eigen.values()[k]))
            .mapToInt(Integer::intValue)
            .limit(count)
            .toArray();
    double[][] components = new double[count][n];
    double[] variances = new double[count];
    for (int c = 0; c < count; c++) {
      variances[c] = Math.max(0, eigen.values()[order[c]]);
      for (int i = 0; i < n; i++) {
        components[c][i] = eigen.vector(i, order[c]);
      }
      orient(components[c]);
    }
    return new PrincipalComponents(mean, components, variances, total);
  }

  /** Each sample's places along the components. */
  public Numbers transform(Samples x) {
    x.requireWidth("This analysis", components[0].length);
    double[] places = new double[x.size() * components.length];
    for (int i = 0; i < x.size(); i++) {
      for (int c = 0; c < components.length; c++) {
        double sum = 0;
        for (int j = 0; j < mean.length; j++) {
          sum += (x.get(i, j) - mean[j]) * components[c][j];
        }
        places[i * components.length + c] = sum;
      }
    }
    return Numbers.of(Shape.of(components.length), places);
  }

  /** The samples that have these places and lie in the components' plane. */
  public Numbers inverse(Samples places) {
    double[] values = new double[places.size() * mean.length];
    for (int i = 0; i < places.size(); i++) {
      for (int j = 0; j < mean.length; j++) {
        double sum = mean[j];
        for (int c = 0; c < components.length; c++) {
          sum += places.get(i, c) * components[c][j];
        }
        values[i * mean.length + j] = sum;
      }
    }
    return Numbers.of(Shape.of(mean.length), values);
  }

  /** The mean sample. */
  public double[] mean() {
    return mean.clone();
  }

  /** The c-th component, of length 1. */
  public double[] component(int c) {
    return components[c].clone();
  }

  /** The samples' variance (over n - 1) along each component. */
  public double[] variances() {
    return variances.clone();
  }

  /** Each component's share of the samples' whole variance. */
  public double[] varianceRatios() {
    return Arrays.stream(variances).map(variance -> variance / totalVariance).toArray();
  }

  private static double[] mean(Samples x) {
    double[] mean = new double[x.shape().perRow()];
    for (int i = 0; i < x.size(); i++) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += x.get(i, j);
      }
    }
    for (int j = 0; j < mean.length; j++) {
      mean[j] /= x.size();
    }
    return mean;
  }

  /** The lower triangle of the covariances (over n - 1). */
  private static double[] covariance(Samples x, double[] mean) {
    int n = mean.length;
    double[] covariance = new double[n * n];
    double[] row = new double[n];
    for (int i = 0; i < x.size(); i++) {
      for (int j = 0; j < n; j++) {
        row[j] = x.get(i, j) - mean[j];
      }
      for (int j = 0; j < n; j++) {
        double left = row[j];
        if (left != 0) {
          int at = j * n;
          for (int k = 0; k <= j; k++) {
            covariance[at + k] += left * row[k];
          }
        }
      }
    }
    for (int j = 0; j < covariance.length; j++) {
      covariance[j] /= x.size() - 1;
    }
    return covariance;
  }

  private static void orient(double[] component) {
    double largest = 0;
    for (double value : component) {
      largest = Math.abs(value) > Math.abs(largest) ? value : largest;
    }
    if (largest < 0) {
      for (int i = 0; i < component.length; i++) {
        component[i] = -component[i];
      }
    }
  }
}
