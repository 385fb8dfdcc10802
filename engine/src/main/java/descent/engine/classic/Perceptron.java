package descent.engine.classic;

import descent.engine.data.Dataset;
import java.util.Arrays;

/**
 * Rosenblatt's perceptron: answers +1 where w x + b &gt;= 0 and -1 elsewhere, and learns from each
 * wrong answer alone: w += rate y x, b += rate y. It comes to an end if, and only if, a straight
 * line separates the classes.
 *
 * <p>Source: F. Rosenblatt, "The perceptron", Psychological Review 65 (1958).
 */
public final class Perceptron {
  private final double rate;
  private final double[] weights;
  private double bias;

  /** A perceptron that knows nothing: all weights 0. */
  public Perceptron(int inputs, double rate) {
    this.weights = new double[inputs];
    this.rate = rate;
  }

  /** +1 or -1. */
  public int answer(double... x) {
    double sum = bias;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * x[i];
    }
    return sum >= 0 ? 1 : -1;
  }

  /** Answers, and learns if the answer is not {@code sign}; whether it was wrong. */
  public boolean learn(int sign, double... x) {
    if (answer(x) == sign) {
      return false;
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] += rate * sign * x[i];
    }
    bias += rate * sign;
    return true;
  }

  /** Learns from every sample once, in order; class 1 is +1, class 0 is -1. The wrong answers. */
  public int learn(Dataset data) {
    int errors = 0;
    for (int i = 0; i < data.size(); i++) {
      errors += learn(sign(data.label(i)), point(data, i)) ? 1 : 0;
    }
    return errors;
  }

  /**
   * Learns until an epoch has no wrong answer, at most so often. The wrong answers of each epoch.
   */
  public int[] fit(Dataset data, int epochs) {
    int[] errors = new int[epochs];
    for (int epoch = 0; epoch < epochs; epoch++) {
      errors[epoch] = learn(data);
      if (errors[epoch] == 0) {
        return Arrays.copyOf(errors, epoch + 1);
      }
    }
    return errors;
  }

  /** The share of right answers. */
  public double accuracy(Dataset data) {
    int right = 0;
    for (int i = 0; i < data.size(); i++) {
      right += answer(point(data, i)) == sign(data.label(i)) ? 1 : 0;
    }
    return (double) right / data.size();
  }

  /** The weights. */
  public double[] weights() {
    return weights.clone();
  }

  /** The bias. */
  public double bias() {
    return bias;
  }

  private double[] point(Dataset data, int row) {
    double[] point = new double[weights.length];
    data.inputs().gather(new int[] {row}, 0, 1, point);
    return point;
  }

  private static int sign(int label) {
    return label == 1 ? 1 : -1;
  }
}
