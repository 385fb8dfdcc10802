package descent.engine.data;

import descent.engine.random.NumpyRandom;

/**
 * Answers of three pretended classifiers to the same samples, for looking at ROC curves: a good
 * one, whose score is 0.6 for class 1 and up to 0.4 of chance, a weak one with 0.3 and 0.7, and one
 * that guesses. The notebook's own after {@code np.random.seed(42)}.
 */
public final class RocDemo {
  private final int[] labels;
  private final double[] good;
  private final double[] weak;
  private final double[] random;

  private RocDemo(int[] labels, double[] good, double[] weak, double[] random) {
    this.labels = labels;
    this.good = good;
    this.weak = weak;
    this.random = random;
  }

  /** Draws labels, then the three classifiers' scores. */
  public static RocDemo draw(int samples, long seed) {
    NumpyRandom stream = new NumpyRandom(seed);
    int[] labels = stream.randint(0, 2, samples);
    return new RocDemo(
        labels,
        scores(labels, 0.6, 0.4, stream),
        scores(labels, 0.3, 0.7, stream),
        scores(labels, 0, 1, stream));
  }

  /** The true classes, 0 or 1. */
  public int[] labels() {
    return labels.clone();
  }

  /** The good classifier's scores. */
  public double[] good() {
    return good.clone();
  }

  /** The weak classifier's scores. */
  public double[] weak() {
    return weak.clone();
  }

  /** The guesser's scores. */
  public double[] random() {
    return random.clone();
  }

  private static double[] scores(
      int[] labels, double knowledge, double chance, NumpyRandom stream) {
    double[] scores = new double[labels.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = labels[i] * knowledge + stream.randomSample() * chance;
    }
    return scores;
  }
}
