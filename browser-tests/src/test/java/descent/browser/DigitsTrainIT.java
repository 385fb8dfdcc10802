package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.io.JsonArray;
import descent.engine.io.JsonObject;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tab Train of the station Digits, and its scoreboard. */
class DigitsTrainIT extends DigitsPage {
  /** Where 200 iterations of logistic regression end: in points of percent around 92.6 and 84.5. */
  private static final double LOGISTIC = 0.2;

  /** Float rounding in an epoch of 468 steps: a few pictures of 10,000, in points of percent. */
  private static final double ONE_EPOCH = 0.2;

  /** The same in SimpleCNN's first epoch, where it begins to go its own way. */
  private static final double CNN_EPOCH = 0.6;

  private static final Pattern PERCENT = Pattern.compile("(\\d+\\.\\d\\d) % after epoch 1");

  @ParameterizedTest
  @EnumSource(
      value = Screens.class,
      names = {"DESK", "PHONE"})
  @Tag("S0.28")
  @Tag("S0.29")
  @Tag("S0.34")
  @Tag("S0.35")
  void measuresTheFourNetworks(Screens screen) {
    needMnist();
    open("", screen);
    page.click("[data-part=measure]");
    assertPart("measure-line", "Measured on 10,000 test images of MNIST.");
    ShownItems.assertShowsBetween(page, "S0.28", 92.6 - LOGISTIC, 92.6 + LOGISTIC);
    ShownItems.assertShowsBetween(page, "S0.29", 84.5 - LOGISTIC, 84.5 + LOGISTIC);
    String pixels = ShownItems.text(page, "S0.28");
    String features = ShownItems.text(page, "S0.29");
    ShownItems.assertShows(page, "S0.34", pixels + " · " + features + " · 98.0 %");
    ShownItems.assertShows(page, "S0.35", features + " and 98.0 %");
    assertThat(page.locator("[data-model=digit-recognition] [data-value]")).hasText("97.1 %");
  }

  @Test
  void namesDrawnDigitsAsSuch() {
    open("tab=train&train=digit-features&epochs=1", Screens.DESK);
    train("drawn");
    assertThat(page.locator("[data-part=board-suffix]")).hasText(" on drawn digits");
    assertThat(page.locator("[data-model=digit-features] [data-runs]"))
        .hasText(Pattern.compile("yours \\d+\\.\\d %"));
    page.click("#training-reseed");
    play();
    assertThat(page.locator("[data-model=digit-features] [data-runs]"))
        .hasText(Pattern.compile("yours \\d+\\.\\d % ± \\d+\\.\\d\\d, 2 runs"));
    assertTrue(page.url().contains("seed=43"), page.url());
  }

  @Test
  void keepsRunsOnDrawnDigitsApartFromResultsOnMnist() {
    needMnist();
    open("tab=train&train=digit-features&epochs=1", Screens.DESK);
    page.click("[data-part=measure]");
    assertPart("measure-line", "Measured on 10,000 test images of MNIST.");
    train("drawn");
    String drawn = "[data-model='digit-features on drawn digits'] ";
    assertThat(page.locator(drawn + "th")).hasText(Pattern.compile(".* on drawn digits"));
    assertThat(page.locator(drawn + "[data-runs]")).hasText(Pattern.compile("yours \\d+\\.\\d %"));
    assertPart("board-suffix", "");
    assertThat(page.locator("[data-model=digit-features] [data-runs]")).hasText("");
  }

  @Test
  @Tag("S2.10")
  @Tag("S2.11")
  @Tag("S0.32")
  void followsTheNotebooksFirstEpochs() throws IOException {
    needMnist();
    open("tab=train&train=digit-recognition&epochs=2", Screens.DESK);
    train("mnist");
    JsonArray epochs = golden("seed002_training.json").array("epochs");
    JsonObject first = (JsonObject) epochs.items().getFirst();
    JsonObject second = (JsonObject) epochs.items().get(1);
    ShownItems.assertShows(page, "S2.10", PERCENT_TWICE);
    Matcher shown = PERCENT.matcher(ShownItems.text(page, "S2.10"));
    assertTrue(shown.find());
    assertEquals(100 * first.number("test_acc"), Double.parseDouble(shown.group(1)), ONE_EPOCH);
    ShownItems.assertShows(page, "S2.11", LOSSES);
    Matcher losses = LOSSES.matcher(ShownItems.text(page, "S2.11"));
    assertTrue(losses.find());
    assertEquals(first.number("test_loss"), Double.parseDouble(losses.group(1)), 0.002);
    assertEquals(second.number("test_loss"), Double.parseDouble(losses.group(2)), 0.002);
    ShownItems.assertShows(
        page, "S0.32", Pattern.compile("The loss over 936 steps: it began at 2.46 and .*"));
    ShownItems.assertChanges(
        page,
        () -> {
          page.click("#training-reseed");
          play();
        },
        "S2.10",
        "S2.11",
        "S0.32");
  }

  private static final Pattern PERCENT_TWICE =
      Pattern.compile("\\d+\\.\\d\\d % after epoch 1, \\d+\\.\\d\\d % after epoch 2");
  private static final Pattern LOSSES =
      Pattern.compile("test loss (0\\.\\d{4}) → (0\\.\\d{4}), accuracy \\d+\\.\\d\\d points more");

  @Test
  @Tag("S0.31")
  void trainsTheConvolutionsAsTheNotebookDoes() {
    needMnist();
    open("tab=train&epochs=1", Screens.DESK);
    train("mnist");
    ShownItems.assertShows(
        page, "S0.31", Pattern.compile("loss 0\\.\\d{4}, \\d+\\.\\d\\d % after epoch 1"));
    Matcher shown =
        Pattern.compile("loss (0\\.\\d{4}), (\\d+\\.\\d\\d) %")
            .matcher(ShownItems.text(page, "S0.31"));
    assertTrue(shown.find());
    assertEquals(0.4998, Double.parseDouble(shown.group(1)), 0.02);
    assertEquals(94.6, Double.parseDouble(shown.group(2)), CNN_EPOCH);
    ShownItems.assertChanges(
        page,
        () -> {
          page.click("#training-reseed");
          play();
        },
        "S0.31");
  }

  @Test
  void saysWhenTheLossBecomesInfiniteAndHalvesTheRate() {
    open("tab=train&train=digit-recognition&rate=1000000&epochs=1", Screens.DESK);
    page.selectOption("#local-data", "drawn");
    page.waitForSelector("#local-prepare:enabled");
    page.click("#local-prepare");
    page.waitForSelector("#training-play:enabled");
    page.click("#training-play");
    assertThat(page.locator("#local-error"))
        .hasText(Pattern.compile("The loss became infinite at step \\d+ \\(rate 1,000,000\\)\\."));
    assertThat(page.locator("#local-open")).isHidden();
    page.click("#local-halve");
    assertThat(page.locator("[data-part=train-rate]")).hasValue("500000");
    assertThat(page.locator("#local-error")).isHidden();
    page.waitForSelector("#training-play:enabled");
    assertThat(page.locator("#local-halve")).isHidden();
    assertTrue(page.url().contains("rate=500000"), page.url());
  }

  private void train(String pictures) {
    page.waitForSelector("#local-prepare:enabled");
    page.selectOption("#local-data", pictures);
    page.click("#local-prepare");
    page.waitForSelector("#training-play:enabled");
    play();
  }

  private void play() {
    assertThat(page.locator("#training-ended")).isHidden();
    page.click("#training-play");
    page.waitForSelector("#training-ended:visible");
  }
}
