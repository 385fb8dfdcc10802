package descent.engine.metric;

/**
 * Scores of predicted probabilities, given row by row: {@code probabilities[i * classes + c]} is
 * how likely sample i belongs to class c.
 */
public final class Probabilities {
  /**
   * Probabilities below this count as this in a logarithm: the distance of 1 to the next double.
   */
  private static final double SMALLEST = 0x1p-52;

  private Probabilities() {}

  /**
   * The mean of -ln(probability of the true class), each row first divided by its sum.
   *
   * @throws IllegalArgumentException if there are not as many rows as labels
   */
  public static double logLoss(int[] labels, double[] probabilities, int classes) {
    check(labels, probabilities, classes);
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      double row = 0;
      for (int c = 0; c < classes; c++) {
        row += clip(probabilities[i * classes + c]);
      }
      double own = clip(probabilities[i * classes + Pairs.index(labels[i], classes)]);
      sum -= Math.log(own / row);
    }
    return sum / labels.length;
  }

  /**
   * The share of samples whose true class is among the k most likely ones; of equally likely
   * classes the one of higher index comes first, as in scikit-learn.
   *
   * @throws IllegalArgumentException if there are not as many rows as labels
   */
  public static double topKAccuracy(int[] labels, double[] probabilities, int classes, int k) {
    check(labels, probabilities, classes);
    int hits = 0;
    for (int i = 0; i < labels.length; i++) {
      int own = Pairs.index(labels[i], classes);
      double mine = probabilities[i * classes + own];
      int before = 0;
      for (int c = 0; c < classes; c++) {
        double other = probabilities[i * classes + c];
        before += other > mine || (other == mine && c > own) ? 1 : 0;
      }
      hits += before < k ? 1 : 0;
    }
    return (double) hits / labels.length;
  }

  /** The most likely class of each row; the first of equally likely ones. */
  public static int[] argmax(double[] probabilities, int classes) {
    int[] best = new int[probabilities.length / classes];
    for (int i = 0; i < best.length; i++) {
      for (int c = 1; c < classes; c++) {
        if (probabilities[i * classes + c] > probabilities[i * classes + best[i]]) {
          best[i] = c;
        }
      }
    }
    return best;
  }

  private static double clip(double probability) {
    return Math.min(1 - SMALLEST, Math.max(SMALLEST, probability));
  }

  private static void check(int[] labels, double[] probabilities, int classes) {
    Pairs.check(labels.length, probabilities.length / classes);
    if (probabilities.length % classes != 0) {
      throw new IllegalArgumentException(
          probabilities.length + " probabilities are not a whole number of rows of " + classes);
    }
  }
}
