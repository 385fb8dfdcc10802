package descent.engine.experiment;

import static descent.engine.experiment.SmallTasks.DECODER;
import static descent.engine.experiment.SmallTasks.ENCODER;
import static descent.engine.experiment.SmallTasks.REFERENCE;
import static descent.engine.experiment.SmallTasks.TALKER;
import static descent.engine.experiment.SmallTasks.gradient;
import static descent.engine.experiment.SmallTasks.pictures;
import static descent.engine.experiment.SmallTasks.plain;
import static descent.engine.experiment.SmallTasks.sentences;
import static descent.engine.experiment.SmallTasks.start;
import static descent.engine.experiment.SmallTasks.values;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.backend.Backend;
import descent.engine.data.Library;
import descent.engine.data.Spirals;
import descent.engine.graph.TwoLanes;
import descent.engine.loss.MSELoss;
import descent.engine.nn.Linear;
import descent.engine.nn.Sequential;
import descent.engine.optim.Clipping;
import descent.engine.optim.SGD;
import descent.engine.optim.Schedule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What changes the rate, clips the gradient and ends a run. */
class RunRulesTest {
  @Test
  void refusesANetworkThatNoMemoryHoldsWithItsSize() {
    Linear wide = new Linear(4, 500_000_000);
    Experiment experiment =
        Experiment.fullBatch(
            new Spirals(42),
            new Supervised(Sequential.of(new Linear(2, 4), wide), new MSELoss()),
            new SGD(0.1),
            1,
            StopRule.epochs(1));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> experiment.start(REFERENCE, Library.withoutFiles()));
    assertTrue(
        refused.getMessage().startsWith("This network and its batch need at least 25000000"),
        refused.getMessage());
  }

  @Test
  void followsTheScheduleOfTheLearningRate() {
    Experiment halving =
        plain(Reconstruction.of(ENCODER, DECODER, new MSELoss()))
            .withOptimizer(new SGD(0.8))
            .withLearningRate(LearningRate.perStep(new Schedule.Exponential(0.5)));
    try (Run run = start(halving, REFERENCE, pictures())) {
      assertEquals(0.8, run.learningRate());
      run.step();
      assertEquals(0.4, run.learningRate());
      run.accumulate(0);
      float[] gradient = gradient(run, 0);
      float[] before = values(run.weights());
      run.update(0);
      assertEquals(before[0] - 0.4 * gradient[0], values(run.weights())[0], 1e-6);
    }
    assertThrows(
        IllegalArgumentException.class, () -> LearningRate.perStep(new Schedule.ReduceOnPlateau()));
  }

  @Test
  void clipsTheGradientOfTheWholeBatch() {
    Experiment clipped =
        plain(Reconstruction.of(ENCODER, DECODER, new MSELoss()))
            .withOptimizer(new SGD(1))
            .withClipping(new Clipping.Norm(1e-3));
    for (Backend backend : List.of(REFERENCE, new TwoLanes(2))) {
      try (Run run = start(clipped, backend, pictures())) {
        float[] before = values(run.weights());
        run.step();
        float[] after = values(run.weights());
        double moved = 0;
        for (int i = 0; i < before.length; i++) {
          moved += Math.pow(after[i] - before[i], 2);
        }
        assertTrue(run.gradientNorm(0) > 0.01, "norm " + run.gradientNorm(0));
        assertEquals(1e-3, Math.sqrt(moved), 1e-6);
      }
    }
  }

  @Test
  void endsWhenTheLossHasNotFallenForLong() {
    Experiment stuck =
        plain(Reconstruction.of(ENCODER, DECODER, new MSELoss()))
            .withOptimizer(new SGD(0))
            .withStop(StopRule.epochs(100).orPatience(3));
    try (Run run = start(stuck, REFERENCE, pictures())) {
      while (run.step()) {}
      assertEquals(4, run.epoch());
    }
  }

  @Test
  void endsWhenEnoughIsAnsweredRight() {
    Experiment experiment =
        plain(new NextToken(TALKER, 1, -1)).withStop(StopRule.epochs(400).orAccuracy(1));
    try (Run run = start(experiment, REFERENCE, sentences())) {
      while (run.step()) {}
      assertTrue(run.epoch() < 400, "ended at " + run.epoch());
      assertEquals(1, run.evaluate(run.data().train()).accuracy());
    }
  }
}
