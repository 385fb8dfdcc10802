package descent.server.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import descent.engine.experiment.Run;
import descent.engine.io.Json;
import descent.engine.io.JsonObject;
import descent.engine.model.Models;
import descent.server.mnist.LocalLibrary;
import descent.server.mnist.MnistFolder;
import descent.server.mnist.MnistLocation;
import descent.server.vector.VectorBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The notebook's three epochs on all of MNIST, at full speed, against PyTorch's. Needs MNIST: see
 * {@link MnistLocation}.
 */
class MnistTrainingTest {
  private static final Path GOLDEN =
      Path.of(System.getProperty("descent.golden", "../engine/src/test/resources/golden"))
          .resolve("seed000_cnn.json");

  /** Float rounding, which each step amplifies. */
  private static final double FIRST_LOSSES = 1e-4;

  /** What rounding makes of three epochs; the notebook's own runs differ as much. */
  private static final double EPOCH_LOSS = 0.002;

  private static final double EPOCH_ACCURACY = 0.003;

  @Test
  @Tag("S0.31")
  @Tag("S0.32")
  @Tag("S0.34")
  @Tag("S0.35")
  void learnsAsPyTorchDoes() throws IOException {
    Optional<MnistFolder> mnist = MnistLocation.ofThisUser(null).find();
    assumeTrue(mnist.isPresent(), "SKIPPED: MNIST is not here, so nothing is trained on it");
    assumeTrue(Files.exists(GOLDEN), "SKIPPED: there is no " + GOLDEN);
    JsonObject golden = Json.parseObject(Files.readString(GOLDEN));
    List<Epoch> epochs = new ArrayList<>();
    try (VectorBackend backend = VectorBackend.withAllCores();
        Run run =
            new Laboratory(backend, new LocalLibrary(mnist), "test")
                .start(Models.named("simple-cnn").experiment())) {
      new Training(run, recordingInto(epochs)).toEnd(() -> false);
      double[] losses = golden.array("losses_first20").numbers();
      for (int i = 0; i < losses.length; i++) {
        assertEquals(losses[i], run.history().steps().get(i), FIRST_LOSSES, "loss of step " + i);
      }
    }
    for (int i = 0; i < epochs.size(); i++) {
      JsonObject expected = (JsonObject) golden.array("epochs").items().get(i);
      String which = "epoch " + (i + 1);
      assertEquals(expected.number("mean_loss"), epochs.get(i).trainLoss(), EPOCH_LOSS, which);
      assertEquals(
          expected.number("test_acc"), epochs.get(i).testAccuracy(), EPOCH_ACCURACY, which);
    }
    assertEquals(3, epochs.size());
  }

  private static Progress recordingInto(List<Epoch> epochs) {
    return new Progress() {
      @Override
      public void epoch(Epoch epoch, Run run) {
        epochs.add(epoch);
      }
    };
  }
}
