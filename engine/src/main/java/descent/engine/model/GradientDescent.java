package descent.engine.model;

import descent.engine.Shape;
import descent.engine.data.GivenPoints;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Supervised;
import descent.engine.loss.MSELoss;
import descent.engine.nn.Activation;
import descent.engine.nn.InitialWeights;
import descent.engine.nn.Linear;
import descent.engine.nn.Module;
import descent.engine.nn.Sequential;
import descent.engine.optim.SGD;
import descent.engine.random.NumpyRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Seed 004's two ways to find the two weights of a sigmoid neuron for three customers: trying at
 * random, and following the slope of the squared error.
 */
public final class GradientDescent {
  /** How often the notebook tries at random, before it follows the slope. */
  public static final int TRIES = 10_000;

  private static final GivenPoints CUSTOMERS =
      GivenPoints.inPlane(List.of(1, 1, 0), 0.5, 0.8, 0.3, 0.9, 0.7, 0.4);

  private GradientDescent() {}

  /**
   * The three customers a step, at 0.5, 100 steps: to a loss of 0.116. The first weights come from
   * NumPy's stream after all tries.
   */
  public static Recipe recipe() {
    Module neuron =
        Sequential.of(
            new Linear(2, 1, false, InitialWeights.NUMPY_TENTH_AFTER_SEARCH), Activation.sigmoid());
    return new Recipe(
        "gradient-descent",
        "A neuron of two weights on three customers",
        Shape.of(2),
        neuron,
        Experiment.fullBatch(
            CUSTOMERS,
            new Supervised(neuron, new MSELoss()),
            new SGD(0.5),
            42,
            StopRule.epochs(100)));
  }

  /** Two weights, the try that found them, from 1, and their loss. */
  public record Try(int number, double w0, double w1, double loss) {}

  /** The tries at random that were better than all before, the last of them the best. */
  public static List<Try> bruteForce() {
    NumpyRandom random = new NumpyRandom(42);
    List<Try> best = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    for (int number = 1; number <= TRIES; number++) {
      double w0 = random.standardNormal() * 2;
      double w1 = random.standardNormal() * 2;
      double loss = loss(w0, w1);
      if (loss < least) {
        least = loss;
        best.add(new Try(number, w0, w1, loss));
      }
    }
    return best;
  }

  /** The mean squared error of the neuron with these weights. */
  public static double loss(double w0, double w1) {
    double sum = 0;
    for (int i = 0; i < CUSTOMERS.labels().size(); i++) {
      double z =
          CUSTOMERS.coordinates().get(2 * i) * w0 + CUSTOMERS.coordinates().get(2 * i + 1) * w1;
      double error = 1 / (1 + Math.exp(-z)) - CUSTOMERS.labels().get(i);
      sum += error * error;
    }
    return sum / CUSTOMERS.labels().size();
  }
}
