package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import descent.engine.io.JsonArray;
import descent.engine.io.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tab Errors of the station Digits: the matrix, the pictures behind it, the hunt. */
class DigitsErrorsIT extends DigitsPage {
  /** Reading 10,000 pictures in slices takes a while on a busy machine. */
  private static final HasTextOptions IN_TIME = new HasTextOptions().setTimeout(120_000);

  private void openDense(Screens screen) {
    open("tab=errors&model=digit-recognition", screen);
    assertThat(page.locator("[data-item='S2.12']")).hasText(Pattern.compile("right"), IN_TIME);
  }

  @ParameterizedTest
  @EnumSource(
      value = Screens.class,
      names = {"DESK", "PHONE"})
  @Tag("S2.12")
  @Tag("S2.14")
  @Tag("S2.15")
  void findsTheNotebooksMistakes(Screens screen) throws IOException {
    needMnist();
    JsonObject golden = golden("seed002_training.json");
    openDense(screen);
    assertEquals(9706, golden.number("correct"));
    ShownItems.assertShows(page, "S2.12", "9,706 right, 294 wrong: 97.06 %, above 95 %");
    ShownItems.assertShows(page, "S2.14", "9,706 of 10,000 on the diagonal");
    ShownItems.assertShows(page, "S2.15", "4 → 9: 20, 7 → 2: 16, 7 → 9: 15, 5 → 3: 14, 9 → 4: 11");
    page.click("#confusion-table-button");
    List<List<Double>> shown = new ArrayList<>();
    for (int row = 1; row <= 10; row++) {
      List<Double> numbers = new ArrayList<>();
      for (String cell : row(row - 1)) {
        numbers.add(Double.parseDouble(cell.replace(",", "")));
      }
      shown.add(numbers);
    }
    JsonArray rows = golden.array("confusion");
    for (int row = 0; row < 10; row++) {
      List<Double> expected = new ArrayList<>();
      for (double count : ((JsonArray) rows.items().get(row)).numbers()) {
        expected.add(count);
      }
      assertEquals(expected, shown.get(row), "written " + row);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Screens.class,
      names = {"DESK", "PHONE"})
  void opensThePicturesBehindACellByKeyboard(Screens screen) {
    needMnist();
    openDense(screen);
    page.focus("#confusion");
    page.keyboard().press("ArrowRight");
    for (int i = 0; i < 4; i++) {
      page.keyboard().press("ArrowDown");
    }
    page.keyboard().press("Enter");
    assertThat(page.locator("#gallery-title")).hasText("1 four read as 0");
    for (int i = 0; i < 9; i++) {
      page.keyboard().press("ArrowRight");
    }
    page.keyboard().press("Enter");
    assertThat(page.locator("#gallery-title")).hasText("20 fours read as 9");
    assertPart("gallery-range", "1 to 18 of 20");
    assertTrue(page.url().contains("cell=49"), page.url());
    page.focus("#gallery");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Enter");
    assertThat(page.locator("[data-part=chosen-line]"))
        .hasText(Pattern.compile("Test image [\\d,]+: written 4, read as 9 with \\d+\\.\\d %\\."));
    page.focus("[data-part=watch]");
    page.keyboard().press("Enter");
    assertThat(page.locator("#tab-read")).hasAttribute("aria-selected", "true");
    assertThat(page.locator("#answer")).hasText("9");
  }

  @Test
  void readsThePicturesUpsideDownMuchWorse() {
    openDense(Screens.DESK);
    Pattern verdict = Pattern.compile(".*: (\\d+\\.\\d\\d) %.*");
    Matcher upright = verdict.matcher(ShownItems.text(page, "S2.12"));
    assertTrue(upright.matches());
    String measured = page.innerText("[data-model=digit-recognition] [data-value]");
    page.check("[data-part=turned]");
    assertThat(ShownItems.place(page, "S2.12"))
        .containsText("upside down", new ContainsTextOptions().setTimeout(120_000));
    Matcher turned = verdict.matcher(ShownItems.text(page, "S2.12"));
    assertTrue(turned.matches());
    double lost = Double.parseDouble(upright.group(1)) - Double.parseDouble(turned.group(1));
    assertTrue(lost > 30, "it loses " + lost + " points");
    assertThat(page.locator("[data-model=digit-recognition] [data-value]")).hasText(measured);
    assertTrue(page.url().contains("turned=1"), page.url());
  }

  @Test
  void goesFromMistakeToMistakeByOneKey() {
    openDense(Screens.DESK);
    page.click("[name=gallery-kind][value=mistakes]");
    page.keyboard().press("e");
    assertThat(page.locator("[data-part=chosen-line]")).containsText("Test image");
    String first = page.innerText("[data-part=chosen-line]");
    page.keyboard().press("e");
    assertThat(page.locator("[data-part=chosen-line]")).not().hasText(first);
    assertTrue(page.url().contains("show=mistakes"), page.url());
  }

  @Test
  @Tag("S2.13")
  @Tag("S2.22")
  void huntsForTenMistakesAmongPicturesDrawnAtRandom() {
    openDense(Screens.DESK);
    page.click("[name=gallery-kind][value=random]");
    page.click("#gallery-table-button");
    int right = 0;
    for (String cell : page.locator("#gallery-table td:nth-child(2)").allTextContents()) {
      right += cell.startsWith("✓") ? 1 : 0;
    }
    ShownItems.assertShows(page, "S2.13", right + " of 18 right");
    ShownItems.assertChanges(page, () -> page.click("[data-part=gallery-more]"), "S2.13");
    page.click("[name=gallery-kind][value=hunt]");
    ShownItems.assertShows(page, "S2.22", "0 of 10 found with 0 picks");
    page.focus("#gallery");
    ShownItems.assertChanges(
        page,
        () -> {
          page.keyboard().press("ArrowRight");
          page.keyboard().press("Enter");
        },
        "S2.22");
  }

  @Test
  @Tag("S2.12")
  @Tag("S2.14")
  @Tag("S2.15")
  void changesWithTheNetwork() {
    openDense(Screens.DESK);
    ShownItems.assertChanges(
        page,
        () -> {
          page.selectOption("[data-part=model]", "digit-features");
          assertThat(page.locator("[data-part=errors-line]"))
              .containsText("71 features", new ContainsTextOptions().setTimeout(120_000));
        },
        "S2.12",
        "S2.14",
        "S2.15");
  }

  /** The counts of a written digit in the table of the matrix. */
  private List<String> row(int digit) {
    List<String> cells =
        page.locator("#confusion-table tr").nth(digit + 1).locator("td").allTextContents();
    assertEquals(String.valueOf(digit), cells.getFirst());
    return cells.subList(1, 11);
  }

  @Test
  void asksForWhatTheMatrixShows() {
    openDense(Screens.DESK);
    page.click("#confusion-table-button");
    int digit = Integer.parseInt(page.innerText("[data-part=check-digit]"));
    List<String> row = row(digit);
    double all = 0;
    for (String cell : row) {
      all += Double.parseDouble(cell.replace(",", ""));
    }
    double recall = Double.parseDouble(row.get(digit).replace(",", "")) / all;
    page.fill("form[data-check=recall] input", String.valueOf(recall));
    page.click("form[data-check=recall] button");
    assertThat(page.locator("form[data-check=recall]")).hasAttribute("data-verdict", "right");
    int hidden = Integer.parseInt(page.innerText("[data-part=check-hidden]"));
    page.fill("form[data-check=parameters] input", String.valueOf(795 * hidden + 10));
    page.click("form[data-check=parameters] button");
    assertThat(page.locator("form[data-check=parameters]")).hasAttribute("data-verdict", "right");
  }
}
