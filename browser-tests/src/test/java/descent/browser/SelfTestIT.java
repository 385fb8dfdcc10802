package descent.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import descent.engine.contract.BackendContract;
import descent.engine.contract.GoldenCase;
import descent.engine.contract.TrajectoryCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The backend contract, PyTorch's numbers for every layer, and PyTorch's trainings, on each of the
 * two kernel modules in Chromium. The golden files are shown beside the site, not shipped with it.
 */
class SelfTestIT {
  private static final Path GOLDEN =
      Path.of(System.getProperty("descent.golden", "../engine/src/test/resources/golden"));

  private static final List<String> TRAJECTORIES =
      List.of(
          "trajectories.json",
          "trajectories.f32",
          "trajectories_inputs.f64",
          "digits8x8.json",
          "digits8x8.u8");

  @ParameterizedTest
  @ValueSource(strings = {"baseline", "relaxed"})
  void computesAsItShould(String machine) throws IOException {
    List<String> layers = layers();
    List<String> files = new ArrayList<>(layers);
    files.addAll(TRAJECTORIES);
    try (StaticSite site = StaticSite.open()) {
      site.alsoShow("/golden/", GOLDEN);
      try (Page page = site.visit("selftest.html?wait&simd=" + machine)) {
        Map<?, ?> result =
            (Map<?, ?>)
                page.evaluate(
                    """
                    async files => {
                      const { machines } = await runSelfTest('golden/', files);
                      const failures = machines[0].cases.map(each => each.failure).filter(Boolean);
                      return { count: machines[0].cases.length, failures };
                    }
                    """,
                    files);
        assertEquals(List.of(), result.get("failures"));
        assertEquals(casesOf(layers), result.get("count"));
      }
      assertEquals(List.of(), site.complaints());
    }
  }

  private static List<String> layers() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN.resolve("layers"))) {
      return files.map(file -> "layers/" + file.getFileName()).sorted().toList();
    }
  }

  private static int casesOf(List<String> layers) throws IOException {
    int count = BackendContract.cases().size() + TrajectoryCase.all(SelfTestIT::read).size();
    for (String layer : layers) {
      count += GoldenCase.parse(Files.readString(GOLDEN.resolve(layer))).size();
    }
    return count;
  }

  private static byte[] read(String file) {
    try {
      return Files.readAllBytes(GOLDEN.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
