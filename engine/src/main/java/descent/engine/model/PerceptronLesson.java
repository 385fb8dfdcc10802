package descent.engine.model;

import descent.engine.classic.Perceptron;
import descent.engine.data.Clusters;
import descent.engine.data.Generated;
import descent.engine.data.GivenPoints;
import java.util.Arrays;
import java.util.List;

/**
 * One of the three data sets on which seed 003 tries its perceptron.
 *
 * @param rate what a wrong answer moves the weights by
 * @param epochs after how many it gives up
 */
public record PerceptronLesson(Generated data, double rate, int epochs) {
  /** What came of it: the perceptron, and its wrong answers in each epoch. */
  public record Outcome(Perceptron perceptron, List<Integer> errors) {
    /** Whether an epoch had no wrong answer. */
    public boolean converged() {
      return errors.getLast() == 0;
    }
  }

  /** Two points, (1, 1) and (-1, -1). */
  public static PerceptronLesson twoPoints() {
    return new PerceptronLesson(GivenPoints.inPlane(List.of(1, 0), 1.0, 1.0, -1.0, -1.0), 1, 10);
  }

  /** Two clouds of 50 points each. */
  public static PerceptronLesson clusters() {
    return new PerceptronLesson(new Clusters(42), 0.1, 100);
  }

  /** Exclusive or, which no line separates. */
  public static PerceptronLesson xor() {
    return new PerceptronLesson(TwoLayerXor.corners(), 0.1, 200);
  }

  /** Trains a perceptron that knows nothing. */
  public Outcome learn() {
    Perceptron perceptron = new Perceptron(2, rate);
    int[] errors = perceptron.fit(data.generate().train(), epochs);
    return new Outcome(perceptron, Arrays.stream(errors).boxed().toList());
  }
}
