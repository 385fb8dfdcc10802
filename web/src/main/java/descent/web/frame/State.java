package descent.web.frame;

import java.util.LinkedHashMap;
import java.util.Map;
import org.teavm.jso.JSBody;

/**
 * What a link to a station says beyond its name: {@code #/power?v=1&seed=43}. Keys and values are
 * strings; what is not said has its default, so that most links are short.
 */
public final class State {
  /** Links of this version are understood; others are opened with the defaults. */
  private static final String VERSION = "1";

  private final String route;
  private final Map<String, String> values = new LinkedHashMap<>();

  private State(String route) {
    this.route = route;
  }

  /** Reads the part of an address from its {@code #} on. */
  public static State parse(String hash) {
    int question = hash.indexOf('?');
    String path = question < 0 ? hash : hash.substring(0, question);
    State state = new State(path.startsWith("#/") ? path.substring(2) : "");
    String query = question < 0 ? "" : hash.substring(question + 1);
    int from = 0;
    while (from < query.length()) {
      int end = query.indexOf('&', from);
      end = end < 0 ? query.length() : end;
      int equals = query.indexOf('=', from);
      if (equals > from && equals < end) {
        state.values.put(
            decode(query.substring(from, equals)), decode(query.substring(equals + 1, end)));
      }
      from = end + 1;
    }
    if (!VERSION.equals(state.values.remove("v"))) {
      state.values.clear();
    }
    return state;
  }

  /** The name of the station; empty for home. */
  public String route() {
    return route;
  }

  /** The value of a key, or what holds when the address does not say. */
  public String get(String key, String otherwise) {
    return values.getOrDefault(key, otherwise);
  }

  /** The number of a key, or what holds when the address says none. */
  public double number(String key, double otherwise) {
    String text = values.get(key);
    if (text == null) {
      return otherwise;
    }
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? value : otherwise;
    } catch (NumberFormatException notNumber) {
      return otherwise;
    }
  }

  /** Says a value from now on; an empty one says nothing. */
  public void set(String key, String value) {
    if (value.isEmpty()) {
      values.remove(key);
    } else {
      values.put(key, value);
    }
  }

  /** The part of an address from its {@code #} on. */
  public String hash() {
    StringBuilder hash = new StringBuilder("#/").append(route);
    if (!values.isEmpty()) {
      hash.append("?v=").append(VERSION);
      values.forEach(
          (key, value) -> hash.append('&').append(key).append('=').append(encode(value)));
    }
    return hash.toString();
  }

  @JSBody(
      params = "text",
      script = "try { return decodeURIComponent(text); } catch (e) { return ''; }")
  private static native String decode(String text);

  @JSBody(params = "text", script = "return encodeURIComponent(text);")
  private static native String encode(String text);
}
