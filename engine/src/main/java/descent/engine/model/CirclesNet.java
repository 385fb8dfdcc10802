package descent.engine.model;

import descent.engine.Shape;
import descent.engine.data.Circles;
import descent.engine.data.Expanded;
import descent.engine.data.Generated;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Supervised;
import descent.engine.loss.BCELoss;
import descent.engine.nn.Activation;
import descent.engine.nn.Linear;
import descent.engine.nn.Sequential;
import descent.engine.optim.Adam;

/**
 * The three answers of seed 000 to two circles: a line, a line in five features, and a network. All
 * see all 500 points in each step of Adam 0.01, from PyTorch's seed 42.
 */
public final class CirclesNet {
  private static final Generated CIRCLES = new Circles(42);
  private static final int DEGREE = 2;

  private CirclesNet() {}

  /** Logistic regression, which cannot do it: 50 %. */
  public static Recipe linear() {
    return recipe(
        "circles-linear",
        "Logistic regression, which cannot part two circles",
        CIRCLES,
        2,
        logistic(2),
        500);
  }

  /** Logistic regression on x0, x1, x0^2, x0 x1 and x1^2, in which the circles are separable. */
  public static Recipe polynomial() {
    return recipe(
        "circles-polynomial",
        "Logistic regression on five features of two circles",
        new Expanded(CIRCLES, DEGREE),
        5,
        logistic(5),
        500);
  }

  /** 2-16-16-1, which finds its own features: 100 %. */
  public static Recipe network() {
    return recipe(
        "circles",
        "2-16-16-1, which finds features of two circles",
        CIRCLES,
        2,
        Mlp.of(Activation.relu(), Activation.sigmoid(), 2, 16, 16, 1),
        1000);
  }

  private static Sequential logistic(int features) {
    return Sequential.of(new Linear(features, 1), Activation.sigmoid());
  }

  private static Recipe recipe(
      String name, String sentence, Generated data, int features, Sequential module, int epochs) {
    return new Recipe(
        name,
        sentence,
        Shape.of(features),
        module,
        Experiment.fullBatch(
            data,
            new Supervised(module, new BCELoss()),
            new Adam(0.01),
            42,
            StopRule.epochs(epochs)));
  }
}
