package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import descent.engine.io.JsonArray;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The arithmetic behind every number of the station Digits. */
class DigitsExplainIT extends DigitsPage {
  private static final int PICKS = 20;

  /** The terms are doubles and written with all their digits. */
  private static final double ROUNDING = 1e-6;

  /** Figures compute in float: a sum of 1,568 products of numbers around 1. */
  private static final double FLOAT = 1e-4;

  private static final Pattern LOSS = Pattern.compile("−ln ([\\d.]+) = ([\\d.]+)");

  @Test
  @Tag("S2.23")
  void addsUpTwentyPicks() {
    open("", Screens.DESK);
    assertThat(page.locator("#answer")).hasText("7");
    ShownItems.assertShows(page, "S2.23", LOSS);
    Matcher loss = LOSS.matcher(ShownItems.text(page, "S2.23"));
    assertTrue(loss.matches());
    double p = Double.parseDouble(loss.group(1));
    assertEquals(-Math.log(p), Double.parseDouble(loss.group(2)), FLOAT, "p has four digits");
    Random random = new Random(23);
    Set<String> pages = new HashSet<>();
    for (int i = 0; i < PICKS; i++) {
      switch (i % 4) {
        case 0 -> page.click("#digit-" + random.nextInt(10));
        case 1 -> pickAndExplain("#flow", random);
        default -> pick("#lens", random);
      }
      assertThat(page.locator("#drawer-title")).isVisible();
      Locator tabs = page.locator("#drawer-tabs button");
      for (int tab = 0; tab < Math.max(1, tabs.count()); tab++) {
        if (tabs.count() > 1) {
          pages.add(tabs.nth(tab).textContent());
          tabs.nth(tab).click();
        }
        assertAddsUp();
      }
      page.keyboard().press("Escape");
    }
    assertTrue(
        pages.containsAll(Set.of("Softmax", "Loss", "Logit", "Forward", "Backward", "Learn")),
        pages.toString());
  }

  private void pickAndExplain(String figure, Random random) {
    if (page.locator("[data-part=layer-back]").isVisible()) { // one layer at a time, on a phone
      for (int i = 0; i < 9; i++) {
        page.click(random.nextInt(3) > 0 ? "[data-part=layer-back]" : "[data-part=layer-on]");
      }
    }
    pick(figure, random);
    if (page.locator("[data-part=explain-unit]").isVisible()) {
      page.click("[data-part=explain-unit]");
    } else {
      page.click("[data-part=explain-answer]");
    }
  }

  private void pick(String figure, Random random) {
    for (int i = 0; i < 50 && !page.locator("#drawer-title").isVisible(); i++) {
      Locator canvas = page.locator(figure);
      canvas.scrollIntoViewIfNeeded();
      BoundingBox box = canvas.boundingBox();
      canvas.click(
          new Locator.ClickOptions()
              .setPosition(random.nextDouble() * box.width, random.nextDouble() * box.height));
      if (figure.equals("#flow")) {
        return;
      }
    }
  }

  private void assertAddsUp() {
    double sum = 0;
    Locator terms = page.locator("#drawer-terms [data-term]");
    for (int i = 0; i < terms.count(); i++) {
      sum += Double.parseDouble(terms.nth(i).getAttribute("data-term"));
    }
    double shown =
        Double.parseDouble(page.locator("#drawer-terms [data-sum]").getAttribute("data-sum"));
    String title = page.innerText("#drawer-title");
    assertEquals(shown, sum, ROUNDING * Math.max(1, Math.abs(shown)), title);
  }

  @Test
  void leadsFromTheAnswerToAPixelAlongTheLoudestTerms() {
    open("", Screens.DESK);
    assertThat(page.locator("#answer")).hasText("7");
    page.click("[data-part=explain-answer]");
    page.click("#drawer-tabs button:has-text('Logit')");
    Locator loudest = page.locator("#drawer-terms [data-term] button").first();
    List<String> way = new ArrayList<>();
    String title = "";
    while (!title.startsWith("picture") && way.size() < 12) {
      loudest.focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("#drawer-title")).not().hasText(title.isEmpty() ? "p(7)" : title);
      title = page.innerText("#drawer-title");
      page.click("#drawer-tabs button:has-text('Forward')");
      assertAddsUp();
      way.add(title.split(",")[0]);
    }
    assertEquals(
        List.of(
            "ReLU 3", "linear", "pool 2", "ReLU 2", "conv 2", "pool 1", "ReLU 1", "conv 1",
            "picture"),
        way);
  }

  @Test
  void explainsByKeyboardWhatTheFigureShows() {
    open("", Screens.DESK);
    assertThat(page.locator("#answer")).hasText("7");
    page.focus("#flow");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Enter");
    assertThat(page.locator("#lens-note")).hasText("conv 1, map 1");
    page.focus("#lens");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowDown");
    String read = page.innerText("#lens-pin");
    page.keyboard().press("Enter");
    assertThat(page.locator("#drawer-title")).hasText("conv 1, map 1, row 1, column 0");
    double sum =
        Double.parseDouble(page.locator("#drawer-terms [data-sum]").getAttribute("data-sum"));
    double figure =
        Double.parseDouble(read.substring(read.indexOf(':') + 1).strip().replace('\u2212', '-'));
    assertEquals(figure, sum, FLOAT + 0.005, "the pin says two digits behind the point");
    page.keyboard().press("Escape");
    assertThat(page.locator("#lens")).isFocused();
  }

  @Test
  @Tag("S2.09")
  @Tag("S2.23")
  void explainsTheNotebooksFourFunctionsLineByLine() throws IOException {
    needMnist();
    double p =
        ((JsonArray) golden("seed002_training.json").array("probs_test_0_100_500").items().get(0))
            .numbers()[7];
    open("model=digit-recognition&image=0", Screens.DESK);
    ShownItems.assertShows(page, "S2.09", "√(2/784) = 0.05051, not √(1/784) = 0.03571");
    assertThat(page.locator("[data-item='S2.23']").first()).hasText("−ln 0.9961 = 0.003921");
    ShownItems.assertShows(page, "S2.23", "−ln 0.9961 = 0.003921");
    assertEquals(0.003921, -Math.log(p), 5e-7, "the notebook's own probability");
    page.click("summary:has-text('line by line')");
    assertThat(page.locator("[data-part=line-dz2]"))
        .hasText(Pattern.compile("p − one-hot: −0\\.003913 for 7, .*"));
    assertThat(page.locator("[data-part=line-dz1]"))
        .hasText(Pattern.compile("\\d+ of 128 units are on .*"));
    assertPart(
        "line-batches", "60,000 // 128 = 468, and the last 96 pictures of each epoch are left out");
    assertPart("line-argmax", "7");
    ShownItems.assertChanges(page, () -> page.click("[data-number='100']"), "S2.23");
  }
}
