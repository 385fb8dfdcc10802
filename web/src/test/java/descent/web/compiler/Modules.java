package descent.web.compiler;

import java.util.HexFormat;

/** Modules written in hexadecimal digits, with spaces where they help. */
final class Modules {
  private static final String HEADER = "0061736d 01000000 ";

  private Modules() {}

  /** A module of these sections. */
  static byte[] of(String... sections) {
    return bytes(HEADER + String.join("", sections));
  }

  /** A section of that number. */
  static String section(int number, String content) {
    int length = bytes(content).length;
    String size =
        length < 0x80
            ? "%02x".formatted(length)
            : "%02x%02x".formatted(length & 0x7f | 0x80, length >> 7);
    return "%02x %s %s ".formatted(number, size, content);
  }

  /** The section of these functions' bodies. */
  static String code(String... bodies) {
    StringBuilder content = new StringBuilder("%02x ".formatted(bodies.length));
    for (String body : bodies) {
      content.append("%02x %s ".formatted(bytes(body).length, body));
    }
    return section(10, content.toString());
  }

  static byte[] bytes(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  static String digits(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
