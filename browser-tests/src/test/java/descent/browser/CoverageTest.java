package descent.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The map of the lessons' items is true: what it calls proven is proven by tests that exist, and
 * docs/coverage.md says the same as the map.
 */
class CoverageTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "coverage.md");

  /** The stations all of whose items are on the page. */
  private static final Set<Integer> COMPLETE_STATIONS = Set.of(5, 8);

  /** Items of other stations that are on the page as well. */
  private static final Set<String> ALSO_COMPLETE = Set.of("S0.31", "S1.05", "S1.12");

  private static boolean mustBeComplete(LessonItem item) {
    return COMPLETE_STATIONS.contains(item.station()) || ALSO_COMPLETE.contains(item.id());
  }

  @Test
  void listsEachItemOfTheFiveLessonsOnce() {
    int[] perLesson = {36, 66, 23, 27, 29};
    List<String> expected = new ArrayList<>();
    for (int lesson = 0; lesson < perLesson.length; lesson++) {
      for (int i = 1; i <= perLesson[lesson]; i++) {
        expected.add("S" + lesson + "." + (i < 10 ? "0" : "") + i);
      }
    }
    assertEquals(expected, LessonItem.all().stream().map(LessonItem::id).toList());
  }

  @Test
  void provesEveryItemOfTheOpenStations() {
    for (LessonItem item : LessonItem.all()) {
      assertTrue(item.isComplete() || !mustBeComplete(item), item.id() + " is proven by a test");
      assertEquals(
          item.isComplete(),
          item.changes().isEmpty() != item.fixed().isEmpty(),
          item.id() + " is seen to change, or it is said why it cannot");
    }
  }

  @Test
  void namesOnlyTestsThatExistAndCarryTheItem() throws ClassNotFoundException {
    for (LessonItem item : LessonItem.all()) {
      for (String name :
          Stream.concat(item.tests().stream(), item.changes().stream()).distinct().toList()) {
        String[] parts = name.split("#", -1);
        Class<?> tests = Class.forName("descent.browser." + parts[0]);
        assertTrue(
            Arrays.stream(tests.getAnnotationsByType(ExtendWith.class))
                .anyMatch(with -> List.of(with.value()).contains(ShownItems.class)),
            parts[0] + " is extended by ShownItems, which sees that values are compared");
        Method method =
            Arrays.stream(tests.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(parts[1]))
                .findFirst()
                .orElseThrow(() -> new AssertionError(item.id() + " points at no test: " + name));
        assertTrue(AnnotationSupport.isAnnotated(method, Testable.class), name + " is a test");
        assertTrue(
            Arrays.stream(method.getAnnotationsByType(Tag.class))
                .anyMatch(tag -> tag.value().equals(item.id())),
            name + " carries the tag " + item.id());
      }
    }
  }

  /** {@code -Ddescent.coverage=write} writes the document. */
  @Test
  void keepsTheDocumentTrue() throws IOException {
    String wanted = document();
    if ("write".equals(System.getProperty("descent.coverage"))) {
      Files.writeString(DOCUMENT, wanted);
    }
    assertEquals(
        wanted,
        Files.readString(DOCUMENT),
        "docs/coverage.md is stale; its head says how to renew it");
  }

  // -- the document

  private static String document() {
    List<LessonItem> complete = LessonItem.all().stream().filter(LessonItem::isComplete).toList();
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # Which items of the lessons are on the page

        Written from `web/src/main/site/items.json` by
        `mvn -q test -pl browser-tests -am -Dtest=CoverageTest -Dsurefire.failIfNoSpecifiedTests=false -Ddescent.coverage=write`.
        `CoverageTest` fails when this page is stale or names a test that does not exist. A browser test that carries an item's tag fails unless it compares what the page
        shows for that item (`ShownItems`). What the engine computes for an item is asserted by `mvn test -Dgroups=S0.05`, say.

        """);
    text.append(
        "**%d of %d items are complete.**\n\n".formatted(complete.size(), LessonItem.all().size()));
    text.append(
        "| item | what | station | compared by | seen to change by |\n|---|---|---|---|---|\n");
    for (LessonItem item : complete) {
      text.append(
          "| %s | %s | %d | %s | %s |\n"
              .formatted(
                  item.id(),
                  item.title(),
                  item.station(),
                  code(item.tests()),
                  item.fixed().isEmpty() ? code(item.changes()) : "fixed: " + item.fixed()));
    }
    text.append(
        "\n## Not yet: their stations are ahead\n\n| item | what | station |\n|---|---|---|\n");
    for (LessonItem item : LessonItem.all()) {
      if (!item.isComplete()) {
        text.append("| %s | %s | %d |\n".formatted(item.id(), item.title(), item.station()));
      }
    }
    return text.toString();
  }

  private static String code(List<String> names) {
    return names.isEmpty() ? "" : "`" + String.join("`, `", names) + "`";
  }
}
