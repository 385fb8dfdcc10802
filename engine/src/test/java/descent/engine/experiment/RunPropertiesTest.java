package descent.engine.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Shape;
import descent.engine.backend.ReferenceBackend;
import descent.engine.data.Circles;
import descent.engine.data.Dataset;
import descent.engine.data.Library;
import descent.engine.data.Split;
import descent.engine.loss.BCEWithLogitsLoss;
import descent.engine.nn.Linear;
import descent.engine.nn.Module;
import descent.engine.optim.SGD;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for every run, whatever it is given: a defined result, or a sentence. */
class RunPropertiesTest {
  private static final ReferenceBackend BACKEND = new ReferenceBackend();
  private static final Linear LINE = new Linear(2, 1);

  @Test
  void refusesDataThatDoNotFit() {
    Dataset three = Dataset.points(3, new double[] {1, 2, 3, 4, 5, 6}, new int[] {0, 1}, "a", "b");
    var error = assertThrows(IllegalArgumentException.class, () -> start(LINE, three));
    assertTrue(error.getMessage().contains("2") && error.getMessage().contains("3"));
  }

  @Test
  void refusesAnEmptyTrainingSet() {
    var error = assertThrows(IllegalArgumentException.class, () -> start(LINE, points()));
    assertTrue(error.getMessage().contains("0 samples"), error.getMessage());
  }

  @Test
  void measuresNothingOfNoSamples() {
    try (Run run = start(LINE, points(1, 2, 3, 4))) {
      Evaluation nothing = run.evaluate(points());
      assertEquals(0, nothing.count());
      assertEquals(0, nothing.correct());
      assertTrue(Double.isNaN(nothing.loss()) && Double.isNaN(nothing.accuracy()));
    }
  }

  @Test
  void learnsFromASingleSample() {
    try (Run run = start(LINE, points(1, 2))) {
      assertTrue(run.step());
      assertEquals(1, run.evaluate(run.data().train()).count());
    }
  }

  @Test
  void endsWhenANumberIsNone() {
    for (double value : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0}) {
      try (Run run = start(LINE, points(value, 2, 3, 4))) {
        run.step();
        assertTrue(run.diverged());
        assertFalse(run.step());
      }
    }
  }

  @Test
  void refusesUseAfterClose() {
    Run run = start(LINE, points(1, 2, 3, 4));
    Weights weights = run.weights();
    run.close();
    assertClosed(run::step);
    assertClosed(run::weights);
    assertClosed(() -> run.load(weights));
    assertClosed(() -> run.evaluate(run.data().train()));
    assertClosed(run::checkpoint);
    assertClosed(run::close);

    Predictor predictor = Predictor.of(LINE, Shape.of(2), weights, BACKEND, 4);
    assertEquals(0, predictor.predict(new float[0], 0).length);
    predictor.close();
    assertClosed(() -> predictor.predict(new float[2], 1));
    assertClosed(predictor::close);
  }

  @Test
  void refusesWeightsOfAnotherNetwork() {
    Weights others =
        new Weights(List.of(new Weights.Entry("weight", Shape.of(1, 3), new float[3])));
    try (Run run = start(LINE, points(1, 2))) {
      var error = assertThrows(IllegalArgumentException.class, () -> run.load(others));
      assertTrue(error.getMessage().contains("[1, 3]"), error.getMessage());
    }
  }

  private static void assertClosed(Runnable use) {
    var error = assertThrows(IllegalStateException.class, use::run);
    assertTrue(error.getMessage().contains("closed"), error.getMessage());
  }

  private static Dataset points(double... coordinates) {
    return Dataset.points(2, coordinates, new int[coordinates.length / 2], "a", "b");
  }

  private static Run start(Module module, Dataset data) {
    Library library = source -> Split.all(data);
    return Experiment.fullBatch(
            new Circles(42),
            new Supervised(module, new BCEWithLogitsLoss()),
            new SGD(0.1),
            42,
            StopRule.epochs(3))
        .start(BACKEND, library);
  }
}
