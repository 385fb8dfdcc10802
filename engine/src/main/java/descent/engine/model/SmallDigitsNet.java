package descent.engine.model;

import descent.engine.Shape;
import descent.engine.data.Digits8x8;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.Order;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Supervised;
import descent.engine.loss.CrossEntropyLoss;
import descent.engine.nn.Activation;
import descent.engine.nn.InitialWeights;
import descent.engine.nn.Module;
import descent.engine.optim.SGD;

/**
 * The network with which seed 001 compares four activations on digits of 8 x 8 pixels:
 * 64-128-64-10, 17,226 parameters. Weights and order come from NumPy's stream 42; batches of 32,
 * gradient descent at 0.001, 300 epochs. The notebook's softmax stands in the loss here.
 */
public final class SmallDigitsNet {
  private static final int PIXELS = 64;

  private SmallDigitsNet() {}

  /** Sigmoid, which is still learning after 300 epochs: 76.9 %. */
  public static Recipe sigmoid() {
    return recipe("digits-sigmoid", "sigmoids", Activation.sigmoid());
  }

  /** Tanh, the best of the four: 96.9 %. */
  public static Recipe tanh() {
    return recipe("digits-tanh", "tanh", Activation.tanh());
  }

  /** ReLU: 96.4 %. */
  public static Recipe relu() {
    return recipe("digits-relu", "ReLU", Activation.relu());
  }

  /** Leaky ReLU of slope 0.01: 96.4 %. */
  public static Recipe leakyRelu() {
    return recipe("digits-leaky-relu", "leaky ReLU", Activation.leakyRelu(0.01));
  }

  private static Recipe recipe(String name, String activations, Activation activation) {
    Module module =
        Mlp.network(Mlp.layers(activation, InitialWeights.NUMPY_XAVIER, PIXELS, 128, 64, 10));
    Experiment experiment =
        Experiment.miniBatches(
                new Digits8x8(42),
                new Supervised(module, new CrossEntropyLoss()),
                new SGD(0.001),
                32,
                42,
                StopRule.epochs(300))
            .withOrder(Order.NUMPY);
    return new Recipe(
        name,
        "64-128-64-10 with " + activations + " on 8 x 8 digits",
        Shape.of(PIXELS),
        module,
        experiment);
  }
}
