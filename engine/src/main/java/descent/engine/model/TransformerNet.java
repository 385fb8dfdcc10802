package descent.engine.model;

import descent.engine.Shape;
import descent.engine.data.Brackets;
import descent.engine.data.DataSource;
import descent.engine.data.Reversal;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Supervised;
import descent.engine.loss.CrossEntropyLoss;
import descent.engine.nn.Activation;
import descent.engine.nn.Embedding;
import descent.engine.nn.LayerNorm;
import descent.engine.nn.LearnedPositions;
import descent.engine.nn.Linear;
import descent.engine.nn.Module;
import descent.engine.nn.Sequential;
import descent.engine.nn.TransformerEncoderLayer;
import descent.engine.optim.Adam;
import descent.engine.optim.Clipping;
import java.util.ArrayList;
import java.util.List;

/**
 * Small transformers for seed 001's chapter on attention: learned positions, and layers of width 32
 * that normalise first.
 */
public final class TransformerNet {
  private static final int WIDTH = 32;
  private static final int HIDDEN = 64;
  private static final double EPS = 1e-5;
  private static final int TRAIN = 6400;
  private static final int TEST = 500;

  private TransformerNet() {}

  /** One layer with one head that says eight digits backwards: each place looks at its mirror. */
  public static Recipe reversal() {
    int length = 8;
    return recipe(
        "transformer-reverse",
        "A transformer that says eight digits backwards",
        length,
        new Reversal(length, TRAIN, TEST, 0),
        module(Reversal.TOKENS, length, 1, 1, false, Reversal.TOKENS),
        2);
  }

  /**
   * Two causal layers that name the kind of each closing bracket; one layer cannot, because it has
   * to know first which brackets are closed.
   */
  public static Recipe brackets() {
    int length = 12;
    return recipe(
        "transformer-brackets",
        "A causal transformer that matches brackets",
        length,
        new Brackets(length, 3, TRAIN, TEST, 0),
        module(Brackets.TOKENS, length, 2, 2, true, Brackets.KINDS),
        8);
  }

  /**
   * A transformer over sequences.
   *
   * @param tokens how many different ones there are
   * @param length of the longest sequence
   * @param causal whether a place sees only what is not later than itself
   * @param answers how many logits each place has
   */
  static Sequential module(
      int tokens, int length, int layers, int heads, boolean causal, int answers) {
    List<Module> modules = new ArrayList<>();
    modules.add(new Embedding(tokens, WIDTH));
    modules.add(new LearnedPositions(length, WIDTH));
    for (int i = 0; i < layers; i++) {
      modules.add(
          new TransformerEncoderLayer(
              WIDTH, heads, HIDDEN, 0, Activation.relu(), EPS, true, causal));
    }
    modules.add(new LayerNorm(WIDTH));
    modules.add(new Linear(WIDTH, answers));
    return Sequential.of(modules.toArray(Module[]::new));
  }

  private static Recipe recipe(
      String name, String sentence, int length, DataSource data, Sequential module, int epochs) {
    Experiment experiment =
        Experiment.miniBatches(
                data,
                new Supervised(module, new CrossEntropyLoss()),
                new Adam(0.003),
                64,
                42,
                StopRule.epochs(epochs).orAccuracy(0.99))
            .withClipping(new Clipping.Norm(1));
    return new Recipe(name, sentence, Shape.of(length), module, experiment);
  }
}
