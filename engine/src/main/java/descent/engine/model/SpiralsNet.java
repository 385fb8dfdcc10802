package descent.engine.model;

import descent.engine.Shape;
import descent.engine.data.Spirals;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Supervised;
import descent.engine.loss.BCEWithLogitsLoss;
import descent.engine.nn.Activation;
import descent.engine.nn.Sequential;
import descent.engine.optim.Adam;

/**
 * The network of seed 000 that untangles two spirals: 2-64-64-32-1, 6,465 parameters. The notebook
 * ends in a sigmoid and BCELoss; the same on logits trains alike and does not break down late.
 */
public final class SpiralsNet {
  private SpiralsNet() {}

  /** The network, for points (rows, 2), with the logit of class 1. */
  public static Sequential module() {
    return Mlp.of(Activation.relu(), 2, 64, 64, 32, 1);
  }

  /** All 600 points a step, Adam 0.005, seed 42, 2,500 epochs. */
  public static Recipe recipe() {
    Experiment experiment =
        Experiment.fullBatch(
            new Spirals(42),
            new Supervised(module(), new BCEWithLogitsLoss()),
            new Adam(0.005),
            42,
            StopRule.epochs(2500));
    return new Recipe(
        "spirals", "2-64-64-32-1 on two spirals, 2,500 epochs", Shape.of(2), module(), experiment);
  }
}
