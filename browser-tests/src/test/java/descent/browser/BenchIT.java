package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bench page, with so small a budget that its figures say only that they are there. */
class BenchIT {
  private static final Path PICTURES = Path.of("target", "screenshots");

  @AutoClose private static StaticSite site;

  @BeforeAll
  static void openTheSite() throws IOException {
    site = StaticSite.open();
  }

  @AfterEach
  void leaveAnEmptyConsole() {
    assertEquals(List.of(), site.complaints());
  }

  @ParameterizedTest
  @ValueSource(strings = {"baseline", "relaxed"})
  void measuresEveryFigureOnBothKernelModules(String machine) {
    try (Page page = site.visit("bench.html?simd=" + machine)) {
      Map<?, ?> result =
          (Map<?, ?>) page.evaluate("() => window.runPeer({ minMs: 50, images: 512 })");
      assertEquals(machine, result.get("machine"));
      assertEquals("drawn digits", result.get("pictures"));
      assertEquals(1, ((Number) result.get("threads")).intValue());
      for (String figure :
          List.of(
              "roofline_gflops",
              "gemm_gflops",
              "gemm_share",
              "spiral_steps_per_s",
              "grid200_ms",
              "cnn_train_img_per_s",
              "cnn_infer_b1_img_per_s",
              "cnn_infer_b256_img_per_s")) {
        double value = ((Number) result.get(figure)).doubleValue();
        assertTrue(value > 0 && Double.isFinite(value), figure + " is " + value);
      }
      assertFell((List<?>) result.get("spiral_losses"));
      assertFell((List<?>) result.get("cnn_losses"));
    }
  }

  /** Falling losses prove that the work is real. */
  private static void assertFell(List<?> losses) {
    double first = ((Number) losses.get(0)).doubleValue();
    double last = ((Number) losses.get(1)).doubleValue();
    assertTrue(last < first, "The loss went from " + first + " to " + last);
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void showsItsFiguresToAPersonWithAKeyboardAndAPhone(ColorScheme scheme) {
    try (Page page =
        site.visit("bench.html?ms=50", Screens.PHONE.options().setColorScheme(scheme))) {
      page.keyboard().press("Tab");
      page.keyboard().press("Tab");
      assertThat(page.locator("#start")).isFocused();
      page.keyboard().press("Enter");
      assertThat(page.locator("#start")).hasText("Stop");
      page.waitForFunction("() => document.getElementById('status').textContent.includes('Done')");
      assertThat(page.locator("#start")).hasText("Measure");
      assertThat(page.locator("#figures tbody tr")).hasCount(10);
      assertThat(page.locator("#figures")).containsText("images/s");
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(
                  PICTURES.resolve(
                      "bench-390-" + scheme.name().toLowerCase(Locale.ROOT) + ".png")));
      int width = (Integer) page.evaluate("() => document.documentElement.scrollWidth");
      assertTrue(width <= Screens.PHONE.width(), "The page is " + width + " pixels wide");
    }
  }

  @Test
  void stopsWhenAsked() {
    try (Page page = site.visit("bench.html?ms=600000")) {
      page.click("#start");
      assertThat(page.locator("#start")).hasText("Stop");
      page.click("#start");
      assertThat(page.locator("#status")).hasText("Stopped.");
      assertThat(page.locator("#start")).hasText("Measure");
    }
  }
}
