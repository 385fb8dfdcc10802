package descent.engine.model;

import descent.engine.Shape;
import descent.engine.data.Expanded;
import descent.engine.data.Generated;
import descent.engine.data.Sine;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Supervised;
import descent.engine.loss.MSELoss;
import descent.engine.nn.Activation;
import descent.engine.nn.Linear;
import descent.engine.nn.Module;
import descent.engine.optim.Adam;

/**
 * The three answers of seed 000 to a noisy sine: a straight line, a polynomial of degree 5, and a
 * network. All see all 300 points in each step of Adam, from PyTorch's seed 42.
 */
public final class SineNet {
  private static final Generated SINE = new Sine(42);
  private static final int DEGREE = 5;

  private SineNet() {}

  /** A straight line: R2 0.001. */
  public static Recipe linear() {
    return recipe(
        "sine-linear",
        "A straight line, which explains nothing of a sine",
        SINE,
        1,
        new Linear(1, 1),
        0.05,
        500);
  }

  /** A polynomial of degree 5, fitted by gradient descent. */
  public static Recipe polynomial() {
    return recipe(
        "sine-polynomial",
        "A polynomial of degree 5 on a sine",
        new Expanded(SINE, DEGREE),
        DEGREE,
        new Linear(DEGREE, 1),
        0.05,
        1000);
  }

  /** 1-32-32-1: R2 0.959. */
  public static Recipe network() {
    return recipe(
        "sine",
        "1-32-32-1 on a sine, 2,000 epochs",
        SINE,
        1,
        Mlp.of(Activation.relu(), 1, 32, 32, 1),
        0.01,
        2000);
  }

  private static Recipe recipe(
      String name,
      String sentence,
      Generated data,
      int features,
      Module module,
      double lr,
      int epochs) {
    return new Recipe(
        name,
        sentence,
        Shape.of(features),
        module,
        Experiment.fullBatch(
            data,
            new Supervised(module, new MSELoss()),
            new Adam(lr),
            42,
            StopRule.epochs(epochs)));
  }
}
