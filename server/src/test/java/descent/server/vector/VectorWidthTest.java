package descent.server.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import descent.engine.contract.BackendContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The kernels at each width of vectors, in JVMs of their own. This JVM's width is left to the other
 * tests. AVX2 has 256 bits too, but neither masks nor more than 16 registers.
 */
@Timeout(120)
class VectorWidthTest {
  @ParameterizedTest(name = "{0} bits by {1}")
  @CsvSource({
    "128, -XX:MaxVectorSize=16",
    "256, -XX:MaxVectorSize=32",
    "256, -XX:UseAVX=2",
    "512, -XX:MaxVectorSize=64"
  })
  void keepsTheContractAndMatchesPyTorch(int bits, String option) throws Exception {
    assumeTrue(bits != Simd.LENGTH * Float.SIZE, "The other tests try " + bits + " bits");
    List<String> said = check(option);
    assumeTrue(
        said.getFirst().equals(String.valueOf(bits)),
        "This CPU has no vectors of " + bits + " bits; with " + option + " it uses " + said);
    int cases = BackendContract.cases().size() + (int) VectorGoldenTest.cases().count();
    assertEquals(List.of("Tried " + cases), said.subList(1, said.size()));
  }

  /** What {@link WidthCheck} prints. */
  private static List<String> check(String option) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-XX:+IgnoreUnrecognizedVMOptions", // UseAVX is unknown to other CPUs
                option,
                "-XX:+DisplayVMOutputToStderr",
                "@jvm.options",
                "-Xmx512m",
                "-classpath",
                System.getProperty("java.class.path"),
                "-Ddescent.golden=" + System.getProperty("descent.golden", VectorGoldenTest.GOLDEN),
                WidthCheck.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), said);
      return said.lines().toList();
    } finally {
      process.destroyForcibly();
    }
  }
}
