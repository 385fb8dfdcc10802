package descent.engine.io;

import java.util.Arrays;
import java.util.Objects;

/** Text as bytes and back, without the tables of all character sets that Java's encoders bring. */
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

  /**
   * The text that some bytes hold.
   *
   * @throws IllegalArgumentException when they are not what RFC 3629 allows
   */
  static String decode(byte[] bytes, int from, int count) {
    int at = from;
    int end = Objects.checkFromIndexSize(from, count, bytes.length) + count;
    StringBuilder text = new StringBuilder(count);
    while (at < end) {
      int first = bytes[at++] & 0xff;
      if (first < 0x80) {
        text.append((char) first);
        continue;
      }
      int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
      boolean valid = first >= 0xc0 && first < 0xf8 && at + more <= end;
      int code = first & 0x3f >> more;
      for (int i = 0; valid && i < more; i++) {
        int next = bytes[at++] & 0xff;
        valid = next >> 6 == 2;
        code = code << 6 | next & 0x3f;
      }
      int least = more == 3 ? 0x10000 : more == 2 ? 0x800 : 0x80;
      if (!valid || code < least || code > 0x10ffff || code >> 11 == 0x1b) {
        throw new IllegalArgumentException("The text is not UTF-8");
      }
      text.appendCodePoint(code);
    }
    return text.toString();
  }
}
