package descent.engine.metric;

import java.util.Arrays;

/**
 * How often each class was taken for each class: rows are the true classes, columns the predicted
 * ones. What cannot be divided, such as the precision of a class that was never predicted, is 0, as
 * in scikit-learn; classes that occur neither in the truth nor in the predictions do not count.
 */
public final class ConfusionMatrix {
  private final int[][] counts;

  private ConfusionMatrix(int[][] counts) {
    this.counts = counts;
  }

  /**
   * Counts.
   *
   * @param labels true class indices, from 0 to {@code classes} - 1
   * @param predictions predicted class indices, as many
   * @throws IllegalArgumentException if the two differ in number or an index is no class
   */
  public static ConfusionMatrix of(int[] labels, int[] predictions, int classes) {
    Pairs.check(labels.length, predictions.length);
    int[][] counts = new int[classes][classes];
    for (int i = 0; i < labels.length; i++) {
      counts[Pairs.index(labels[i], classes)][Pairs.index(predictions[i], classes)]++;
    }
    return new ConfusionMatrix(counts);
  }

  /** How many classes there are. */
  public int classes() {
    return counts.length;
  }

  /** How many samples of class {@code label} were taken for class {@code prediction}. */
  public int count(int label, int prediction) {
    return counts[label][prediction];
  }

  /** All samples. */
  public int total() {
    int total = 0;
    for (int label = 0; label < counts.length; label++) {
      total += support(label);
    }
    return total;
  }

  /** Samples whose class was predicted. */
  public int correct() {
    int correct = 0;
    for (int c = 0; c < counts.length; c++) {
      correct += counts[c][c];
    }
    return correct;
  }

  /** Samples of a class. */
  public int support(int label) {
    int support = 0;
    for (int count : counts[label]) {
      support += count;
    }
    return support;
  }

  /** Samples for which a class was predicted. */
  public int predicted(int prediction) {
    int predicted = 0;
    for (int[] row : counts) {
      predicted += row[prediction];
    }
    return predicted;
  }

  /** Whether a class occurs, in the truth or in the predictions. */
  public boolean occurs(int label) {
    return support(label) + predicted(label) > 0;
  }

  /** The share of samples whose class was predicted. */
  public double accuracy() {
    return ratio(correct(), total());
  }

  /** Precision, recall and F1 of one class. */
  public Scores scores(int label) {
    int right = counts[label][label];
    return new Scores(
        ratio(right, predicted(label)),
        ratio(right, support(label)),
        ratio(2.0 * right, predicted(label) + support(label)));
  }

  /** Precision, recall and F1 of all classes in one. */
  public Scores scores(Average average) {
    if (average == Average.MICRO) {
      return new Scores(accuracy(), accuracy(), accuracy());
    }
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    double weights = 0;
    for (int c = 0; c < counts.length; c++) {
      if (occurs(c)) {
        double weight = average == Average.WEIGHTED ? support(c) : 1;
        Scores scores = scores(c);
        precision += weight * scores.precision();
        recall += weight * scores.recall();
        f1 += weight * scores.f1();
        weights += weight;
      }
    }
    return new Scores(ratio(precision, weights), ratio(recall, weights), ratio(f1, weights));
  }

  /** The mean of the recalls of the classes that have samples. */
  public double balancedAccuracy() {
    double recall = 0;
    int classes = 0;
    for (int c = 0; c < counts.length; c++) {
      if (support(c) > 0) {
        recall += scores(c).recall();
        classes++;
      }
    }
    return ratio(recall, classes);
  }

  /** Cohen's kappa: agreement beyond what the classes' frequencies give by chance. */
  public double cohenKappa() {
    double total = total();
    double byChance = 0;
    for (int c = 0; c < counts.length; c++) {
      byChance += support(c) * (predicted(c) / total);
    }
    return 1 - ratio(total - correct(), total - byChance);
  }

  /** Matthews' correlation coefficient of truth and prediction. */
  public double matthewsCorrelation() {
    double total = total();
    double both = 0;
    double predictions = 0;
    double labels = 0;
    for (int c = 0; c < counts.length; c++) {
      both += (double) support(c) * predicted(c);
      predictions += (double) predicted(c) * predicted(c);
      labels += (double) support(c) * support(c);
    }
    double covariance = correct() * total - both;
    return ratio(covariance, Math.sqrt((total * total - predictions) * (total * total - labels)));
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfusionMatrix that && Arrays.deepEquals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(counts);
  }

  /** The rows, as in {@code [[18, 3], [3, 33]]}. */
  @Override
  public String toString() {
    return Arrays.deepToString(counts);
  }
}
