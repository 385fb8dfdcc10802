package descent.engine.model;

import descent.engine.Shape;
import descent.engine.data.DataSource;
import descent.engine.data.DigitFeatures;
import descent.engine.data.HandFeatures;
import descent.engine.data.Mnist;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.LearningRate;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Supervised;
import descent.engine.loss.CrossEntropyLoss;
import descent.engine.nn.Flatten;
import descent.engine.nn.Linear;
import descent.engine.nn.Module;
import descent.engine.nn.Sequential;
import descent.engine.optim.Adam;
import descent.engine.optim.Schedule;

/**
 * Seed 000's two logistic regressions on MNIST: on the 784 pixels (92.6 %) and on 71 features made
 * by hand (84.5 %). scikit-learn's lbfgs becomes Adam with a rate that falls to 0; its penalty |W|²
 * / 2 beside the sum over 60,000 losses is a weight decay of 1 / 60,000 beside their mean.
 */
public final class DigitLogistic {
  private static final int PICTURES = 60_000;
  private static final int CLASSES = 10;

  private DigitLogistic() {}

  /** On all pixels: 200 iterations, each over all pictures. */
  public static Recipe pixels() {
    Shape input = Shape.of(1, 28, 28);
    Module module = Sequential.of(new Flatten(), new Linear(input.perRow(), CLASSES));
    return new Recipe(
        "digit-pixels",
        "Logistic regression on MNIST's 784 pixels",
        input,
        module,
        experiment(new Mnist(), module, 0.05, 0, 200));
  }

  /** On the features made by hand, in batches of 500. */
  public static Recipe features() {
    Module module = Sequential.of(new Linear(DigitFeatures.COUNT, CLASSES));
    return new Recipe(
        "digit-features",
        "Logistic regression on 71 features by hand",
        Shape.of(DigitFeatures.COUNT),
        module,
        experiment(new HandFeatures(new Mnist()), module, 0.1, 500, 40));
  }

  private static Experiment experiment(
      DataSource data, Module module, double lr, int batchSize, int epochs) {
    return Experiment.miniBatches(
            data,
            new Supervised(module, new CrossEntropyLoss()),
            new Adam(lr, 0.9, 0.999, 1e-8, 1.0 / PICTURES),
            batchSize,
            42,
            StopRule.epochs(epochs))
        .withLearningRate(LearningRate.perEpoch(new Schedule.Cosine(epochs, 0)));
  }
}
