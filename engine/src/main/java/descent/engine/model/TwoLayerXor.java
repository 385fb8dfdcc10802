package descent.engine.model;

import descent.engine.Shape;
import descent.engine.backend.Kernels.Unary;
import descent.engine.data.GivenPoints;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Supervised;
import descent.engine.experiment.Weights;
import descent.engine.loss.BCEWithLogitsLoss;
import descent.engine.nn.Activation;
import descent.engine.nn.Linear;
import descent.engine.nn.Sequential;
import descent.engine.optim.SGD;
import java.util.List;

/**
 * Seed 003's two layers of two and one perceptrons for exclusive or on the four corners of the unit
 * square: with weights set by hand, as in the notebook, and found by gradient descent, for which
 * the steps become tanh.
 */
public final class TwoLayerXor {
  private TwoLayerXor() {}

  /** The corners; class 1 where exactly one coordinate is 1. */
  public static GivenPoints corners() {
    return GivenPoints.inPlane(List.of(0, 1, 1, 0), 0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 1.0);
  }

  /** One neuron says OR, one NAND, and the third AND of the two; above 0 for class 1. */
  public static HandSet byHand() {
    return new HandSet(
        Shape.of(2),
        Sequential.of(new Linear(2, 2), new Activation(Unary.STEP, 0), new Linear(2, 1)),
        new Weights(
            List.of(
                HandSet.entry("0.weight", Shape.of(2, 2), 1, 1, -1, -1),
                HandSet.entry("0.bias", Shape.of(2), -0.5, 1.5),
                HandSet.entry("2.weight", Shape.of(1, 2), 1, 1),
                HandSet.entry("2.bias", Shape.of(1), -1.5))));
  }

  /** The same layers, trained: all four corners a step, gradient descent at 0.5. */
  public static Recipe trained() {
    Sequential module = Mlp.of(Activation.tanh(), 2, 2, 1);
    return new Recipe(
        "two-layer-xor",
        "2-2-1 on the four corners of exclusive or",
        Shape.of(2),
        module,
        Experiment.fullBatch(
            corners(),
            new Supervised(module, new BCEWithLogitsLoss()),
            new SGD(0.5),
            42,
            StopRule.epochs(2000).orLossBelow(0.02)));
  }
}
