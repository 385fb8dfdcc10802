package descent.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Golden;
import descent.engine.experiment.Run;
import descent.engine.experiment.Weights;
import descent.engine.io.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The networks that seeds 001 and 004 write in NumPy, against their notebooks' own runs. */
class NumpyNetsTest {
  /** golden/README.md: 1e-10 for the first ten losses. */
  private static final double FIRST_LOSSES = 1e-10;

  /** The notebook's 100 steps on three points, in doubles on both sides; measured are 2e-16. */
  private static final double THREE_POINTS = 1e-14;

  private static final JsonObject SEED_001 = Golden.json("seed001_training.json").object("runs");
  private static final JsonObject SEED_004 = Golden.json("seed004.json");

  static Stream<Arguments> seed001() {
    return Stream.of(
        Arguments.of("Shallow Network", BreastCancerNet.shallow()),
        Arguments.of("Deep Narrow", BreastCancerNet.deepNarrow()),
        Arguments.of("Wide Network", BreastCancerNet.wide()),
        Arguments.of("Very Deep", BreastCancerNet.veryDeep()),
        Arguments.of("sigmoid", SmallDigitsNet.sigmoid()),
        Arguments.of("tanh", SmallDigitsNet.tanh()),
        Arguments.of("relu", SmallDigitsNet.relu()),
        Arguments.of("leaky_relu", SmallDigitsNet.leakyRelu()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("seed001")
  void followsTheNotebooksLosses(String name, Recipe recipe) {
    JsonObject golden = SEED_001.object(name);
    double[] expected = golden.array("loss_first10").numbers();
    try (Run run = Samples.start(recipe.experiment())) {
      assertEquals(golden.integer("n_params"), run.weights().count());
      for (double loss : expected) {
        double sum = 0;
        for (int i = 0; i < run.stepsPerEpoch(); i++) {
          run.step();
          sum += run.loss();
        }
        assertEquals(loss, sum / run.stepsPerEpoch(), FIRST_LOSSES);
      }
    }
  }

  @Test
  @Tag("S4.18")
  void followsTheSlopeAsTheNotebookDoes() {
    double[] expected = SEED_004.object("gd").array("losses").numbers();
    try (Run run = Samples.start(GradientDescent.recipe().experiment())) {
      for (double loss : expected) {
        assertTrue(run.step());
        assertEquals(loss, run.loss(), THREE_POINTS);
      }
      assertTrue(run.finished());
    }
  }

  @Test
  @Tag("S4.17")
  void triesAtRandomAsTheNotebookDoes() {
    List<GradientDescent.Try> tries = GradientDescent.bruteForce();
    GradientDescent.Try best = tries.getLast();
    JsonObject golden = SEED_004.object("brute");
    assertEquals(2426, best.number());
    assertEquals(golden.number("best_loss"), best.loss(), THREE_POINTS);
    double[] weights = golden.array("best_weights").numbers();
    assertEquals(weights[0], best.w0(), THREE_POINTS);
    assertEquals(weights[1], best.w1(), THREE_POINTS);
    for (int i = 1; i < tries.size(); i++) {
      assertTrue(tries.get(i).loss() < tries.get(i - 1).loss());
    }
  }

  /** The notebook prints the squared error, and descends by the cross-entropy. */
  @Test
  @Tag("S4.23")
  void learnsExclusiveOrAsTheNotebookDoes() {
    double[] expected = SEED_004.object("xor").array("loss_first20").numbers();
    try (Run run = Samples.start(XorNet.recipe().experiment())) {
      for (double loss : expected) {
        assertEquals(loss, squaredError(run), 1e-7, "answers are floats");
        run.step();
      }
      while (run.step()) {
        assertTrue(Double.isFinite(run.loss()));
      }
      assertEquals(8, run.evaluate(run.data().train()).correct());
      assertTrue(squaredError(run) < 5e-5);
    }
  }

  private static double squaredError(Run run) {
    double[] points = run.data().train().inputs().toArray();
    float[] x = new float[points.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) points[i];
    }
    float[] logits = new float[8];
    run.predict(x, 8, logits);
    double sum = 0;
    for (int i = 0; i < 8; i++) {
      double error = 1 / (1 + Math.exp(-logits[i])) - run.data().train().label(i);
      sum += error * error;
    }
    return sum / 8;
  }

  @Test
  @Tag("S2.09")
  void beginsWithTheNotebooksWeightsOnMnist() {
    JsonObject golden = Golden.json("seed002_training.json");
    double[] w1 = golden.array("W1_first5").numbers();
    double[] w2 = golden.array("W2_first5").numbers();
    try (Run run = Samples.start(DigitRecognitionNet.recipe().experiment())) {
      assertEquals(golden.integer("n_params"), run.weights().count());
      List<Weights.Entry> entries = run.weights().entries();
      for (int i = 0; i < 5; i++) {
        // The notebook's (in, out) is PyTorch's (out, in).
        assertEquals((float) w1[i], entries.get(0).values()[i * 784]);
        assertEquals((float) w2[i], entries.get(2).values()[i * 128]);
      }
    }
  }
}
