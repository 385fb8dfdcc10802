package descent.engine.classic;

import descent.engine.data.Samples;
import java.util.Arrays;

/**
 * A fitted logistic regression: straight borders between the classes. Two classes share one row of
 * weights, whose score is positive on the side of class 1; more have a row each.
 */
public final class LinearClassifier {
  private final int classes;
  private final int features;
  private final double[] point;
  private final double objective;
  private final int steps;

  LinearClassifier(int classes, int features, double[] point, double objective, int steps) {
    this.classes = classes;
    this.features = features;
    this.point = point;
    this.objective = objective;
    this.steps = steps;
  }

  /** The rows of weights, one after the other. */
  public double[] weights() {
    return Arrays.copyOf(point, outputs() * features);
  }

  /** The bias of each row of weights. */
  public double[] biases() {
    return Arrays.copyOfRange(point, outputs() * features, point.length);
  }

  /** What was minimised, at the end. */
  public double objective() {
    return objective;
  }

  /** How many steps it took. */
  public int steps() {
    return steps;
  }

  /** How likely each sample belongs to each class: a row of {@code classes} numbers per sample. */
  public double[] probabilities(Samples x) {
    x.requireWidth("This classifier", features);
    double[] probabilities = new double[x.size() * classes];
    for (int i = 0; i < x.size(); i++) {
      double[] scores = scores(x, i);
      if (classes == 2) {
        probabilities[2 * i + 1] = 1 / (1 + Math.exp(-scores[0]));
        probabilities[2 * i] = 1 - probabilities[2 * i + 1];
      } else {
        softmax(scores, probabilities, i * classes);
      }
    }
    return probabilities;
  }

  /** The most likely class of each sample. */
  public int[] predict(Samples x) {
    x.requireWidth("This classifier", features);
    int[] predictions = new int[x.size()];
    for (int i = 0; i < predictions.length; i++) {
      double[] scores = scores(x, i);
      if (classes == 2) {
        predictions[i] = scores[0] > 0 ? 1 : 0;
      } else {
        for (int k = 1; k < classes; k++) {
          predictions[i] = scores[k] > scores[predictions[i]] ? k : predictions[i];
        }
      }
    }
    return predictions;
  }

  private int outputs() {
    return point.length / (features + 1);
  }

  private double[] scores(Samples x, int row) {
    double[] scores = biases();
    for (int k = 0; k < scores.length; k++) {
      for (int j = 0; j < features; j++) {
        scores[k] += point[k * features + j] * x.get(row, j);
      }
    }
    return scores;
  }

  private static void softmax(double[] scores, double[] into, int at) {
    double highest = Arrays.stream(scores).max().orElseThrow();
    double sum = 0;
    for (int k = 0; k < scores.length; k++) {
      into[at + k] = Math.exp(scores[k] - highest);
      sum += into[at + k];
    }
    for (int k = 0; k < scores.length; k++) {
      into[at + k] /= sum;
    }
  }
}
