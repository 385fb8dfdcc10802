package descent.engine.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Golden;
import descent.engine.backend.ReferenceBackend;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation against PyTorch's numbers, on the reference. */
class GoldenTest {
  private static final List<GoldenCase> CASES = read();

  private static List<GoldenCase> read() {
    List<GoldenCase> cases = new ArrayList<>();
    for (String file : Golden.layerFiles()) {
      String text = new String(Golden.bytes(file), StandardCharsets.UTF_8);
      cases.addAll(GoldenCase.parse(text));
    }
    return cases;
  }

  static Stream<GoldenCase> cases() {
    return CASES.stream().filter(GoldenCase::isThere);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void matchesPyTorch(GoldenCase golden) {
    assertNull(golden.run(new ReferenceBackend(), GoldenTolerance.DOUBLE).failure());
  }

  /** Computed from the files, so that a file with another operation is noticed. */
  @Test
  void everyOperationIsThere() {
    Set<String> missing = new TreeSet<>();
    CASES.stream().filter(golden -> !golden.isThere()).forEach(golden -> missing.add(golden.op()));
    assertEquals(Set.of(), missing);
  }

  @Test
  void noticesAWrongNumber() {
    String linear =
        """
        {"name": "y = 2 x + 1", "op": "linear",
         "attrs": {"in_features": 1, "out_features": 1, "bias": true},
         "inputs": {"x": {"shape": [2, 1], "data": [3, 4]}},
         "params": {"weight": {"shape": [1, 1], "data": [2]}, "bias": {"shape": [1], "data": [1]}},
         "outputs": {"y": {"shape": [2, 1], "data": [7, Y]}},
         "grad_outputs": {"y": {"shape": [2, 1], "data": [1, 10]}},
         "grads": {"x": {"shape": [2, 1], "data": [2, 20]},
                   "weight": {"shape": [1, 1], "data": [W]}, "bias": {"shape": [1], "data": [11]}}}
        """;
    assertNull(failure(linear.replace("Y", "9").replace("W", "43")));
    assertEquals(
        "y = 2 x + 1: y is off by 0.125, more than 1.0E-12",
        failure(linear.replace("Y", "8").replace("W", "43")));
    assertTrue(failure(linear.replace("Y", "9").replace("W", "44")).contains("dweight is off"));
  }

  private static String failure(String golden) {
    GoldenCase linear = GoldenCase.parse("{\"cases\": [" + golden + "]}").getFirst();
    return linear.run(new ReferenceBackend(), GoldenTolerance.DOUBLE).failure();
  }
}
