package descent.engine.lesson;

import descent.engine.Assets;
import descent.engine.backend.ReferenceBackend;
import descent.engine.data.Dataset;
import descent.engine.data.Split;
import descent.engine.experiment.Evaluation;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.Run;
import descent.engine.experiment.Weights;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * An experiment that was run to its end in double precision, and what a lesson shows of it.
 *
 * @param losses of each step, before its update
 * @param test how well it does on the test set
 * @param validation how well it does on the validation set
 * @param train how well it does on the training set
 * @param answers to the samples of the test set, one after the other
 */
record Trained(
    Split data,
    double[] losses,
    Evaluation train,
    Evaluation validation,
    Evaluation test,
    double[] answers,
    Weights weights) {
  /** Runs the experiment, whose network gives {@code width} numbers for each sample. */
  static Trained of(Experiment experiment, int width) {
    try (Run run = experiment.start(new ReferenceBackend(), Assets.library())) {
      while (run.step()) {
        if (run.diverged()) {
          throw new AssertionError("The loss of step " + run.steps() + " is " + run.loss());
        }
      }
      Split data = run.data();
      return new Trained(
          data,
          numbers(run.history().steps().size(), run.history().steps()::get),
          run.evaluate(data.train()),
          run.evaluate(data.validation()),
          run.evaluate(data.test()),
          answers(run, data.test(), width),
          run.weights());
    }
  }

  /** The mean of the losses of an epoch's steps, which the notebooks print: not of its samples. */
  double epochLoss(int epoch, int stepsPerEpoch) {
    int from = epoch * stepsPerEpoch;
    return Arrays.stream(losses, from, from + stepsPerEpoch).average().orElseThrow();
  }

  /** The network's answers to samples, one after the other. */
  static double[] answers(Run run, Dataset data, int width) {
    double[] inputs = data.inputs().toArray();
    float[] x = new float[inputs.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) inputs[i];
    }
    float[] y = new float[data.size() * width];
    run.predict(x, data.size(), y);
    return numbers(y.length, i -> y[i]);
  }

  private static double[] numbers(int count, IntToDoubleFunction number) {
    double[] numbers = new double[count];
    Arrays.setAll(numbers, number);
    return numbers;
  }
}
