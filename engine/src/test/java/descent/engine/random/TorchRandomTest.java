package descent.engine.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Golden;
import descent.engine.io.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class TorchRandomTest {
  @Test
  void initialisesALinearLayerAsPublished() {
    // torch.manual_seed(42); Linear(2, 2), whose bounds are 1 / sqrt(2): a well-known print-out.
    TorchRandom random = new TorchRandom(42);
    double bound = 1 / Math.sqrt(2);
    assertArrayEquals(
        new float[] {
          0.5406103730201721f, 0.5869042277336121f, -0.16565565764904022f, 0.6495562791824341f
        },
        random.uniform(-bound, bound, 4));
    assertArrayEquals(
        new float[] {-0.15492962300777435f, 0.14268755912780762f},
        random.uniform(-bound, bound, 2));
  }

  @Test
  void drawsTheFirstWeightsAndBatchOrdersOfTheNotebooksCnn() throws Exception {
    JsonObject golden = Golden.json("seed000_cnn.json");
    byte[] weights = Golden.bytes("seed000_cnn.f32");
    TorchRandom random = new TorchRandom(42);
    for (Layer layer :
        List.of(
            new Layer("features.0", 9),
            new Layer("features.3", 144),
            new Layer("classifier.1", 1568),
            new Layer("classifier.3", 64))) {
      for (String part : new String[] {".weight", ".bias"}) {
        JsonObject place =
            golden.object("binary").object("tensors").object("init/" + layer.name + part);
        float[] expected = new float[(int) place.integer("count")];
        ByteBuffer.wrap(weights)
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer()
            .get((int) place.integer("offset"), expected);
        double bound = 1 / Math.sqrt(layer.fanIn);
        assertArrayEquals(expected, random.uniform(-bound, bound, expected.length), layer.name);
      }
    }
    for (var epoch : golden.array("epochs").items()) {
      String expected = ((JsonObject) epoch).string("perm_sha256_int64le");
      assertEquals(expected, sha256AsInt64(random.randperm(60_000)));
    }
  }

  @Test
  void continuesFromASavedStateWithItsKeptNormal() {
    TorchRandom random = new TorchRandom(5);
    random.randn(3);
    int[] saved = random.state();
    double[] expected = random.randnDouble(4);
    TorchRandom resumed = new TorchRandom(0);
    resumed.restore(saved);
    assertArrayEquals(expected, resumed.randnDouble(4));
  }

  @Test
  void rejectsAStateOfAnotherLength() {
    assertThrows(IllegalArgumentException.class, () -> new TorchRandom(0).restore(new int[3]));
  }

  @Test
  void permutesNothingAndOne() {
    assertArrayEquals(new int[0], new TorchRandom(1).randperm(0));
    assertArrayEquals(new int[] {0}, new TorchRandom(1).randperm(1));
  }

  @Test
  void drawsIntegersOfRangesBeyond32Bits() {
    TorchRandom random = new TorchRandom(1);
    for (int i = 0; i < 100; i++) {
      long drawn = random.randint(-5, 1L << 40);
      assertTrue(drawn >= -5 && drawn < 1L << 40);
    }
  }

  @Test
  void rejectsAnEmptyRange() {
    var error =
        assertThrows(IllegalArgumentException.class, () -> new TorchRandom(1).randint(3, 3L));
    assertEquals("randint needs low < high, got low 3 and high 3", error.getMessage());
  }

  @Test
  void dropsAllOrNothingAtTheEnds() {
    assertArrayEquals(new float[] {1, 1, 1}, new TorchRandom(1).dropout(0, 3));
    assertArrayEquals(new float[] {0, 0, 0}, new TorchRandom(1).dropout(1, 3));
    assertThrows(IllegalArgumentException.class, () -> new TorchRandom(1).dropout(1.5, 3));
    assertThrows(IllegalArgumentException.class, () -> new TorchRandom(1).dropout(Double.NaN, 3));
  }

  private static String sha256AsInt64(int[] values) throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putLong(value);
    }
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
  }

  private record Layer(String name, int fanIn) {}
}
