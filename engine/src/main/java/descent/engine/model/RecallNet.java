package descent.engine.model;

import descent.engine.Shape;
import descent.engine.data.Recall;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Supervised;
import descent.engine.loss.CrossEntropyLoss;
import descent.engine.nn.GRU;
import descent.engine.nn.LSTM;
import descent.engine.nn.LastStep;
import descent.engine.nn.Linear;
import descent.engine.nn.Module;
import descent.engine.nn.OneHot;
import descent.engine.nn.RNN;
import descent.engine.nn.Sequential;
import descent.engine.optim.Adam;
import descent.engine.optim.Clipping;

/**
 * Seed 001's three recurrent cells, each of 32 units, on the task that needs a memory: a letter is
 * shown once, noise follows, and at the end the letter is asked for.
 */
public final class RecallNet {
  private static final int UNITS = 32;
  private static final int TRAIN = 6400;
  private static final int TEST = 400;
  private static final int EPOCHS = 6;

  private RecallNet() {}

  /** A plain recurrent network across 10 steps; its memory would fade with each. */
  public static Recipe rnn() {
    return recipe(
        "recall-rnn",
        "A vanilla RNN that remembers a letter for 10 steps",
        10,
        new RNN(Recall.TOKENS, UNITS, 1, false, true, false, true),
        0.003);
  }

  /** A gated network across 20 steps. */
  public static Recipe gru() {
    return recipe(
        "recall-gru",
        "A GRU that remembers a letter for 20 steps",
        20,
        new GRU(Recall.TOKENS, UNITS),
        0.01);
  }

  /** Long short-term memory across 20 steps, which it learns only with a forget gate ajar. */
  public static Recipe lstm() {
    return recipe(
        "recall-lstm",
        "An LSTM that remembers a letter for 20 steps",
        20,
        new LSTM(Recall.TOKENS, UNITS, 1, true, false, 3),
        0.01);
  }

  private static Recipe recipe(String name, String sentence, int delay, Module cell, double lr) {
    Sequential module =
        Sequential.of(
            new OneHot(Recall.TOKENS), cell, new LastStep(), new Linear(UNITS, Recall.LETTERS));
    Experiment experiment =
        Experiment.miniBatches(
                new Recall(delay, TRAIN, TEST, 0),
                new Supervised(module, new CrossEntropyLoss()),
                new Adam(lr),
                64,
                42,
                StopRule.epochs(EPOCHS).orAccuracy(0.99))
            .withClipping(new Clipping.Norm(1));
    return new Recipe(name, sentence, Shape.of(delay + 1), module, experiment);
  }
}
