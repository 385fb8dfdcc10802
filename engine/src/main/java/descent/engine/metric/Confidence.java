package descent.engine.metric;

import java.util.List;
import java.util.function.DoublePredicate;

/**
 * How sure a classifier is of its answers, and whether it may be: the probability of the answer it
 * gives, over all samples and in three bins.
 *
 * @param deviation the standard deviation, over n
 * @param bins above 0.8, above 0.6 up to 0.8, up to 0.6
 */
public record Confidence(double mean, double deviation, double min, double max, List<Bin> bins) {
  /** The most confident answers' lower bound. */
  public static final double HIGH = 0.8;

  /** The least confident answers' upper bound. */
  public static final double LOW = 0.6;

  /** Keeps a copy. */
  public Confidence {
    bins = List.copyOf(bins);
  }

  /**
   * Measures.
   *
   * @param labels the true classes
   * @param predictions the classes answered
   * @param confidences the probability of each answer, from 0 to 1
   */
  public static Confidence of(int[] labels, int[] predictions, double[] confidences) {
    Pairs.check(labels.length, predictions.length);
    Pairs.check(labels.length, confidences.length);
    double sum = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (double confidence : confidences) {
      sum += confidence;
      min = Math.min(min, confidence);
      max = Math.max(max, confidence);
    }
    double mean = sum / confidences.length;
    double squares = 0;
    for (double confidence : confidences) {
      squares += (confidence - mean) * (confidence - mean);
    }
    List<Bin> bins =
        List.of(
            bin(labels, predictions, confidences, c -> c > HIGH),
            bin(labels, predictions, confidences, c -> c > LOW && c <= HIGH),
            bin(labels, predictions, confidences, c -> c <= LOW));
    return new Confidence(mean, Math.sqrt(squares / confidences.length), min, max, bins);
  }

  /** Of a binary classifier's probability of class 1 the probability of its answer. */
  public static double ofBinary(double probability) {
    return Math.abs(probability - 0.5) + 0.5;
  }

  private static Bin bin(
      int[] labels, int[] predictions, double[] confidences, DoublePredicate inside) {
    int samples = 0;
    int correct = 0;
    for (int i = 0; i < labels.length; i++) {
      if (inside.test(confidences[i])) {
        samples++;
        correct += labels[i] == predictions[i] ? 1 : 0;
      }
    }
    return new Bin(samples, correct);
  }

  /** The answers of a range of confidences. */
  public record Bin(int samples, int correct) {
    /** The share of right answers, NaN when there are none at all. */
    public double accuracy() {
      return samples == 0 ? Double.NaN : (double) correct / samples;
    }
  }
}
