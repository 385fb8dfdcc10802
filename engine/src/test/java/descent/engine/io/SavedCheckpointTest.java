package descent.engine.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.backend.ReferenceBackend;
import descent.engine.data.Library;
import descent.engine.data.Spirals;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.Run;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Supervised;
import descent.engine.loss.BCEWithLogitsLoss;
import descent.engine.nn.Linear;
import descent.engine.nn.Sequential;
import descent.engine.optim.Adam;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SavedCheckpointTest {
  private static final Experiment EXPERIMENT =
      Experiment.miniBatches(
          new Spirals(42),
          new Supervised(Sequential.of(new Linear(2, 1)), new BCEWithLogitsLoss()),
          new Adam(0.01),
          128,
          7,
          StopRule.epochs(4));

  @Test
  void continuesARunExactly() {
    try (Run first = start();
        Run second = start()) {
      for (int i = 0; i < 8; i++) {
        first.step();
      }
      byte[] file = SavedCheckpoint.of(first.checkpoint()).toBytes();
      second.restore(SavedCheckpoint.checkpoint(Safetensors.read(file)));
      while (first.step()) {
        assertTrue(second.step());
        assertEquals(first.loss(), second.loss());
      }
      assertEquals(first.epoch(), second.epoch());
      assertTrue(second.finished());
    }
  }

  @Test
  void refusesAFileOfWeights() {
    Safetensors weights = new Safetensors(List.of(), Map.of("format", "pt"));
    String sentence =
        assertThrows(IllegalArgumentException.class, () -> SavedCheckpoint.checkpoint(weights))
            .getMessage();
    assertTrue(sentence.contains("its format is pt"), sentence);
  }

  private static Run start() {
    return EXPERIMENT.start(new ReferenceBackend(), Library.withoutFiles());
  }
}
