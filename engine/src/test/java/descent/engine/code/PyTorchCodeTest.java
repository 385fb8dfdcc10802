package descent.engine.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.data.DrawnDigits;
import descent.engine.data.Sine;
import descent.engine.data.Xor;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Supervised;
import descent.engine.loss.BCEWithLogitsLoss;
import descent.engine.loss.MSELoss;
import descent.engine.model.Models;
import descent.engine.nn.Activation;
import descent.engine.nn.Linear;
import descent.engine.nn.Sequential;
import descent.engine.optim.Adam;
import descent.engine.optim.Clipping;
import descent.engine.optim.SGD;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs against stored ones that were read line by line. */
class PyTorchCodeTest {
  private static final Sequential SMALL =
      Sequential.of(new Linear(1, 4), Activation.tanh(), new Linear(4, 1));

  @ParameterizedTest
  @ValueSource(strings = {"spirals", "simple-cnn"})
  void writesTheStoredProgram(String model) throws IOException {
    String stored;
    try (InputStream in = PyTorchCodeTest.class.getResourceAsStream(model + ".py")) {
      stored = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertEquals(stored, PyTorchCode.of(Models.named(model).experiment()));
  }

  @Test
  void namesMomentumAndStopRules() {
    Experiment experiment =
        Experiment.miniBatches(
            new Sine(42),
            new Supervised(SMALL, new MSELoss()),
            new SGD(0.1, 0.9, 0, true, 1e-4),
            32,
            7,
            StopRule.epochs(50).orLossBelow(0.02).orPatience(5));
    String code = PyTorchCode.of(experiment);
    assertTrue(code.contains("lr=0.1, momentum=0.9, weight_decay=1.0E-4, nesterov=True"), code);
    assertTrue(code.contains("if losses[-1] < 0.02:"), code);
    assertTrue(code.contains(">= 5:"), code);
    assertTrue(code.contains("batch = 32"), code);
    assertTrue(code.contains("torch.manual_seed(7)"), code);
  }

  @Test
  void writesSmallDataSetsOutInFull() {
    Experiment experiment =
        Experiment.fullBatch(
            new Xor(),
            new Supervised(new Linear(2, 1), new BCEWithLogitsLoss()),
            new Adam(0.1),
            1,
            StopRule.epochs(10));
    String code = PyTorchCode.of(experiment);
    assertTrue(code.contains("    [0.9, 0.1],"), code);
    assertTrue(code.contains("model = nn.Linear(in_features=2, out_features=1, bias=True)"), code);
  }

  @Test
  void refusesLayersThatPyTorchHasUnderNoSuchName() {
    assertRefuses("xor", "start from other numbers");
    assertRefuses("recall-gru", "clipped gradients");
    Experiment recall = Models.named("recall-gru").experiment();
    Experiment free = recall.withClipping(Clipping.NONE).withStop(StopRule.epochs(2));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> PyTorchCode.of(free));
    assertTrue(refused.getMessage().contains("one-hot vectors"), refused.getMessage());
  }

  private static void assertRefuses(String model, String because) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> PyTorchCode.of(Models.named(model).experiment()));
    assertTrue(refused.getMessage().contains(because), refused.getMessage());
  }

  @Test
  void saysWhatItCannotWrite() {
    Experiment drawn =
        Models.named("simple-cnn").experiment().withData(new DrawnDigits(600, 100, 7));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> PyTorchCode.of(drawn));
    assertTrue(refused.getMessage().contains("this data set"), refused.getMessage());
  }
}
