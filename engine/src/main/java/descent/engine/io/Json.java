package descent.engine.io;

import java.util.Map;

/** Reads and writes JSON strictly as RFC 8259 defines it; object names must not come twice. */
public final class Json {
  private Json() {}

  /**
   * The value that a text holds.
   *
   * @throws IllegalArgumentException with the line and column when the text is not JSON
   */
  public static JsonValue parse(String text) {
    return new JsonParser(text).parse();
  }

  /**
   * The value that UTF-8 bytes hold.
   *
   * @throws IllegalArgumentException when the bytes are not UTF-8, or the text is not JSON
   */
  public static JsonValue parse(byte[] utf8) {
    return parse(Utf8.decode(utf8, 0, utf8.length));
  }

  /** The object that a text holds. */
  public static JsonObject parseObject(String text) {
    if (parse(text) instanceof JsonObject object) {
      return object;
    }
    throw new IllegalArgumentException("The text should hold a JSON object between { and }");
  }

  /** The shortest text of a value: no spaces, members in their order. */
  public static String write(JsonValue value) {
    StringBuilder text = new StringBuilder();
    write(value, text);
    return text.toString();
  }

  private static void write(JsonValue value, StringBuilder text) {
    switch (value) {
      case JsonObject object -> writeObject(object, text);
      case JsonArray array -> writeArray(array, text);
      case JsonString string -> writeString(string.value(), text);
      case JsonNumber number -> writeNumber(number, text);
      case JsonBoolean truth -> text.append(truth.value());
      case JsonNull _ -> text.append("null");
    }
  }

  private static void writeObject(JsonObject object, StringBuilder text) {
    String separator = "{";
    for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
      text.append(separator);
      writeString(member.getKey(), text);
      text.append(':');
      write(member.getValue(), text);
      separator = ",";
    }
    text.append(object.members().isEmpty() ? "{}" : "}");
  }

  private static void writeArray(JsonArray array, StringBuilder text) {
    String separator = "[";
    for (JsonValue item : array.items()) {
      text.append(separator);
      write(item, text);
      separator = ",";
    }
    text.append(array.items().isEmpty() ? "[]" : "]");
  }

  /** Integers without a point; everything else in the shortest digits that read back the same. */
  private static void writeNumber(JsonNumber number, StringBuilder text) {
    double value = number.value();
    if (number.isInteger()) {
      boolean negativeZero = value == 0 && 1 / value < 0;
      text.append(negativeZero ? "-" : "").append((long) value);
    } else {
      text.append(value);
    }
  }

  private static void writeString(String value, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          // A lone half of a surrogate pair cannot be written as UTF-8, so it is escaped as well.
          if (c < ' ' || isLoneSurrogate(value, i)) {
            writeEscape(c, text);
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }

  private static void writeEscape(char c, StringBuilder text) {
    text.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      text.append(Character.forDigit((c >> shift) & 15, 16));
    }
  }

  private static boolean isLoneSurrogate(String value, int i) {
    char c = value.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(value.charAt(i - 1)));
  }
}
