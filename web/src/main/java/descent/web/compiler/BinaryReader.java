package descent.web.compiler;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Goes through a part of a WebAssembly module. */
final class BinaryReader {
  private final byte[] bytes;
  private int at;

  BinaryReader(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean hasMore() {
    return at < bytes.length;
  }

  int at() {
    return at;
  }

  int u8() {
    return bytes[at++] & 0xff;
  }

  int peek() {
    return bytes[at] & 0xff;
  }

  /**
   * A number in LEB128: seven bits a byte, low bits first, the eighth bit says that more follow.
   */
  int unsigned() {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      int piece = u8();
      value |= (piece & 0x7f) << shift;
      if (piece < 0x80) {
        return value;
      }
    }
  }

  /** Passes a number in LEB128 of any length. */
  void skipNumber() {
    while (u8() >= 0x80) {}
  }

  void skip(int count) {
    at += count;
  }

  /** Passes a type: references name what they refer to, all others are one byte. */
  void skipType() {
    int code = u8();
    if (code == Opcodes.REFERENCE || code == Opcodes.NULLABLE_REFERENCE) {
      skipNumber();
    }
  }

  /** Passes the type of a block: none, a type, or the number of a function's. */
  void skipBlockType() {
    if (peek() == Opcodes.REFERENCE || peek() == Opcodes.NULLABLE_REFERENCE) {
      skipType();
    } else {
      skipNumber();
    }
  }

  byte[] take(int count) {
    at += count;
    return Arrays.copyOfRange(bytes, at - count, at);
  }

  byte[] since(int from) {
    return Arrays.copyOfRange(bytes, from, at);
  }

  byte[] rest() {
    return Arrays.copyOfRange(bytes, at, bytes.length);
  }

  /** Writes a number in LEB128. */
  static void write(ByteArrayOutputStream out, int value) {
    int rest = value;
    while ((rest & ~0x7f) != 0) {
      out.write((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }
}
