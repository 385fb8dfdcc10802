package descent.engine.lesson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Golden;
import descent.engine.Shape;
import descent.engine.backend.ReferenceBackend;
import descent.engine.data.Library;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.Run;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Weights;
import descent.engine.io.JsonArray;
import descent.engine.io.JsonObject;
import descent.engine.model.GradientDescent;
import descent.engine.optim.SGD;
import descent.engine.random.NumpyRandom;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seed 004, part 4: two weights for three customers. */
class GradientDescentTest {
  private static final JsonObject GOLDEN = Golden.json("seed004.json");

  /** Weights are read and loaded as floats. */
  private static final double FLOAT = 1e-7;

  @Test
  @Tag("S4.18")
  void s4x18PrintsEveryTwentiethLoss() {
    double[] printed = {0.246728, 0.186557, 0.162253, 0.144184, 0.128821};
    Trained trained = Trained.of(GradientDescent.recipe().experiment(), 1);
    for (int i = 0; i < printed.length; i++) {
      assertEquals(printed[i], trained.losses()[20 * i], 5e-7);
    }
    assertEquals(0.116235, trained.losses()[99], 5e-7);
    float[] weights = trained.weights().entries().getFirst().values();
    assertEquals(-1.266, weights[0], 5e-4);
    assertEquals(1.922, weights[1], 5e-4);
  }

  /**
   * The path begins where the stream stands after 10,000 tries, and never leaves the notebook's.
   */
  @Test
  @Tag("S4.19")
  void s4x19WalksTheNotebooksPath() {
    List<JsonArray> path =
        GOLDEN.object("gd").array("path_first5").items().stream()
            .map(JsonArray.class::cast)
            .toList();
    try (Run run = start(GradientDescent.recipe().experiment())) {
      for (JsonArray expected : path) {
        float[] weights = run.weights().entries().getFirst().values();
        assertEquals(expected.numbers()[0], weights[0], FLOAT);
        assertEquals(expected.numbers()[1], weights[1], FLOAT);
        run.step();
      }
    }
  }

  /** The rate that the notebook calls unstable is the best of its four. */
  @ParameterizedTest
  @Tag("S4.20")
  @CsvSource({"0.01, 0.2400", "0.1, 0.2162", "0.5, 0.1525", "2.0, 0.0838"})
  void s4x20ComparesLearningRates(double rate, double printedAt40) {
    double[] rates = {0.01, 0.1, 0.5, 2.0};
    NumpyRandom random = new NumpyRandom(42);
    random.normal(0, 1, 2 * GradientDescent.TRIES + 2);
    float[] start = new float[2];
    for (double each : rates) {
      start[0] = (float) (random.standardNormal() * 0.1);
      start[1] = (float) (random.standardNormal() * 0.1);
      if (each == rate) {
        break;
      }
    }
    double[] golden = GOLDEN.object("lr").array(String.valueOf(rate)).numbers();
    Experiment experiment =
        GradientDescent.recipe()
            .experiment()
            .withOptimizer(new SGD(rate))
            .withStop(StopRule.epochs(50));
    try (Run run = start(experiment)) {
      run.load(new Weights(List.of(new Weights.Entry("0.weight", Shape.of(1, 2), start))));
      for (double loss : golden) {
        run.step();
        assertEquals(loss, run.loss(), FLOAT);
      }
      assertEquals(printedAt40, run.history().steps().get(40), 5e-5);
      assertTrue(run.finished());
    }
  }

  /** Trying at random wins, against what the notebook concludes. */
  @Test
  @Tag("S4.21")
  void s4x21FindsLessByDescentThanByChance() {
    double chance = GradientDescent.bruteForce().getLast().loss();
    assertEquals(0.021559, chance, 5e-7);
    double descent = Trained.of(GradientDescent.recipe().experiment(), 1).losses()[99];
    assertTrue(descent > 5 * chance);
  }

  @Test
  @Tag("S4.17")
  void s4x17KeepsTheBestTry() {
    GradientDescent.Try best = GradientDescent.bruteForce().getLast();
    assertEquals(2426, best.number());
    assertArrayEquals(new double[] {-5.250, 5.098}, new double[] {best.w0(), best.w1()}, 5e-4);
  }

  private static Run start(Experiment experiment) {
    return experiment.start(new ReferenceBackend(), Library.withoutFiles());
  }
}
