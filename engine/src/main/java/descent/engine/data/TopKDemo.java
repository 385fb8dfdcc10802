package descent.engine.data;

import descent.engine.random.NumpyRandom;

/**
 * Probabilities of a pretended classifier of many classes, for counting how often the true class is
 * among its first few: random numbers, {@code boost} added to the true class, each row divided by
 * its sum. The notebook's, with boost 1.5, is never wrong.
 */
public final class TopKDemo {
  private final int[] labels;
  private final double[] probabilities;

  private TopKDemo(int[] labels, double[] probabilities) {
    this.labels = labels;
    this.probabilities = probabilities;
  }

  /** Draws labels, then the probabilities, row by row. */
  public static TopKDemo draw(int samples, int classes, double boost, long seed) {
    NumpyRandom stream = new NumpyRandom(seed);
    int[] labels = stream.randint(0, classes, samples);
    double[] probabilities = stream.uniform(0, 1, samples * classes);
    for (int i = 0; i < samples; i++) {
      probabilities[i * classes + labels[i]] += boost;
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        sum += probabilities[i * classes + c];
      }
      for (int c = 0; c < classes; c++) {
        probabilities[i * classes + c] /= sum;
      }
    }
    return new TopKDemo(labels, probabilities);
  }

  /** The true classes. */
  public int[] labels() {
    return labels.clone();
  }

  /** How likely each class is, a row for each sample. */
  public double[] probabilities() {
    return probabilities.clone();
  }
}
