package descent.server.vector;

import static org.junit.jupiter.api.Assertions.assertNull;

import descent.engine.contract.TrajectoryCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole trainings in float against PyTorch's in double. */
class VectorTrajectoryTest {
  private static final Path DIRECTORY =
      Path.of(System.getProperty("descent.golden", "../engine/src/test/resources/golden"));

  private static final VectorBackend BACKEND = VectorBackend.withLanes(1);

  static List<TrajectoryCase> cases() {
    return Files.exists(DIRECTORY.resolve("trajectories.json"))
        ? TrajectoryCase.all(VectorTrajectoryTest::read)
        : List.of();
  }

  private static byte[] read(String file) {
    try {
      return Files.readAllBytes(DIRECTORY.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void close() {
    BACKEND.close();
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("cases")
  void takesPyTorchsSteps(TrajectoryCase trajectory) {
    assertNull(trajectory.run(BACKEND, TrajectoryCase.FLOAT).failure());
  }
}
