package descent.server.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.experiment.Run;
import descent.engine.io.Safetensors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TrainingTest {
  private final Laboratory laboratory = SmallExperiments.laboratory();

  /** A clock on which each look takes 50 ms. */
  private final AtomicLong clock = new AtomicLong();

  @Test
  void tellsEachEpochWithItsLossAndAccuracy() throws IOException {
    try (Run run = laboratory.start(SmallExperiments.line(3))) {
      Recorder recorder = new Recorder();
      assertTrue(new Training(run, recorder, this::tick).toEnd(() -> false));
      assertEquals(List.of(1, 2, 3), recorder.epochs.stream().map(Epoch::epoch).toList());
      Epoch last = recorder.epochs.getLast();
      assertEquals(run.history().epochs().get(2), last.trainLoss());
      assertEquals(run.evaluate(run.data().test()).accuracy(), last.testAccuracy());
      assertEquals(600 / last.seconds(), last.samplesPerSecond(), 1e-9);
    }
  }

  @Test
  void tellsStepsWithSpeedAndTimeLeft() throws IOException {
    try (Run run = laboratory.start(SmallExperiments.line(3))) {
      Recorder recorder = new Recorder();
      new Training(run, recorder, this::tick).toEnd(() -> false);
      assertFalse(recorder.steps.isEmpty());
      Step last = recorder.steps.getLast();
      assertEquals(3, last.epochs());
      assertEquals(6, last.steps());
      double samplesLeft = (last.epochs() - last.epoch() + 1) * 600 - last.step() * 100;
      assertEquals(samplesLeft / last.samplesPerSecond(), last.secondsLeft(), 1e-9);
    }
  }

  @Test
  void stopsBetweenTwoSteps() throws IOException {
    try (Run run = laboratory.start(SmallExperiments.endless())) {
      assertFalse(new Training(run, new Recorder()).toEnd(() -> run.steps() == 10));
      assertEquals(10, run.steps());
    }
  }

  @Test
  void saysWhereTheLossStoppedBeingANumber() {
    try (Run run = laboratory.start(SmallExperiments.diverging())) {
      String sentence =
          assertThrows(Diverged.class, () -> new Training(run, new Recorder()).toEnd(() -> false))
              .getMessage();
      assertTrue(sentence.matches("The loss became .* at step \\d+, in epoch .*"), sentence);
      assertTrue(sentence.contains("smaller learning rate"), sentence);
    }
  }

  @Test
  void writesDownWhereWeightsComeFrom() throws IOException {
    try (Run run = laboratory.start(SmallExperiments.line(2))) {
      Training training = new Training(run, new Recorder());
      training.toEnd(() -> false);
      Epoch last = training.lastEpoch().orElseThrow();
      Safetensors file = laboratory.weights(run, last);
      assertEquals("pt", file.metadata().get("format"));
      assertEquals("42", file.metadata().get("seed"));
      assertEquals("2", file.metadata().get("epochs"));
      assertEquals("100", file.metadata().get("batch"));
      assertEquals(String.valueOf(last.testAccuracy()), file.metadata().get("test_accuracy"));
      assertEquals("Descent test", file.metadata().get("engine"));
      assertTrue(file.metadata().get("optimizer").startsWith("Adam"));
      assertEquals(
          List.of("0.weight", "0.bias"), file.tensors().stream().map(t -> t.name()).toList());
    }
  }

  private long tick() {
    return clock.addAndGet(50_000_000);
  }

  private static final class Recorder implements Progress {
    final List<Step> steps = new ArrayList<>();
    final List<Epoch> epochs = new ArrayList<>();

    @Override
    public void step(Step step) {
      steps.add(step);
    }

    @Override
    public void epoch(Epoch epoch, Run run) {
      epochs.add(epoch);
    }
  }
}
