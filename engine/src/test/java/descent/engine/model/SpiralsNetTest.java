package descent.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.engine.Golden;
import descent.engine.backend.ReferenceBackend;
import descent.engine.data.Library;
import descent.engine.experiment.Run;
import descent.engine.experiment.Weights;
import descent.engine.io.JsonObject;
import org.junit.jupiter.api.Test;

class SpiralsNetTest {
  /** The notebook's network ends in a sigmoid and BCELoss; on logits the rounding differs. */
  private static final double LOSS_TOLERANCE = 1e-9;

  private static final JsonObject GOLDEN = Golden.json("seed000_training.json");

  @Test
  void beginsWithPyTorchsWeights() {
    try (Run run = SpiralsNet.recipe().experiment().start(new ReferenceBackend(), noFiles())) {
      for (Weights.Entry entry : run.weights().entries()) {
        double[] expected = Golden.binary(GOLDEN, "weights", "spirals_nn/init/" + entry.name());
        assertEquals(expected.length, entry.values().length);
        for (int i = 0; i < expected.length; i++) {
          assertEquals(expected[i], entry.values()[i], entry.name() + " at " + i);
        }
      }
    }
  }

  @Test
  void followsPyTorchsLosses() {
    double[] expected =
        GOLDEN.object("nets").object("spirals_nn").object("f64").array("losses_first20").numbers();
    try (Run run = SpiralsNet.recipe().experiment().start(new ReferenceBackend(), noFiles())) {
      for (double loss : expected) {
        run.step();
        assertEquals(loss, run.loss(), LOSS_TOLERANCE);
      }
    }
  }

  private static Library noFiles() {
    return Library.withoutFiles();
  }
}
