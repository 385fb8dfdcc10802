package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.engine.classic.FilterShape;
import descent.engine.experiment.Weights;
import descent.engine.io.Safetensors;
import descent.engine.io.WeightFile;
import descent.engine.model.DigitRecognitionNet;
import descent.engine.model.SimpleCnn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tab Inside of the station Digits: filters, hidden weights and the print-out. */
class DigitsInsideIT extends DigitsPage {
  private static final Path WEIGHTS = Path.of("..", "assets", "weights");

  /** A filter whose slope holds more than half of its squares is mostly an edge detector. */
  private static final double MOSTLY = 0.5;

  private static float[] firstWeights(String file) throws IOException {
    Weights weights =
        WeightFile.weights(Safetensors.read(Files.readAllBytes(WEIGHTS.resolve(file))));
    return weights.entries().getFirst().values();
  }

  private static String range(float[] weights) {
    double low = 0;
    double high = 0;
    for (float weight : weights) {
      low = Math.min(low, weight);
      high = Math.max(high, weight);
    }
    return String.format(Locale.ROOT, "weights from \u2212%.2f to %.2f", -low, high);
  }

  @ParameterizedTest
  @EnumSource(
      value = Screens.class,
      names = {"DESK", "PHONE"})
  @Tag("S0.30")
  @Tag("S0.33")
  @Tag("S2.07")
  void showsTheFiltersAndPrintsTheNetwork(Screens screen) throws IOException {
    open("tab=inside", screen);
    ShownItems.assertShows(
        page, "S0.33", "16 filters of 3 × 3, " + range(firstWeights("simple-cnn.safetensors")));
    ShownItems.assertShows(
        page, "S0.30", "105,866 = 144 + 16 + 4,608 + 32 + 100,352 + 64 + 640 + 10");
    ShownItems.assertShows(page, "S2.07", "101,770 = 100,352 + 128 + 1,280 + 10");
    assertEquals(
        SimpleCnn.module().toString(), page.textContent("[data-part=print]"), "as PyTorch prints");
    assertThat(page.locator("[data-part=parameters] tr").last()).hasText("all105,866");
    assertThat(page.locator("#inside-unit-note")).hasText(Pattern.compile("conv 1, map 1, .*"));
  }

  @Test
  @Tag("S0.33")
  void letsTheLearnerVoteBeforeItTellsWhatEachFilterAnswersTo() throws IOException {
    float[] filters = firstWeights("simple-cnn.safetensors");
    open("tab=inside", Screens.DESK);
    ShownItems.assertShows(page, "S0.33", "16 filters of 3 × 3, " + range(filters));
    assertThat(page.locator("[data-part=shares-part]")).isHidden();
    int edges = 0;
    page.focus("#filters");
    for (int i = 0; i < 16; i++) {
      page.focus("#filters");
      for (int j = 0; j <= i; j++) {
        page.keyboard().press("ArrowRight");
      }
      page.keyboard().press("Enter");
      assertPart("vote-name", "Filter " + (i + 1) + ":");
      page.click("[data-part=vote-yes]");
      FilterShape shape = FilterShape.of(filters, 9 * i);
      edges += shape.edge() > MOSTLY ? 1 : 0;
      assertThat(page.locator("[data-part=vote-line]"))
          .containsText("You say yes. " + Math.round(100 * shape.edge()) + " % of it is a slope");
    }
    assertPart(
        "vote-score",
        "16 voted on, " + edges + " as measured. Mostly edge detectors: " + edges + " of 16.");
  }

  @ParameterizedTest
  @EnumSource(
      value = Screens.class,
      names = {"DESK", "PHONE"})
  @Tag("S2.16")
  void showsTheHiddenUnitsOfTheDenseNetwork(Screens screen) throws IOException {
    open("tab=inside&model=digit-recognition", screen);
    ShownItems.assertShows(
        page, "S2.16", "32 of 128, " + range(firstWeights("digit-recognition.safetensors")));
    assertEquals(
        DigitRecognitionNet.recipe().module().toString(), page.textContent("[data-part=print]"));
    assertThat(page.locator("#hidden"))
        .hasAttribute("aria-label", "32 pictures of one hidden unit each, 28 by 28.");
    page.check("input[name=range][value=notebook]");
    page.focus("#hidden");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Enter");
    assertThat(page.locator("#inside-unit-note")).hasText("linear, unit 2");
    ShownItems.assertChanges(
        page, () -> page.selectOption("[data-part=model]", "digit-pixels"), "S2.16");
  }

  @Test
  @Tag("S0.36")
  @Tag("S2.18")
  void saysWhatToTakeAlongOfEachNetwork() {
    open("", Screens.DESK);
    ShownItems.assertShows(page, "S0.36", "784 → 12,544 → 3,136 → 6,272 → 1,568 → 64 → 10");
    ShownItems.assertShows(page, "S2.18", "105,866");
    ShownItems.assertChanges(
        page,
        () -> {
          page.selectOption("[data-part=model]", "digit-recognition");
          assertThat(page.locator("[data-item='S2.18']")).hasText("101,770");
        },
        "S0.36",
        "S2.18");
  }
}
