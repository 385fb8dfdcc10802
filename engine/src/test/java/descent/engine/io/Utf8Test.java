package descent.engine.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "weight \u007f",
        "\u0080 to \u07ff",
        "\u0800 to \uffff, \ud7ff \ue000",
        "\ud83d\ude00",
        "half \ud83d of one",
        "the other \ude00 half",
        "ends in \ud83d"
      })
  void encodesAsJavaDoes(String text) {
    assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), Utf8.encode(text));
  }
}
