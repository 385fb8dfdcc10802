package descent.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The backend contract and PyTorch's numbers on each of the two kernel modules, in Chromium. */
class SelfTestIT {
  private static final Path GOLDEN =
      Path.of(System.getProperty("descent.golden", "../engine/src/test/resources/golden"));

  @ParameterizedTest
  @ValueSource(strings = {"baseline", "relaxed"})
  void computesAsItShould(String machine) throws IOException {
    try (StaticSite site = StaticSite.open();
        Page page = site.visit("selftest.html?wait&simd=" + machine)) {
      Map<?, ?> result =
          (Map<?, ?>)
              page.evaluate(
                  """
                  async golden => {
                    const cases = (await runSelfTest(golden)).machines[0].cases;
                    const failures = cases.map(each => each.failure).filter(Boolean);
                    return { count: cases.length, failures };
                  }
                  """,
                  layers());
      assertEquals(List.of(), result.get("failures"));
      assertEquals(List.of(), site.complaints());
      assertTrue((Integer) result.get("count") > 270, result.get("count") + " cases were tried");
    }
  }

  private static List<String> layers() throws IOException {
    List<String> texts = new ArrayList<>();
    Path folder = GOLDEN.resolve("layers");
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
          texts.add(Files.readString(file));
        }
      }
    }
    return texts;
  }
}
