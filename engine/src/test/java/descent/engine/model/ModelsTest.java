package descent.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.experiment.Adversarial;
import descent.engine.experiment.Checkpoint;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.Run;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Weights;
import descent.engine.io.ExperimentJson;
import descent.engine.io.Json;
import descent.engine.io.Safetensors;
import descent.engine.io.SavedCheckpoint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked of every network that can be trained by its name. */
class ModelsTest {
  private static final int STEPS = 3;

  static List<String> names() {
    return Models.all().stream().map(Recipe::name).toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void survivesJson(String name) {
    Experiment experiment = Models.named(name).experiment();
    String text = Json.write(ExperimentJson.write(experiment));
    Experiment read = ExperimentJson.read(Json.parseObject(text));
    assertEquals(experiment, read);
    assertEquals(text, Json.write(ExperimentJson.write(read)));
  }

  /** Few samples, all of them in each step, so that each loss is that of the same samples. */
  private static Experiment small(String name) {
    Experiment experiment = Models.named(name).experiment();
    return experiment
        .withData(Samples.few(experiment.data()))
        .withBatchSize(0)
        .withStop(StopRule.epochs(100));
  }

  @ParameterizedTest
  @MethodSource("names")
  void makesItsLossSmaller(String name) {
    Experiment experiment = small(name);
    try (Run run = Samples.start(experiment)) {
      double[] losses = new double[STEPS + 1];
      for (int i = 0; i <= STEPS; i++) {
        assertTrue(run.step());
        losses[i] = run.loss();
        assertTrue(Double.isFinite(losses[i]));
      }
      // A GAN is a chase: neither of its losses has to fall.
      if (!(experiment.task() instanceof Adversarial)) {
        assertTrue(losses[STEPS] < losses[0], losses[0] + " to " + losses[STEPS]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void goesOnFromACheckpointBitForBit(String name) {
    Experiment experiment = small(name);
    try (Run run = Samples.start(experiment);
        Run twin = Samples.start(experiment)) {
      steps(run);
      byte[] file = SavedCheckpoint.of(run.checkpoint()).toBytes();
      steps(run);
      Checkpoint checkpoint = SavedCheckpoint.checkpoint(Safetensors.read(file));
      twin.restore(checkpoint);
      assertEquals(STEPS, twin.steps());
      steps(twin);
      assertSame(run.weights(), twin.weights());
    }
  }

  private static void steps(Run run) {
    for (int i = 0; i < STEPS; i++) {
      assertTrue(run.step());
    }
  }

  private static void assertSame(Weights expected, Weights actual) {
    assertEquals(expected.entries().size(), actual.entries().size());
    for (int i = 0; i < expected.entries().size(); i++) {
      Weights.Entry entry = expected.entries().get(i);
      assertEquals(entry.name(), actual.entries().get(i).name());
      assertArrayEquals(entry.values(), actual.entries().get(i).values(), entry.name());
    }
  }

  @Test
  void isFoundByAName() {
    Set<String> names = new HashSet<>();
    for (Recipe recipe : Models.all()) {
      assertTrue(names.add(recipe.name()), recipe.name());
      assertEquals(recipe, Models.named(recipe.name()));
      assertFalse(recipe.sentence().isBlank() || recipe.sentence().endsWith("."));
      for (int i = 0; i < recipe.name().length(); i++) {
        char c = recipe.name().charAt(i);
        assertTrue(c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'), recipe.name());
      }
    }
    assertEquals("simple-cnn", Models.all().getFirst().name());
    IllegalArgumentException unknown =
        assertThrows(IllegalArgumentException.class, () -> Models.named("oracle"));
    assertTrue(String.valueOf(unknown.getMessage()).contains("simple-cnn, spirals"));
  }
}
