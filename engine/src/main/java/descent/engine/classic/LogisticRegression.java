package descent.engine.classic;

import descent.engine.backend.Backend;
import descent.engine.data.Samples;

/**
 * scikit-learn's {@code LogisticRegression}: minimises |W|^2 / 2 + C times the sum of the samples'
 * losses, the bias not counted in |W|, here to the true optimum in place of where lbfgs stops.
 *
 * @param c the weight of the data against small weights, above 0
 * @param tolerance how large no element of the gradient shall be at the end
 * @param steps at most so many steps of Newton's method
 */
public record LogisticRegression(double c, double tolerance, int steps) {
  /** Checks the numbers. */
  public LogisticRegression {
    if (!(c > 0 && c < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("Logistic regression needs a C above 0, got " + c);
    }
  }

  /** As exact as double precision allows. */
  public LogisticRegression(double c) {
    this(c, 1e-9, 100);
  }

  /** C = 1. */
  public LogisticRegression() {
    this(1);
  }

  /**
   * Fits.
   *
   * @param backend where the sums over the samples are computed
   * @param x the samples
   * @param labels the class index of each
   * @param classes how many classes there are, at least 2
   * @throws IllegalArgumentException if labels and samples do not fit, or a class has no sample
   */
  public LinearClassifier fit(Backend backend, Samples x, int[] labels, int classes) {
    try (LogisticFit fit = start(backend, x, labels, classes)) {
      while (fit.step()) {
        // Each step says whether there may be another.
      }
      return fit.classifier();
    }
  }

  /**
   * The same, step by step; it begins with all weights 0.
   *
   * @throws IllegalArgumentException if labels and samples do not fit, or a class has no sample
   */
  public LogisticFit start(Backend backend, Samples x, int[] labels, int classes) {
    check(x, labels, classes);
    return new LogisticFit(this, backend, x, labels, classes);
  }

  private static void check(Samples x, int[] labels, int classes) {
    x.requireNumbers("Logistic regression");
    if (classes < 2 || x.size() != labels.length) {
      throw new IllegalArgumentException(
          "Logistic regression needs 2 classes or more and a label for each sample, got "
              + classes
              + " classes, "
              + x.size()
              + " samples and "
              + labels.length
              + " labels");
    }
    boolean[] found = new boolean[classes];
    for (int label : labels) {
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException(
            "A class index lies between 0 and " + (classes - 1) + ", got " + label);
      }
      found[label] = true;
    }
    for (int label = 0; label < classes; label++) {
      if (!found[label]) {
        throw new IllegalArgumentException("Class " + label + " has no sample to learn from");
      }
    }
  }
}
