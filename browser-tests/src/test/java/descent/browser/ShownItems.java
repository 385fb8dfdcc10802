package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The lessons' items as the page shows them, {@code data-item="S0.05"}: reads them, compares them
 * and sees them change. A test class that is extended by it keeps its word: a test that carries an
 * item's tag fails unless it has compared that item, and one that the map of items names for a
 * change fails unless it has seen one.
 */
final class ShownItems implements BeforeEachCallback, AfterEachCallback {
  /** Another seed may happen to lead to the same number; several in a row do not. */
  private static final int MOST_CHANGES = 6;

  private static final Set<String> COMPARED = new HashSet<>();
  private static final Set<String> CHANGED = new HashSet<>();

  @Override
  public void beforeEach(ExtensionContext context) {
    COMPARED.clear();
    CHANGED.clear();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      return;
    }
    String test =
        context.getRequiredTestClass().getSimpleName()
            + "#"
            + context.getRequiredTestMethod().getName();
    for (LessonItem item : LessonItem.all()) {
      boolean tagged = context.getTags().contains(item.id());
      assertTrue(
          !tagged || COMPARED.contains(item.id()) || CHANGED.contains(item.id()),
          test
              + " carries the tag "
              + item.id()
              + ", but compared nothing that the page shows for it");
      assertTrue(
          !item.tests().contains(test) || COMPARED.contains(item.id()),
          "items.json says that " + test + " compares " + item.id() + ", but it did not");
      assertTrue(
          !item.changes().contains(test) || CHANGED.contains(item.id()),
          "items.json says that " + test + " sees " + item.id() + " change, but it did not");
    }
  }

  private static String selector(String item) {
    return "[data-item='" + item + "'], [data-item-list='" + item + "']";
  }

  /** Where the page shows an item first. */
  static Locator place(Page page, String item) {
    return page.locator(selector(item)).first();
  }

  /** What the page shows for an item now. */
  static String text(Page page, String item) {
    return place(page, item).textContent();
  }

  /** The page shows this for an item, soon at least, wherever it shows it. */
  static void assertShows(Page page, String item, String expected) {
    assertThat(place(page, item)).hasText(expected);
    for (String shown : page.locator(selector(item)).allTextContents()) {
      assertEquals(expected, shown.strip(), item + " is shown in several places");
    }
    COMPARED.add(item);
  }

  /** The page shows for an item what fits a pattern, soon at least. */
  static void assertShows(Page page, String item, Pattern expected) {
    assertThat(place(page, item)).hasText(expected);
    COMPARED.add(item);
  }

  /**
   * The page shows a number between these for an item; units and thousands' commas are no matter.
   */
  static void assertShowsBetween(Page page, String item, double least, double most) {
    assertThat(place(page, item)).hasText(Pattern.compile("\\d"));
    String shown = text(page, item);
    double number = Double.parseDouble(shown.replaceAll("[ %,]", "").replace('\u2212', '-'));
    assertTrue(
        number >= least && number <= most,
        () -> item + " shows " + shown + ", which is not in " + least + " ... " + most);
    COMPARED.add(item);
  }

  /**
   * What the page shows for these items becomes something else.
   *
   * @param change operates the control and waits for what follows; called again while an item
   *     happens to show the same
   */
  static void assertChanges(Page page, Runnable change, String... items) {
    List<String> before = new ArrayList<>();
    for (String item : items) {
      assertThat(place(page, item)).not().hasText("\u2013");
      before.add(text(page, item));
    }
    Set<String> same = new HashSet<>(List.of(items));
    for (int i = 0; i < MOST_CHANGES && !same.isEmpty(); i++) {
      change.run();
      for (int j = 0; j < items.length; j++) {
        assertThat(place(page, items[j])).not().hasText("\u2013");
        if (!before.get(j).equals(text(page, items[j]))) {
          same.remove(items[j]);
        }
      }
    }
    assertEquals(Set.of(), same, "items that stay what they are");
    CHANGED.addAll(List.of(items));
  }
}
