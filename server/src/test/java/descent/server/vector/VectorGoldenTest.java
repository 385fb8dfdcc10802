package descent.server.vector;

import static org.junit.jupiter.api.Assertions.assertNull;

import descent.engine.contract.GoldenCase;
import descent.engine.contract.GoldenTolerance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation against PyTorch's numbers, in float. The golden files are those of the system
 * property {@code descent.golden}, by default those of the engine's tests.
 */
class VectorGoldenTest {
  /** Where the golden files are unless the property says otherwise. */
  static final String GOLDEN = "../engine/src/test/resources/golden";

  private static final Path DIRECTORY = Path.of(System.getProperty("descent.golden", GOLDEN));

  private static final VectorBackend BACKEND = VectorBackend.withLanes(1);

  static Stream<GoldenCase> cases() throws IOException {
    Path layers = DIRECTORY.resolve("layers");
    if (!Files.isDirectory(layers)) {
      return Stream.empty();
    }
    List<GoldenCase> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(layers)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        cases.addAll(GoldenCase.parse(Files.readString(file)));
      }
    }
    return cases.stream().filter(GoldenCase::isThere);
  }

  @AfterAll
  static void close() {
    BACKEND.close();
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("cases")
  void matchesPyTorch(GoldenCase golden) {
    assertNull(golden.run(BACKEND, GoldenTolerance.FLOAT).failure());
  }
}
