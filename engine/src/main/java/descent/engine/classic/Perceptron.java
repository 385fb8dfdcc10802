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

  /**
   * A perceptron that knows nothing: all weights 0.
   *
   * @throws IllegalArgumentException if there is no input, or the rate is not above 0
   */
  public Perceptron(int inputs, double rate) {
    this(new double[Math.max(inputs, 0)], 0, rate);
  }

  /** A perceptron with the given bias and weights; should it learn, then at a rate of 1. */
  public static Perceptron of(double bias, double... weights) {
    return new Perceptron(weights.clone(), bias, 1);
  }

  private Perceptron(double[] weights, double bias, double rate) {
    if (weights.length == 0 || !(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "A perceptron needs an input or more and a rate above 0, got "
              + weights.length
              + " inputs and a rate of "
              + rate);
    }
    this.weights = weights;
    this.bias = bias;
    this.rate = rate;
  }

  /**
   * +1 or -1.
   *
   * @throws IllegalArgumentException if x has another size
   */
  public int answer(double... x) {
    if (x.length != weights.length) {
      throw new IllegalArgumentException(
          "This perceptron has " + weights.length + " inputs, but was shown " + x.length);
    }
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
