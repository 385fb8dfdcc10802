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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The backend contract, PyTorch's numbers for every layer, and PyTorch's trainings, on each of the
 * two kernel modules in Chromium. The golden files are shown beside the site, not shipped with it:
 * those of the directory of the system property {@code descent.golden}, and what is not there from
 * the engine's test resources.
 */
class SelfTestIT {
  private static final Path RESOURCES = Path.of("../engine/src/test/resources/golden");
  private static final Path GOLDEN =
      Path.of(System.getProperty("descent.golden", RESOURCES.toString()));

  /** The last is read when it comes, and says what the others hold. */
  private static final List<String> TRAJECTORIES =
      List.of(
          "trajectories.f32",
          "trajectories_inputs.f64",
          "digits8x8.json",
          "digits8x8.u8",
          "trajectories.json");

  @ParameterizedTest
  @ValueSource(strings = {"baseline", "relaxed"})
  void computesAsItShould(String machine) throws IOException {
    List<String> layers = layers();
    Map<String, String> addresses = new LinkedHashMap<>();
    for (String file : layers) {
      addresses.put(file, address(file));
    }
    for (String file : TRAJECTORIES) {
      addresses.put(file, address(file));
    }
    try (StaticSite site = StaticSite.open()) {
      site.alsoShow("/golden/", GOLDEN);
      site.alsoShow("/resources/", RESOURCES);
      try (Page page = site.visit("selftest.html?wait&simd=" + machine)) {
        Map<?, ?> result =
            (Map<?, ?>)
                page.evaluate(
                    """
                    async addresses => {
                      const { machines } = await runSelfTest(addresses);
                      const failures = machines[0].cases.map(each => each.failure).filter(Boolean);
                      return { count: machines[0].cases.length, failures };
                    }
                    """,
                    addresses);
        assertEquals(List.of(), result.get("failures"));
        assertEquals(casesOf(layers), result.get("count"));
      }
      assertEquals(List.of(), site.complaints());
    }
  }

  private static boolean isGiven(String file) {
    return Files.exists(GOLDEN.resolve(file));
  }

  private static String address(String file) {
    return (isGiven(file) ? "golden/" : "resources/") + file;
  }

  private static Path path(String file) {
    return (isGiven(file) ? GOLDEN : RESOURCES).resolve(file);
  }

  private static List<String> layers() throws IOException {
    try (Stream<Path> files = Files.list(path("layers"))) {
      return files.map(file -> "layers/" + file.getFileName()).sorted().toList();
    }
  }

  private static int casesOf(List<String> layers) throws IOException {
    int count = BackendContract.cases().size() + TrajectoryCase.all(SelfTestIT::read).size();
    for (String layer : layers) {
      count += GoldenCase.parse(Files.readString(path(layer))).size();
    }
    return count;
  }

  private static byte[] read(String file) {
    try {
      return Files.readAllBytes(path(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
