package descent.web.simd.assembler;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing run of bytes with WebAssembly's encodings of numbers, names and sections. */
final class Bytes {
  private byte[] bytes = new byte[16];
  private int size;

  Bytes u8(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * size);
    }
    bytes[size++] = (byte) value;
    return this;
  }

  /** LEB128: seven bits a byte, low bits first, the eighth bit says that more follow. */
  Bytes unsigned(int value) {
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      u8((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    return u8(rest);
  }

  /** Signed LEB128: the last byte's bit 6 is the sign. */
  Bytes signed(long value) {
    long rest = value;
    while (rest < -0x40 || rest >= 0x40) {
      u8(((int) rest & 0x7F) | 0x80);
      rest >>= 7;
    }
    return u8((int) rest & 0x7F);
  }

  /** The bits of a number, lowest byte first. */
  Bytes bits(long value, int count) {
    for (int i = 0; i < count; i++) {
      u8((int) (value >>> (8 * i)));
    }
    return this;
  }

  Bytes name(String name) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    unsigned(utf8.length);
    for (byte b : utf8) {
      u8(b);
    }
    return this;
  }

  Bytes append(Bytes other) {
    for (int i = 0; i < other.size; i++) {
      u8(other.bytes[i]);
    }
    return this;
  }

  /** Another run with its length before it. */
  Bytes sized(Bytes content) {
    return unsigned(content.size).append(content);
  }

  Bytes section(int id, Bytes content) {
    return u8(id).sized(content);
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }
}
