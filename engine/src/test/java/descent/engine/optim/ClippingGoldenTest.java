package descent.engine.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import descent.engine.Golden;
import descent.engine.backend.Memory;
import descent.engine.backend.ReferenceBackend;
import descent.engine.io.JsonArray;
import descent.engine.io.JsonNumber;
import descent.engine.io.JsonObject;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients before and after clipping against PyTorch. */
class ClippingGoldenTest {
  /** Recommended with the golden files. */
  private static final double TOLERANCE = 1e-12;

  static Stream<JsonObject> cases() {
    return Golden.json("clipping.json").array("cases").items().stream().map(JsonObject.class::cast);
  }

  private static Clipping clipping(JsonObject a) {
    if (a.string("kind").equals("value")) {
      return new Clipping.Value(a.number("clip"));
    }
    boolean finite = a.get("norm_type") instanceof JsonNumber;
    double order = finite ? a.number("norm_type") : Double.parseDouble(a.string("norm_type"));
    return new Clipping.Norm(a.number("max_norm"), order);
  }

  /** All tensors one behind the other, as they lie in a run's block. */
  private static double[] flat(JsonArray tensors) {
    return tensors.items().stream()
        .flatMapToDouble(tensor -> DoubleStream.of(Golden.tensor((JsonObject) tensor)))
        .toArray();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void clipsAsPyTorch(JsonObject golden) {
    double[] gradients = flat(golden.array("before"));
    int n = gradients.length;
    try (Memory memory = new ReferenceBackend().reserve(2 * n + 1)) {
      memory.write(0, gradients, 0, n);
      double norm = clipping(golden.object("attrs")).apply(memory.kernels(), n, 0, n);
      memory.read(0, gradients, 0, n);
      assertArrayEquals(flat(golden.array("after")), gradients, TOLERANCE);
      if (golden.get("total_norm") instanceof JsonNumber total) {
        assertEquals(total.value(), norm, TOLERANCE);
      }
    }
  }

  @Test
  void refusesOtherNorms() {
    assertThrows(IllegalArgumentException.class, () -> new Clipping.Norm(1, 3));
    assertThrows(IllegalArgumentException.class, () -> new Clipping.Norm(0));
    assertThrows(IllegalArgumentException.class, () -> new Clipping.Value(-1));
  }
}
