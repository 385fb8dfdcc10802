package descent.engine.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A strict recursive-descent parser for JSON. */
final class JsonParser {
  /** Deeper nesting is refused, so that no input can exhaust the stack. */
  static final int DEEPEST = 64;

  private static final String HEX = "0123456789abcdef";

  private final String text;
  private int at;
  private int depth;

  JsonParser(String text) {
    this.text = text;
  }

  JsonValue parse() {
    JsonValue value = value();
    skipSpace();
    if (at < text.length()) {
      throw error("nothing may follow the value, but there is " + here());
    }
    return value;
  }

  private JsonValue value() {
    skipSpace();
    if (at == text.length()) {
      throw error("a value is expected, but the text ends");
    }
    return switch (text.charAt(at)) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> new JsonString(string());
      case 't' -> word("true", new JsonBoolean(true));
      case 'f' -> word("false", new JsonBoolean(false));
      case 'n' -> word("null", new JsonNull());
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> throw error("a value is expected, but there is " + here());
    };
  }

  private JsonObject object() {
    enter();
    Map<String, JsonValue> members = new LinkedHashMap<>();
    if (!take('}')) {
      do {
        skipSpace();
        if (at == text.length() || text.charAt(at) != '"') {
          throw error("a name in double quotes is expected, but there is " + here());
        }
        int start = at;
        String name = string();
        if (members.containsKey(name)) {
          at = start;
          throw error("the name \"" + name + "\" comes twice in one object");
        }
        expect(':', "a colon after the name");
        members.put(name, value());
      } while (take(','));
      expect('}', "a comma or the object's closing brace");
    }
    depth--;
    return new JsonObject(members);
  }

  private JsonArray array() {
    enter();
    List<JsonValue> items = new ArrayList<>();
    if (!take(']')) {
      do {
        items.add(value());
      } while (take(','));
      expect(']', "a comma or the array's closing bracket");
    }
    depth--;
    return new JsonArray(items);
  }

  private void enter() {
    at++;
    if (++depth > DEEPEST) {
      throw error("arrays and objects are nested deeper than " + DEEPEST);
    }
  }

  private JsonValue word(String word, JsonValue value) {
    if (!text.startsWith(word, at)) {
      throw error("a value is expected, but there is " + here());
    }
    at += word.length();
    return value;
  }

  private JsonNumber number() {
    int start = at;
    takeNow('-');
    if (!takeNow('0')) {
      digits("a digit is expected in the number");
    }
    if (takeNow('.')) {
      digits("a digit is expected after the decimal point");
    }
    if (takeNow('e') || takeNow('E')) {
      if (!takeNow('+')) {
        takeNow('-');
      }
      digits("a digit is expected in the exponent");
    }
    double value = Double.parseDouble(text.substring(start, at));
    if (!Double.isFinite(value)) {
      at = start;
      throw error("the number is too large");
    }
    return new JsonNumber(value);
  }

  private void digits(String otherwise) {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start) {
      throw error(otherwise + ", but there is " + here());
    }
  }

  private String string() {
    StringBuilder value = new StringBuilder();
    at++;
    while (true) {
      if (at == text.length()) {
        throw error("a string is not closed before the text ends");
      }
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return value.toString();
      }
      if (c < ' ') {
        throw error("a string holds a control character, which JSON wants escaped");
      }
      if (c == '\\') {
        at++;
        value.append(escaped());
      } else {
        at++;
        value.append(c);
      }
    }
  }

  private char escaped() {
    char c = at < text.length() ? text.charAt(at) : 0;
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> codeUnit();
      default -> {
        at--;
        throw error("a backslash cannot stand before " + here());
      }
    };
  }

  private char codeUnit() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at < text.length() ? HEX.indexOf(Character.toLowerCase(text.charAt(at))) : -1;
      if (digit < 0) {
        throw error("four hexadecimal digits are expected, but there is " + here());
      }
      value = value * 16 + digit;
      at++;
    }
    return (char) value;
  }

  private void expect(char c, String name) {
    if (!take(c)) {
      throw error(name + " is expected, but there is " + here());
    }
  }

  private boolean take(char c) {
    skipSpace();
    return takeNow(c);
  }

  private boolean takeNow(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void skipSpace() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private String here() {
    return at == text.length() ? "the end of the text" : "'" + text.charAt(at) + "'";
  }

  private IllegalArgumentException error(String problem) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < at && i < text.length(); i++) {
      boolean newLine = text.charAt(i) == '\n';
      line += newLine ? 1 : 0;
      column = newLine ? 1 : column + 1;
    }
    return new IllegalArgumentException(
        "Not JSON at line " + line + ", column " + column + ": " + problem);
  }
}
