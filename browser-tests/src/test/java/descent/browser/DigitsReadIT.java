package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.data.DrawnDigits;
import descent.engine.io.JsonArray;
import descent.engine.io.JsonObject;
import descent.engine.io.JsonString;
import descent.engine.io.JsonValue;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tabs Read, Pixels and Features of the station Digits: pictures and what is made of them. */
class DigitsReadIT extends DigitsPage {
  private static final long SEED = 770_001;

  /** A percentage with two digits behind the point is rounded by half of the last one. */
  private static final double ROUNDED = 0.0051;

  /** A number with four significant digits is rounded by half of the last one. */
  private static final double SIGNIFICANT = 5.1e-4;

  /** One frame of sixty a second. */
  private static final double FRAME_MILLIS = 1000.0 / 60;

  // -- Read

  @ParameterizedTest
  @EnumSource(
      value = Screens.class,
      names = {"DESK", "PHONE"})
  @Tag("S2.17")
  void breaksDownTheNotebooksThreePredictions(Screens screen) throws IOException {
    needMnist();
    List<JsonArray> golden =
        golden("seed002_training.json").array("probs_test_0_100_500").items().stream()
            .map(JsonArray.class::cast)
            .toList();
    open("model=digit-recognition&image=0", screen);
    ShownItems.assertShows(page, "S2.17", "7 with 99.61 %");
    assertPart("read-note", "Test image 0, written 7.");
    assertTenLines(golden.get(0).numbers());
    page.click("[data-number='100']");
    ShownItems.assertShows(page, "S2.17", "6 with 99.49 %");
    assertTenLines(golden.get(1).numbers());
    page.fill("#test-number", "500");
    page.keyboard().press("Enter");
    ShownItems.assertShows(page, "S2.17", "3 with 100.00 %");
    assertTenLines(golden.get(2).numbers());
    ShownItems.assertChanges(page, () -> page.click("[data-number='0']"), "S2.17");
  }

  private void assertTenLines(double[] expected) {
    for (int digit = 0; digit < expected.length; digit++) {
      double shown = Double.parseDouble(page.innerText("#percent-" + digit).replace(" %", ""));
      assertEquals(100 * expected[digit], shown, ROUNDED, "digit " + digit);
    }
  }

  @Test
  void readsTheInkWhereItIsIfTheLearnerWantsTo() {
    open("", Screens.DESK);
    page.click("#clear");
    new Pen(page).dot(0.06, 0.06);
    Pattern corner = Pattern.compile(".* is [\\d.]+ at row [0-4], column [0-4]\\.");
    assertThat(page.locator("#lens")).not().hasAttribute("aria-label", corner);
    page.uncheck("[data-part=as-mnist]");
    assertThat(page.locator("#lens")).hasAttribute("aria-label", corner);
    assertTrue(page.url().contains("sheet=1"), page.url());
    page.check("[data-part=as-mnist]");
    assertThat(page.locator("#lens")).not().hasAttribute("aria-label", corner);
  }

  @Test
  void saysWhatTheNetSaysToNothingAndWarnsOfTwoParts() {
    open("", Screens.DESK);
    assertThat(page.locator("#answer")).hasText("7");
    page.click("#clear");
    assertPart(
        "read-note", "The pad is empty. This is what the net says to nothing: its biases alone.");
    String nothing = page.innerText("#sure");
    assertTrue(nothing.matches("\\d+\\.\\d\\d %"), nothing);
    Pen pen = new Pen(page);
    pen.byPointer(DrawnDigits.strokes(1, SEED).subList(0, 1));
    assertPart("read-note", "");
    page.mouse().move(0, 0);
    pen.dot(0.06, 0.06);
    assertThat(page.locator("[data-part=read-note]"))
        .hasText(Pattern.compile("Your ink is in 2 parts\\..*"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Screens.class,
      names = {"DESK", "PHONE"})
  void showsEveryLayersMapsAndEnlargesOneByKeyboard(Screens screen) {
    open("", screen);
    assertThat(page.locator("#flow"))
        .hasAttribute(
            "aria-label",
            Pattern.compile(
                "What each layer makes of the picture: picture has 1 picture, conv 1 has 16"
                    + " pictures, ReLU 1 has 16 pictures, pool 1 has 16 pictures, conv 2 has 32"
                    + " pictures, .*linear has 64 pictures, .*logits has 10 pictures\\."));
    page.focus("#flow");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(page.locator("#lens-note")).hasText(Pattern.compile("conv 1, map \\d+"));
    assertThat(page.locator("#unit-note")).hasText(Pattern.compile("conv 1, map .*"));
    assertThat(page.locator("#unit-key b")).hasText(Pattern.compile("Σ .* = .*"));
    page.click("#lens-table-button");
    assertEquals(29, page.locator("#lens-table tr").count());
    String unit = page.innerText("#unit-note");
    page.reload();
    assertThat(page.locator("#unit-note")).hasText(unit);
    page.selectOption("[data-part=model]", "digit-pixels");
    assertThat(page.locator("#lens-note")).hasText("picture");
    assertFalse(page.url().contains("unit="), page.url());
  }

  /** From ink to all maps: all that one frame runs, the drawing of four figures included. */
  @Test
  void followsThePenWithinOneFrame() {
    open("", Screens.DESK);
    assertThat(page.locator("#answer")).hasText("7");
    page.evaluate(
        "() => { window.took = []; const frame = window.requestAnimationFrame;"
            + " let last = 0, sum = 0;"
            + " window.requestAnimationFrame = task => frame(time => {"
            + "   const begin = performance.now(); task(time);"
            + "   if (time !== last) { if (sum) took.push(sum); last = time; sum = 0; }"
            + "   sum += performance.now() - begin; }); }");
    new Pen(page).byPointer(DrawnDigits.strokes(3, SEED));
    double median =
        (Double) page.evaluate("() => took.sort((a, b) => a - b)[took.length >> 1] + 1e-9");
    System.out.println("A frame while drawing: " + median + " ms");
    assertTrue(median < FRAME_MILLIS, "a frame took " + median + " ms");
  }

  // -- Pixels

  @ParameterizedTest
  @EnumSource(
      value = Screens.class,
      names = {"DESK", "PHONE"})
  @Tag("S0.25")
  @Tag("S2.01")
  @Tag("S2.02")
  @Tag("S2.03")
  @Tag("S2.04")
  @Tag("S2.05")
  @Tag("S2.06")
  void turnsTheFirstPictureIntoAVector(Screens screen) throws IOException {
    needMnist();
    JsonObject golden = golden("mnist_facts.json");
    open("tab=pixels", screen);
    ShownItems.assertShows(page, "S0.25", "60,000 and 10,000 images of 28 × 28 pixels");
    ShownItems.assertShows(
        page, "S2.01", "70,000 images, 784 bytes from 0 to 255 each, 10 classes");
    ShownItems.assertShows(page, "S2.06", "60,000 to learn from, 10,000 to test");
    StringBuilder labels = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      labels.append(i == 0 ? "" : " ").append(golden.array("train_labels_first20").integers()[i]);
    }
    ShownItems.assertShows(page, "S2.02", labels.toString());
    ShownItems.assertShows(page, "S2.03", "28 × 28 = 784 bytes, largest 255 / 255 = 1.000");
    StringBuilder run = new StringBuilder();
    for (int value : golden.array("image0_row14").integers()) {
      run.append(value == 0 ? "" : value + " ");
    }
    ShownItems.assertShows(page, "S2.04", run + "at columns 13–18");
    ShownItems.assertShows(page, "S2.05", "[0 0 0 0 0 1 0 0 0 0]");
    assertPart("first-pixels", "0 ".repeat(20).strip());
    ShownItems.assertChanges(page, this::pickTheNextSample, "S2.04", "S2.05");
  }

  private void pickTheNextSample() {
    page.focus("#samples");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Enter");
  }

  @Test
  void followsTheRowInPictureProfileAndVector() {
    needMnist();
    open("tab=pixels", Screens.DESK);
    assertThat(page.locator("[data-item='S2.04']")).hasText(Pattern.compile("81 .*"));
    page.focus("#row");
    page.keyboard().press("Home");
    assertPart("row-name", "Row 0");
    assertThat(page.locator("[data-item='S2.04']")).hasText("all 0");
    assertTrue(page.url().contains("row=0"), page.url());
  }

  // -- Features

  @Test
  @Tag("S0.26")
  @Tag("S0.27")
  void computesTheSeventyOneFeaturesOfTheFirstPicture() throws IOException {
    needMnist();
    JsonObject golden = golden("mnist_facts.json");
    double[] expected = golden.object("handcrafted_first20").array("data").numbers();
    List<JsonValue> names = golden.array("handcrafted_names").items();
    open("tab=features", Screens.DESK);
    ShownItems.assertShows(page, "S0.26", "71");
    ShownItems.assertShows(page, "S0.27", "5 digits over their edge maps, from 0 to 1.17");
    page.click(
        "#edge-digits", new com.microsoft.playwright.Page.ClickOptions().setPosition(20, 20));
    page.click("#features-table-button");
    List<String> cells = page.locator("#features-table td").allTextContents();
    assertEquals(2 * 71, cells.size());
    for (int i = 0; i < 71; i++) {
      assertEquals(((JsonString) names.get(i)).value(), cells.get(2 * i));
      double shown = Double.parseDouble(cells.get(2 * i + 1));
      assertEquals(expected[i], shown, SIGNIFICANT * Math.max(1e-3, expected[i]), cells.get(2 * i));
    }
    page.focus("#plain");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertPart("feature-name", "mean");
    assertPart("feature-line", "mean of all pixels = 0.1377");
  }
}
