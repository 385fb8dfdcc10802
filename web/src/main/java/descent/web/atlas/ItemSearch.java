package descent.web.atlas;

import descent.engine.io.Json;
import descent.engine.io.JsonArray;
import descent.engine.io.JsonObject;
import descent.engine.io.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All items of the lessons, by id, word or number. */
final class ItemSearch {
  /** More would not be read. */
  private static final int MOST = 8;

  /** An item of the lessons and the number of the station where it is at home. */
  record Item(String id, int station, String title) {}

  private final List<Item> items = new ArrayList<>();

  /** The items of a file: an array of objects with {@code id}, {@code station}, {@code title}. */
  ItemSearch(String json) {
    JsonArray all = (JsonArray) Json.parse(json);
    for (JsonValue value : all.items()) {
      JsonObject item = (JsonObject) value;
      items.add(new Item(item.string("id"), (int) item.number("station"), item.string("title")));
    }
  }

  List<Item> all() {
    return items;
  }

  /**
   * Items that have all words; when there are none, the three that have most of their beginnings.
   */
  List<Item> find(String query) {
    List<String> words = words(query);
    List<Item> found = new ArrayList<>();
    for (Item item : items) {
      if (found.size() < MOST && matches(item, words) == words.size()) {
        found.add(item);
      }
    }
    return found.isEmpty() ? nearest(words) : found;
  }

  /** Whether an item has all words. */
  boolean isExact(String query) {
    List<String> words = words(query);
    for (Item item : items) {
      if (matches(item, words) == words.size()) {
        return true;
      }
    }
    return false;
  }

  private static List<String> words(String query) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    String text = query.toLowerCase(Locale.ROOT) + " ";
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != ' ') {
        word.append(text.charAt(i));
      } else if (!word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    return words;
  }

  private static int matches(Item item, List<String> words) {
    String text = (item.id() + " " + item.title()).toLowerCase(Locale.ROOT);
    int matches = 0;
    for (String word : words) {
      matches += text.contains(word) ? 1 : 0;
    }
    return matches;
  }

  private List<Item> nearest(List<String> words) {
    List<String> beginnings = new ArrayList<>();
    for (String word : words) {
      for (int length = 2; length < word.length(); length++) {
        beginnings.add(word.substring(0, length));
      }
    }
    List<Item> near = new ArrayList<>();
    List<Item> rest = new ArrayList<>(items);
    for (int i = 0; i < 3; i++) {
      int best = 0;
      for (int j = 1; j < rest.size(); j++) {
        if (matches(rest.get(j), beginnings) > matches(rest.get(best), beginnings)) {
          best = j;
        }
      }
      if (!rest.isEmpty() && matches(rest.get(best), beginnings) > 0) {
        near.add(rest.remove(best));
      }
    }
    return near;
  }
}
