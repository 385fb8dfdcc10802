package descent.engine.io;

import java.util.Arrays;

/** Text as bytes, without the tables of all character sets that Java's encoders bring. */
final class Utf8 {
  private Utf8() {}

  /**
   * The bytes of a text, as RFC 3629 has them; half of a surrogate pair becomes a question mark, as
   * in {@link String#getBytes}.
   */
  static byte[] encode(String text) {
    byte[] bytes = new byte[3 * text.length()];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      int code = text.codePointAt(i);
      if (code > 0xffff) {
        i++;
        bytes[count++] = (byte) (0xf0 | code >> 18);
        bytes[count++] = (byte) (0x80 | code >> 12 & 0x3f);
        bytes[count++] = (byte) (0x80 | code >> 6 & 0x3f);
        bytes[count++] = (byte) (0x80 | code & 0x3f);
      } else if (code >= 0xd800 && code < 0xe000) {
        bytes[count++] = '?';
      } else if (code > 0x7ff) {
        bytes[count++] = (byte) (0xe0 | code >> 12);
        bytes[count++] = (byte) (0x80 | code >> 6 & 0x3f);
        bytes[count++] = (byte) (0x80 | code & 0x3f);
      } else if (code > 0x7f) {
        bytes[count++] = (byte) (0xc0 | code >> 6);
        bytes[count++] = (byte) (0x80 | code & 0x3f);
      } else {
        bytes[count++] = (byte) code;
      }
    }
    return Arrays.copyOf(bytes, count);
  }
}
