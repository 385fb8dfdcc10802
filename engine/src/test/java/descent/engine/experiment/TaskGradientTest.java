package descent.engine.experiment;

import static descent.engine.experiment.SmallTasks.REFERENCE;
import static descent.engine.experiment.SmallTasks.gradient;
import static descent.engine.experiment.SmallTasks.start;
import static descent.engine.experiment.SmallTasks.tasks;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The gradient of every phase of every task, against differences of its loss. */
class TaskGradientTest {
  /** Weights are read and written as float: a step of a power of two, and its error. */
  private static final float STEP = 1f / 256;

  private static final double TOLERANCE = 2e-4;

  @Test
  void makesItsLossSmallByItsGradient() {
    for (Task task : tasks()) {
      try (Run run = start(task, REFERENCE)) {
        for (int phase = 0; phase < run.phases(); phase++) {
          checkGradient(run, phase, task + ", phase " + phase);
        }
      }
    }
  }

  private static void checkGradient(Run run, int phase, String what) {
    run.accumulate(phase);
    float[] gradient = gradient(run, phase);
    run.discard(phase);
    int offset = 0;
    for (Weights.Entry entry : run.weights().entries()) {
      for (int i = 0; i < entry.values().length; i += 4) {
        double slope = (lossAt(run, phase, entry, i, STEP) - lossAt(run, phase, entry, i, -STEP));
        boolean other = phase < run.phases() - 1 && entry.name().startsWith("generator.");
        other |= phase == run.phases() - 1 && entry.name().startsWith("discriminator.");
        double expected = other ? 0 : slope / (2 * STEP);
        assertEquals(expected, gradient[offset + i], TOLERANCE, what + ", " + entry.name());
      }
      offset += (entry.values().length + 15) / 16 * 16;
    }
  }

  private static double lossAt(Run run, int phase, Weights.Entry entry, int i, float step) {
    Weights before = run.weights();
    float[] values = entry.values().clone();
    values[i] = values[i] + step;
    List<Weights.Entry> moved = new ArrayList<>();
    for (Weights.Entry each : before.entries()) {
      moved.add(
          each.name().equals(entry.name())
              ? new Weights.Entry(each.name(), each.shape(), values)
              : each);
    }
    run.load(new Weights(moved));
    run.accumulate(phase);
    run.discard(phase);
    run.load(before);
    return run.loss(phase);
  }
}
