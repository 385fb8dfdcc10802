package descent.server.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import descent.engine.data.Split;
import descent.engine.experiment.Evaluation;
import descent.engine.experiment.Run;
import descent.engine.io.Json;
import descent.engine.io.JsonObject;
import descent.engine.model.Models;
import descent.server.mnist.MnistFolder;
import descent.server.mnist.MnistLocation;
import descent.server.vector.VectorBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The notebook's run on the real MNIST, where it is at hand, against PyTorch's numbers. */
class SimpleCnnOnMnistTest {
  private static final Path GOLDEN =
      Path.of(System.getProperty("descent.golden", "../engine/src/test/resources/golden"))
          .resolve("seed000_cnn.json");

  /** The first mini-batches; PyTorch itself moves by 1.3e-6 when a weight does by 1e-6. */
  private static final double LOSS = 1e-4;

  /** Points of a percent; PyTorch's own runs differ by 0.1. */
  private static final double ACCURACY = 0.3;

  private static final double[] EPOCHS = {94.6, 97.5, 98.0};

  @Test
  void followsPyTorchThroughTheNotebooksThreeEpochs() throws IOException {
    Optional<MnistFolder> mnist = MnistLocation.ofThisUser(null).find();
    assumeTrue(
        mnist.isPresent(),
        "skipped: MNIST is not on this machine; set DESCENT_DATA or run ./descent fetch");
    assumeTrue(Files.exists(GOLDEN), "skipped: " + GOLDEN + " is not there");
    JsonObject golden = Json.parseObject(Files.readString(GOLDEN));
    double[] losses = golden.array("losses_first20").numbers();
    Split data = mnist.get().load();
    try (VectorBackend backend = VectorBackend.withAllCores();
        Run run = Models.named("simple-cnn").experiment().start(backend, source -> data)) {
      assertEquals(105_866, run.weights().count());
      for (double loss : losses) {
        run.step();
        assertEquals(loss, run.loss(), LOSS, "step " + run.steps());
      }
      for (int epoch = 1; epoch <= EPOCHS.length; epoch++) {
        while (run.epoch() < epoch && run.step()) {}
        Evaluation test = run.evaluate(data.test());
        assertEquals(10_000, test.count());
        assertEquals(EPOCHS[epoch - 1], 100 * test.accuracy(), ACCURACY, "epoch " + epoch);
      }
    }
  }
}
