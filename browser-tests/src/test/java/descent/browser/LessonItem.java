package descent.browser;

import descent.engine.io.Json;
import descent.engine.io.JsonArray;
import descent.engine.io.JsonObject;
import descent.engine.io.JsonString;
import descent.engine.io.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An item of the lessons, from the one map of them, {@code site/items.json}.
 *
 * @param id such as {@code S0.05}
 * @param station where it is at home; 0 is the Atlas
 * @param title in a few words
 * @param tests browser tests that compare what the page shows for it, {@code PowerIT#method}; none
 *     while the item is ahead
 * @param changes browser tests that see what the page shows for it change with a control
 * @param fixed why it cannot change; empty when it can
 */
record LessonItem(
    String id, int station, String title, List<String> tests, List<String> changes, String fixed) {
  private static final Path FILE = Path.of("..", "web", "src", "main", "site", "items.json");

  private static final List<LessonItem> ALL = read();

  /** All items, in the lessons' order. */
  static List<LessonItem> all() {
    return ALL;
  }

  /** Whether the page shows it and a test proves it. */
  boolean isComplete() {
    return !tests.isEmpty();
  }

  private static List<LessonItem> read() {
    try {
      List<LessonItem> items = new ArrayList<>();
      for (JsonValue value : ((JsonArray) Json.parse(Files.readString(FILE))).items()) {
        JsonObject item = (JsonObject) value;
        items.add(
            new LessonItem(
                item.string("id"),
                (int) item.number("station"),
                item.string("title"),
                strings(item, "tests"),
                strings(item, "changes"),
                item.has("fixed") ? item.string("fixed") : ""));
      }
      return List.copyOf(items);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> strings(JsonObject item, String key) {
    if (!item.has(key)) {
      return List.of();
    }
    return item.array(key).items().stream().map(value -> ((JsonString) value).value()).toList();
  }
}
