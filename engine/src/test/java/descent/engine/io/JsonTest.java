package descent.engine.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.random.MersenneTwister;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "true",
        "false",
        "0",
        "-0",
        "-1",
        "9007199254740992",
        "0.1",
        "4.9E-324",
        "\"\"",
        "\"\\\"\\\\\\n\\r\\t\\u0001\"",
        "\"\u00e9\u4e2d\ud83d\ude00\"",
        "\"\\ud800\"",
        "{\"b\":[1,2,{\"c\":null}],\"a\":\"x\"}"
      })
  void writesWhatItRead(String text) {
    assertEquals(text, Json.write(Json.parse(text)));
  }

  @Test
  void readsSpacesEscapesAndExponents() {
    JsonObject object = Json.parseObject(" {\n \"a\\u0062\\/\" : [ 1e2 , -2.5E-1 ] }\r\t ");
    assertArrayEquals(new double[] {100, -0.25}, object.array("ab/").numbers());
  }

  @Test
  void roundTripsEveryFiniteDouble() {
    MersenneTwister random = new MersenneTwister(1);
    for (int i = 0; i < 100_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        String text = Json.write(new JsonNumber(value));
        double read = ((JsonNumber) Json.parse(text)).value();
        assertEquals(Double.doubleToLongBits(value), Double.doubleToLongBits(read), text);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "                | line 1, column 1: a value is expected, but the text ends",
        "x               | line 1, column 1: a value is expected, but there is 'x'",
        "nul             | line 1, column 1: a value is expected, but there is 'n'",
        "1 2             | line 1, column 3: nothing may follow the value, but there is '2'",
        "01              | line 1, column 2: nothing may follow the value, but there is '1'",
        "+1              | line 1, column 1: a value is expected, but there is '+'",
        "-               | line 1, column 2: a digit is expected in the number, but there is the"
            + " end of the text",
        "1.              | line 1, column 3: a digit is expected after the decimal point, but there"
            + " is the end of the text",
        "1e+             | line 1, column 4: a digit is expected in the exponent, but there is the"
            + " end of the text",
        "1e999           | line 1, column 1: the number is too large",
        "NaN             | line 1, column 1: a value is expected, but there is 'N'",
        "[1,]            | line 1, column 4: a value is expected, but there is ']'",
        "[1 2]           | line 1, column 4: a comma or the array's closing bracket is expected,"
            + " but there is '2'",
        "{a:1}           | line 1, column 2: a name in double quotes is expected, but there is 'a'",
        "{\"a\" 1}       | line 1, column 6: a colon after the name is expected, but there is '1'",
        "{\"a\":1,\"a\":2} | line 1, column 8: the name \"a\" comes twice in one object",
        "{\"a\":1        | line 1, column 7: a comma or the object's closing brace is expected, but"
            + " there is the end of the text",
        "\"abc           | line 1, column 5: a string is not closed before the text ends",
        "\"\\x\"         | line 1, column 3: a backslash cannot stand before 'x'",
        "\"\\u12G4\"     | line 1, column 6: four hexadecimal digits are expected, but there is 'G'",
      })
  void saysWhereAndWhyATextIsNotJson(String text, String problem) {
    String given = text == null ? "" : text;
    var error = assertThrows(IllegalArgumentException.class, () -> Json.parse(given));
    assertEquals("Not JSON at " + problem, error.getMessage());
  }

  @Test
  void countsLines() {
    var error = assertThrows(IllegalArgumentException.class, () -> Json.parse("[1,\n  x]"));
    assertTrue(error.getMessage().startsWith("Not JSON at line 2, column 3: "));
  }

  @Test
  void rejectsControlCharactersInStrings() {
    assertThrows(IllegalArgumentException.class, () -> Json.parse("\"a\nb\""));
  }

  @Test
  void rejectsNestingThatCouldExhaustTheStack() {
    assertEquals(
        "[".repeat(64) + "]".repeat(64), Json.write(Json.parse("[".repeat(64) + "]".repeat(64))));
    var error = assertThrows(IllegalArgumentException.class, () -> Json.parse("[".repeat(100_000)));
    assertTrue(error.getMessage().contains("nested deeper than 64"));
  }

  @Test
  void rejectsBytesThatAreNotUtf8() {
    byte[] bytes = {'"', (byte) 0xC3, '"'};
    var error = assertThrows(IllegalArgumentException.class, () -> Json.parse(bytes));
    assertEquals("The text is not UTF-8", error.getMessage());
    assertEquals(
        new JsonString("\u00e9"), Json.parse("\"\u00e9\"".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void refusesToHoldInfinityAndNotANumber() {
    assertThrows(IllegalArgumentException.class, () -> new JsonNumber(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new JsonNumber(1 / 0.0));
  }

  @Test
  void namesAMemberThatIsMissingOrOfAnotherKind() {
    JsonObject object = JsonObject.with("lr", "fast").with("epochs", 2.5).with("ok", true).build();
    assertEquals(
        "\"seed\" is missing; the object has lr, epochs, ok",
        messageOf(() -> object.number("seed")));
    assertEquals(
        "\"lr\" should be a number, but is a string", messageOf(() -> object.number("lr")));
    assertEquals(
        "\"epochs\" should be an integer, but is 2.5", messageOf(() -> object.integer("epochs")));
    assertEquals(
        "\"ok\" should be an object, but is true or false", messageOf(() -> object.object("ok")));
    assertEquals(
        "Item 1 of an array of integers is 0.5", messageOf(() -> JsonArray.of(1, 0.5).integers()));
  }

  @Test
  void refusesAnIntegerThatADoubleWouldChange() {
    long largest = 1L << 53;
    assertEquals("{\"seed\":9007199254740992}", text(largest));
    assertEquals(
        "\"seed\" is 9007199254740993: JSON holds integers up to 2^53 exactly",
        messageOf(() -> text(largest + 1)));
  }

  private static String text(long seed) {
    return Json.write(JsonObject.with("seed", seed).build());
  }

  @Test
  void refusesTheSameMemberTwice() {
    var builder = JsonObject.with("a", 1);
    assertEquals("\"a\" is in the object already", messageOf(() -> builder.with("a", 2)));
  }

  private static String messageOf(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }
}
