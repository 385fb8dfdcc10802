package descent.server.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.data.DrawnDigits;
import descent.engine.data.Library;
import descent.engine.experiment.Evaluation;
import descent.engine.experiment.Run;
import descent.engine.io.ExperimentJson;
import descent.engine.io.Json;
import descent.engine.io.Safetensors;
import descent.engine.io.WeightFile;
import descent.engine.model.Models;
import descent.server.vector.VectorBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The weights that the page opens with. */
class ShippedWeightsTest {
  private static final Path FILE = Path.of("../assets/weights/simple-cnn.safetensors");

  /** Trained on MNIST alone, never on drawn digits; measured 98.6 %. */
  private static final double ACCURACY_ON_DRAWN_DIGITS = 0.97;

  @Test
  void sayWhatTheyWereTrainedBy() throws IOException {
    Safetensors file = Safetensors.read(Files.readAllBytes(FILE));
    assertEquals("pt", file.metadata().get("format"));
    assertEquals("simple-cnn", file.metadata().get("model"));
    String experiment = String.valueOf(file.metadata().get("experiment"));
    assertEquals(
        Models.named("simple-cnn").experiment(),
        ExperimentJson.read(Json.parseObject(experiment)),
        "train them anew when the form of experiments changes: assets/weights/README.md");
  }

  @Test
  void readDigitsThatTheyHaveNeverSeen() throws IOException {
    DrawnDigits digits = new DrawnDigits(10, 500, 11);
    try (VectorBackend backend = VectorBackend.withLanes(1);
        Run run =
            Models.named("simple-cnn")
                .experiment()
                .withData(digits)
                .start(backend, Library.withoutFiles())) {
      run.load(WeightFile.weights(Safetensors.read(Files.readAllBytes(FILE))));
      Evaluation evaluation = run.evaluate(run.data().test());
      assertEquals(500, evaluation.count());
      assertTrue(evaluation.accuracy() >= ACCURACY_ON_DRAWN_DIGITS, evaluation.toString());
    }
  }
}
