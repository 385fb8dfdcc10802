package descent.server.lesson;

import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.data.Library;
import descent.engine.experiment.Run;
import descent.engine.model.SpiralsNet;
import descent.server.vector.VectorBackend;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Seed 000, part 3: two spirals by a network. */
class SpiralsLessonTest {
  /** Chaotic: 599 or 600 of 600 in each of PyTorch's 64 runs. */
  @Test
  @Tag("S0.23")
  @Tag("S0.24")
  void s0x23SeparatesTheSpirals() {
    try (VectorBackend backend = VectorBackend.withAllCores();
        Run run = SpiralsNet.recipe().experiment().start(backend, Library.withoutFiles())) {
      while (run.step()) {
        assertTrue(Double.isFinite(run.loss()));
      }
      int correct = run.evaluate(run.data().train()).correct();
      assertTrue(correct >= 598, correct + " of 600");
    }
  }
}
