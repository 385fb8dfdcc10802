package descent.engine.io;

import java.util.List;

/** What the readers of experiments share. */
final class Coded {
  /** Tells which of the permitted kinds an object is. */
  static final String KIND = "kind";

  private Coded() {}

  static JsonObject.Builder kind(String kind) {
    return JsonObject.with(KIND, kind);
  }

  static int count(JsonObject json, String name) {
    long value = json.integer(name);
    if (value != (int) value) {
      throw new IllegalArgumentException("\"" + name + "\" should be below 2^31, but is " + value);
    }
    return (int) value;
  }

  static JsonArray numbers(List<? extends Number> values) {
    double[] numbers = new double[values.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = values.get(i).doubleValue();
    }
    return JsonArray.of(numbers);
  }

  static IllegalArgumentException unknown(String what, String kind, String known) {
    return new IllegalArgumentException(
        "There is no " + what + " called \"" + kind + "\"; known are " + known);
  }

  /** The constant of this name, which JSON writes in lower case. */
  static <E extends Enum<E>> E constant(JsonObject json, String name, E[] values) {
    String text = json.string(name);
    StringBuilder known = new StringBuilder();
    for (E value : values) {
      String lower = lower(value);
      if (lower.equals(text)) {
        return value;
      }
      known.append(known.length() == 0 ? "" : ", ").append(lower);
    }
    throw unknown(name, text, known.toString());
  }

  static String lower(Enum<?> value) {
    StringBuilder lower = new StringBuilder();
    for (char c : value.name().toCharArray()) {
      lower.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return lower.toString();
  }
}
