package descent.engine.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A binary classifier's counts at each of its distinct scores as a threshold, from the highest
 * down: samples at or above the threshold are called positive.
 */
final class Thresholds {
  private final double[] scores;
  private final int[] truePositives;
  private final int[] falsePositives;
  private final int size;

  private Thresholds(double[] scores, int[] truePositives, int[] falsePositives, int size) {
    this.scores = scores;
    this.truePositives = truePositives;
    this.falsePositives = falsePositives;
    this.size = size;
  }

  static Thresholds of(int[] labels, double[] scores) {
    Pairs.check(labels.length, scores.length);
    int n = labels.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] distinct = new double[n];
    int[] truePositives = new int[n];
    int[] falsePositives = new int[n];
    int size = 0;
    int positives = 0;
    for (int i = 0; i < n; i++) {
      double score = scores[order[i]];
      if (Double.isNaN(score)) {
        throw new IllegalArgumentException("Score " + order[i] + " is not a number");
      }
      positives += Pairs.index(labels[order[i]], 2);
      if (i + 1 == n || scores[order[i + 1]] != score) {
        distinct[size] = score;
        truePositives[size] = positives;
        falsePositives[size] = i + 1 - positives;
        size++;
      }
    }
    if (positives == 0 || positives == n) {
      throw new IllegalArgumentException(
          "A curve over thresholds needs samples of both classes, but all are of class "
              + (positives == 0 ? 0 : 1));
    }
    return new Thresholds(Arrays.copyOf(distinct, size), truePositives, falsePositives, size);
  }

  int size() {
    return size;
  }

  double score(int i) {
    return scores[i];
  }

  int truePositives(int i) {
    return truePositives[i];
  }

  int falsePositives(int i) {
    return falsePositives[i];
  }

  /** All positive samples: those at or above the lowest threshold. */
  int positives() {
    return truePositives[size - 1];
  }

  int negatives() {
    return falsePositives[size - 1];
  }
}
