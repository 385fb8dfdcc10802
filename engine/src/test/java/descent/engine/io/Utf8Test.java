package descent.engine.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
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

  @Test
  void decodesWhatItEncodes() {
    String text = "a \u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud83d\ude00\udbff\udfff";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertEquals(text, Utf8.decode(bytes, 0, bytes.length));
    assertEquals("\u0080", Utf8.decode(bytes, 3, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "bf",
        "c0",
        "c080",
        "c1bf",
        "c27f",
        "e080bf",
        "e09f",
        "eda080",
        "edbfbf",
        "f08fbfbf",
        "f4908080",
        "f5808080",
        "f8888080",
        "ff"
      })
  void refusesWhatIsNot(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertThrows(IllegalArgumentException.class, () -> Utf8.decode(bytes, 0, bytes.length));
  }
}
