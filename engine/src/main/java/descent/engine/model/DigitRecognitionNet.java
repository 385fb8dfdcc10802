package descent.engine.model;

import descent.engine.Shape;
import descent.engine.data.Mnist;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.Order;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Supervised;
import descent.engine.loss.CrossEntropyLoss;
import descent.engine.nn.Activation;
import descent.engine.nn.Flatten;
import descent.engine.nn.InitialWeights;
import descent.engine.nn.Module;
import descent.engine.optim.SGD;
import java.util.List;

/**
 * Seed 002's network on MNIST, written in NumPy: 784-128-10, 101,770 parameters, 97.06 % after ten
 * epochs. He's weights and the order come from NumPy's stream 42; whole batches of 128, gradient
 * descent at 0.1; the softmax stands in the loss. The others are the notebook's challenges.
 */
public final class DigitRecognitionNet {
  private static final int PIXELS = 784;
  private static final double LR = 0.1;

  private DigitRecognitionNet() {}

  /** The notebook's own. */
  public static Recipe recipe() {
    return recipe("digit-recognition", "784-128-10 on MNIST, ten epochs", LR, 128);
  }

  /** The challenges: other widths, a second hidden layer, other learning rates. */
  public static List<Recipe> challenges() {
    return List.of(
        recipe("digit-recognition-64", "784-64-10 on MNIST, a challenge", LR, 64),
        recipe("digit-recognition-256", "784-256-10 on MNIST, a challenge", LR, 256),
        recipe("digit-recognition-512", "784-512-10 on MNIST, a challenge", LR, 512),
        recipe("digit-recognition-deep", "784-128-64-10 on MNIST, a challenge", LR, 128, 64),
        recipe("digit-recognition-slow", "784-128-10 at a rate of 0.01, a challenge", 0.01, 128),
        recipe("digit-recognition-half", "784-128-10 at a rate of 0.05, a challenge", 0.05, 128),
        recipe("digit-recognition-fast", "784-128-10 at a rate of 0.2, a challenge", 0.2, 128));
  }

  private static Recipe recipe(String name, String sentence, double lr, int... hidden) {
    List<Module> layers =
        Mlp.layers(Activation.relu(), InitialWeights.NUMPY_HE, Mlp.sizes(PIXELS, hidden, 10));
    layers.addFirst(new Flatten());
    Module module = Mlp.network(layers);
    Experiment experiment =
        Experiment.miniBatches(
                new Mnist(),
                new Supervised(module, new CrossEntropyLoss()),
                new SGD(lr),
                128,
                42,
                StopRule.epochs(10))
            .withOrder(Order.NUMPY_FULL_BATCHES);
    return new Recipe(name, sentence, Shape.of(1, 28, 28), module, experiment);
  }
}
