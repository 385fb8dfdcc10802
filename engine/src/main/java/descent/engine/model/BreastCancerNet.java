package descent.engine.model;

import descent.engine.Shape;
import descent.engine.data.BreastCancer;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.Order;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Supervised;
import descent.engine.loss.BCEWithLogitsLoss;
import descent.engine.nn.Activation;
import descent.engine.nn.InitialWeights;
import descent.engine.nn.Module;
import descent.engine.optim.SGD;

/**
 * The four architectures that seed 001 compares on breast cancer. Its notebook is written in NumPy:
 * Xavier's weights and the order of samples come from NumPy's stream 42; batches of 32, gradient
 * descent at 0.001, 500 epochs. The notebook's sigmoid stands in the loss here, as in its gradient.
 */
public final class BreastCancerNet {
  private static final int MEASUREMENTS = 30;

  private BreastCancerNet() {}

  /** "Shallow Network", 30-16-1: 513 parameters. */
  public static Recipe shallow() {
    return recipe("shallow-network", "30-16-1", 16);
  }

  /** "Deep Narrow", 30-32-16-8-1: 1,665 parameters. */
  public static Recipe deepNarrow() {
    return recipe("deep-narrow", "30-32-16-8-1", 32, 16, 8);
  }

  /** "Wide Network", 30-128-64-1: 12,289 parameters. */
  public static Recipe wide() {
    return recipe("wide-network", "30-128-64-1", 128, 64);
  }

  /** "Very Deep", 30-64-32-16-8-4-1: 4,769 parameters. */
  public static Recipe veryDeep() {
    return recipe("very-deep", "30-64-32-16-8-4-1", 64, 32, 16, 8, 4);
  }

  private static Recipe recipe(String name, String sizes, int... hidden) {
    Module module =
        Mlp.network(
            Mlp.layers(
                Activation.relu(),
                InitialWeights.NUMPY_XAVIER,
                Mlp.sizes(MEASUREMENTS, hidden, 1)));
    Experiment experiment =
        Experiment.miniBatches(
                new BreastCancer(42),
                new Supervised(module, new BCEWithLogitsLoss()),
                new SGD(0.001),
                32,
                42,
                StopRule.epochs(500))
            .withOrder(Order.NUMPY);
    return new Recipe(
        name, sizes + " on breast cancer, 500 epochs", Shape.of(MEASUREMENTS), module, experiment);
  }
}
