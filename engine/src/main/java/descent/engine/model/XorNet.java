package descent.engine.model;

import descent.engine.Shape;
import descent.engine.data.Xor;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Supervised;
import descent.engine.loss.BCEWithLogitsLoss;
import descent.engine.nn.Activation;
import descent.engine.nn.InitialWeights;
import descent.engine.nn.Module;
import descent.engine.optim.SGD;

/**
 * Seed 004's network that solves exclusive or: 2-4-1 with ReLU, its weights NumPy's normal numbers
 * times 0.1. The notebook trains it by the gradient of the cross-entropy, and prints the squared
 * error.
 */
public final class XorNet {
  private XorNet() {}

  /** All 8 points a step, gradient descent at 0.5, 1,000 epochs: 100 %. */
  public static Recipe recipe() {
    Module module = Mlp.network(Mlp.layers(Activation.relu(), InitialWeights.NUMPY_TENTH, 2, 4, 1));
    return new Recipe(
        "xor",
        "2-4-1 on exclusive or, 1,000 epochs",
        Shape.of(2),
        module,
        Experiment.fullBatch(
            new Xor(),
            new Supervised(module, new BCEWithLogitsLoss()),
            new SGD(0.5),
            42,
            StopRule.epochs(1000)));
  }
}
