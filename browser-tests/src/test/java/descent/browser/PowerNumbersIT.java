package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.io.Json;
import descent.engine.io.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The numbers of the station Power of networks: the notebook's, and what changes them. */
class PowerNumbersIT extends PowerPage {
  private static final Path GOLDEN = Path.of("..", "engine", "src", "test", "resources", "golden");

  /** A longer task on the page's thread would be felt as a stutter. */
  private static JsonObject exact;

  private static JsonObject trained;

  @BeforeAll
  static void readTheGoldenNumbers() throws IOException {
    exact = Json.parseObject(Files.readString(GOLDEN.resolve("seed000_sklearn.json")));
    trained =
        Json.parseObject(Files.readString(GOLDEN.resolve("seed000_training.json"))).object("nets");
  }

  // -- the notebook's numbers

  @ParameterizedTest
  @EnumSource(
      value = Screens.class,
      names = {"DESK", "PHONE"})
  @Tag("S0.01")
  @Tag("S0.02")
  @Tag("S0.03")
  @Tag("S0.04")
  @Tag("S0.05")
  @Tag("S0.06")
  @Tag("S0.07")
  @Tag("S0.08")
  @Tag("S0.09")
  @Tag("S1.06")
  void reachesTheNotebooksResultsOnCircles(Screens screen) {
    open("circles", screen);
    String line = percent(exact.object("circles_linear"));
    String features = percent(exact.object("circles_poly2"));
    assertShows("S0.01", "200 × 200");
    assertShows("S0.02", "500 points");
    assertShows("S0.03", line);
    assertShows("S0.04", percent(trained("circles_logreg")));
    assertShows("S0.05", features);
    assertShows("S0.06", percent(trained("circles_poly_logreg")));
    assertShows("S1.06", count(trained.object("circles_nn").number("n_params")));
    trainToTheEnd();
    String network = percent(trained("circles_nn"));
    assertShows("S0.07", network);
    assertShows("S0.08", line + " · " + features + " · " + network);
    // The last loss differs by rounding alone, which a thousand steps of Adam blow up.
    double loss = trained("circles_nn").number("loss_last");
    ShownItems.assertShowsBetween(page, "S0.09", 0.9 * loss, 1.1 * loss);
  }

  @ParameterizedTest
  @EnumSource(
      value = Screens.class,
      names = {"DESK", "PHONE"})
  @Tag("S0.10")
  @Tag("S0.11")
  @Tag("S0.12")
  @Tag("S0.13")
  @Tag("S0.14")
  @Tag("S0.15")
  @Tag("S0.16")
  @Tag("S0.17")
  @Tag("S0.18")
  @Tag("S0.19")
  void reachesTheNotebooksResultsOnTheSine(Screens screen) {
    open("sine", screen);
    assertShows("S0.10", "300 points");
    assertShows("S0.11", fixed(exact.object("sine_linear").number("r2"), 3));
    assertShows("S0.12", fixed(trained("sine_linear").number("r2"), 3));
    assertShows("S0.13", fixed(exact.object("sine_poly5").number("r2"), 3));
    assertShows("S0.14", fixed(trained("sine_poly_linear").number("r2"), 3));
    trainToTheEnd();
    ShownItems.assertShowsBetween(page, "S0.15", 0.957, 0.961);
    ShownItems.assertShowsBetween(page, "S0.18", 0.0204, 0.0220);
    String line = fixed(exact.object("sine_linear").number("mse"), 4);
    String features = fixed(exact.object("sine_poly5").number("mse"), 4);
    assertShows("S0.19", "no, yes, yes");
    assertBegins("S0.17", line + " · " + features + " · 0.02");
    assertBegins("S0.16", line + " / 0.001 · " + features + " / 0.954 · 0.02");
  }

  @Test
  @Tag("S0.20")
  @Tag("S0.21")
  @Tag("S0.22")
  @Tag("S0.23")
  @Tag("S0.24")
  void reachesTheNotebooksResultsOnSpiralsWhileThePageStaysQuick() {
    open("circles");
    Quickness.watch(page);
    page.click("a[data-to=spirals]");
    page.waitForSelector("#play:enabled");
    page.locator("form[data-predict=spirals] [data-skip]").click();
    waitForEpoch(0);
    String line = percent(exact.object("spirals_linear"));
    String features = percent(exact.object("spirals_poly6_C10"));
    assertShows("S0.20", "600 points");
    assertShows("S0.21", line);
    assertShows("S0.22", features);
    assertThat(page.locator("[data-part=feature-count]")).hasText("27");
    assertPart("if-unwound", "99.7 %");
    Quickness.assertStaysQuick(
        page,
        this::trainToTheEnd,
        () -> {
          page.click("#reset");
          waitForEpoch(0);
        });
    ShownItems.assertShowsBetween(page, "S0.23", 99.6, 100);
    assertFalse(page.isEnabled("#play"), "a run that has ended cannot be played");
    assertShows("S0.24", line + " · " + features + " · " + ShownItems.text(page, "S0.23"));
  }

  @Test
  void measuresWhatTheNotebookDidNotTry() {
    open("spirals");
    assertPart("if-tight", percent(exact.object("spirals_poly6_C1")));
    assertPart("if-notebook", percent(exact.object("spirals_poly6_C10")));
    assertPart("if-loose", "89.5 %");
    assertPart("if-degree-10", "90.8 %");
    assertPart("if-polar", "64.8 %");
    assertPart("if-unwound", "99.7 %");
    page.fill("[data-part=c-field]", "1000");
    page.keyboard().press("Enter");
    assertThat(page.locator("#features-value")).hasText("89.5 %");
    assertTrue(page.url().contains("c=1000"), page.url());
    page.check("[name=basis][value=right]");
    page.fill("[data-part=c-field]", "1");
    page.keyboard().press("Enter");
    assertThat(page.locator("#features-value")).hasText("99.7 %");
    assertThat(page.locator("#features-note")).hasText("2 features");
  }

  // -- what changes them

  @Test
  @Tag("S0.03")
  @Tag("S0.04")
  @Tag("S0.05")
  @Tag("S0.06")
  @Tag("S0.07")
  @Tag("S0.08")
  @Tag("S0.09")
  @Tag("S1.06")
  void changesEveryNumberOfCircles() {
    open("circles");
    page.click("#ten");
    waitForEpoch(10);
    assertChanges(this::tenStepsOnOtherPoints, "S0.03", "S0.04", "S0.06");
    assertTrue(page.url().contains("points=43"), page.url());
    assertChanges(this::tenStepsFromAnotherSeed, "S0.07", "S0.08", "S0.09");
    // Two rings are parted by degree 2 whatever the points.
    assertChanges(
        () -> {
          page.fill("[data-part=degree-field]", "1");
          page.keyboard().press("Enter");
          assertThat(page.locator("#features-value")).not().hasText("100.0 %");
        },
        "S0.05");
    assertChanges(
        () -> {
          page.click("[data-to=spirals]");
          page.waitForSelector("#play:enabled");
        },
        "S1.06");
  }

  @Test
  @Tag("S0.11")
  @Tag("S0.12")
  @Tag("S0.13")
  @Tag("S0.14")
  @Tag("S0.15")
  @Tag("S0.16")
  @Tag("S0.17")
  @Tag("S0.18")
  @Tag("S0.19")
  void changesEveryNumberOfTheSine() {
    open("sine");
    page.click("#ten");
    waitForEpoch(10);
    assertChanges(this::tenStepsFromAnotherSeed, "S0.15", "S0.16", "S0.17", "S0.18");
    assertChanges(this::tenStepsOnOtherPoints, "S0.11", "S0.12", "S0.13", "S0.14");
    assertChanges(this::trainToTheEnd, "S0.19");
  }

  @Test
  @Tag("S0.21")
  @Tag("S0.22")
  @Tag("S0.23")
  @Tag("S0.24")
  void changesEveryNumberOfSpirals() {
    open("spirals");
    page.click("#ten");
    waitForEpoch(10);
    assertChanges(this::tenStepsFromAnotherSeed, "S0.23", "S0.24");
    assertChanges(this::tenStepsOnOtherPoints, "S0.21", "S0.22");
  }

  @Test
  void refitsTheMiddleColumnByKeysAndKeepsItInTheAddress() {
    open("sine");
    assertThat(page.locator("#features-value")).hasText("R² 0.954");
    page.focus("[data-part=degree]");
    page.keyboard().press("ArrowLeft");
    page.keyboard().press("ArrowLeft");
    assertThat(page.locator("#features-value")).hasText("R² 0.836");
    assertThat(page.locator("#features-note")).hasText("3 features");
    assertTrue(page.url().contains("degree=3"), page.url());
    page.reload();
    assertThat(page.locator("#features-value")).hasText("R² 0.836");
  }

  @Test
  void switchesBothLinesToTheirTwins() {
    open("circles");
    assertShows("S0.06", percent(trained("circles_poly_logreg")));
    page.check("[name=solver][value=adam]");
    assertThat(page.locator("#features-value")).hasText(ShownItems.text(page, "S0.06"));
    assertThat(page.locator("#line-value")).hasText(ShownItems.text(page, "S0.04"));
    assertThat(page.locator("#twin-loss"))
        .hasAttribute("aria-label", Pattern.compile("loss over epoch: line from 0.719.*"));
  }

  // -- helpers

  private void assertShows(String item, String expected) {
    ShownItems.assertShows(page, item, expected);
  }

  private void assertBegins(String item, String expected) {
    ShownItems.assertShows(page, item, Pattern.compile("^" + expected.replace(".", "[.]")));
  }

  private void assertChanges(Runnable change, String... items) {
    ShownItems.assertChanges(page, change, items);
  }

  private static JsonObject trained(String net) {
    return trained.object(net).object("f32");
  }

  private static String percent(JsonObject result) {
    return fixed(100 * result.number("accuracy"), 1) + " %";
  }

  private static String fixed(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  private static String count(double value) {
    return String.format(Locale.ROOT, "%,d", (long) value);
  }
}
