package descent.server.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.server.vector.VectorBackend;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kernels give the same bits before they are compiled, as simple objects, and after. */
@Timeout(120)
class ColdRunTest {
  @ParameterizedTest
  @CsvSource({"1, -XX:TieredStopAtLevel=1", "2, -Xmixed"})
  void givesTheBitsOfAWarmRunInAJvmThatHasCompiledNothing(int lanes, String option)
      throws Exception {
    try (VectorBackend backend = VectorBackend.withLanes(lanes)) {
      for (int warmUp = 0; warmUp < 5; warmUp++) {
        ColdRun.train(backend);
      }
      assertEquals(ColdRun.train(backend), cold(lanes, option));
    }
  }

  private static String cold(int lanes, String option) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "--add-modules",
                "jdk.incubator.vector",
                "-classpath",
                System.getProperty("java.class.path"),
                ColdRun.class.getName(),
                String.valueOf(lanes))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } finally {
      process.destroyForcibly();
    }
  }
}
