package descent.engine.plot;

import descent.engine.io.Crc32;
import java.io.ByteArrayOutputStream;

/**
 * Small pictures as PNG files (ISO 15948), not compressed: deflate's stored blocks, which every
 * reader understands.
 */
public final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int LONGEST_BLOCK = 0xffff;

  private Png() {}

  /** The picture as the bytes of a file, eight bits each of red, green and blue. */
  public static byte[] encode(Raster raster) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    write(file, SIGNATURE);
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    writeInt(head, raster.width());
    writeInt(head, raster.height());
    write(head, new byte[] {8, 2, 0, 0, 0});
    writeChunk(file, "IHDR", head.toByteArray());
    writeChunk(file, "IDAT", zlib(scanlines(raster)));
    writeChunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  /** Each row begins with a zero: no filter. */
  private static byte[] scanlines(Raster raster) {
    int stride = 1 + 3 * raster.width();
    byte[] lines = new byte[stride * raster.height()];
    int[] pixels = raster.pixels();
    for (int i = 0; i < pixels.length; i++) {
      int at = i / raster.width() * stride + 1 + 3 * (i % raster.width());
      lines[at] = (byte) pixels[i];
      lines[at + 1] = (byte) (pixels[i] >> 8);
      lines[at + 2] = (byte) (pixels[i] >> 16);
    }
    return lines;
  }

  private static byte[] zlib(byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0x78);
    out.write(0x01);
    for (int from = 0; from < data.length; from += LONGEST_BLOCK) {
      int count = Math.min(LONGEST_BLOCK, data.length - from);
      out.write(from + count == data.length ? 1 : 0);
      out.write(count);
      out.write(count >> 8);
      out.write(~count);
      out.write(~count >> 8);
      out.write(data, from, count);
    }
    writeInt(out, adler32(data));
    return out.toByteArray();
  }

  /** The check sum of RFC 1950. */
  private static int adler32(byte[] data) {
    int a = 1;
    int b = 0;
    for (byte each : data) {
      a = (a + (each & 0xff)) % 65521;
      b = (b + a) % 65521;
    }
    return b << 16 | a;
  }

  private static void writeChunk(ByteArrayOutputStream file, String type, byte[] data) {
    writeInt(file, data.length);
    ByteArrayOutputStream checked = new ByteArrayOutputStream();
    for (int i = 0; i < type.length(); i++) {
      checked.write(type.charAt(i));
    }
    write(checked, data);
    write(file, checked.toByteArray());
    writeInt(file, Crc32.of(checked.toByteArray()));
  }

  private static void write(ByteArrayOutputStream out, byte[] bytes) {
    out.write(bytes, 0, bytes.length);
  }

  private static void writeInt(ByteArrayOutputStream out, int value) {
    out.write(value >> 24);
    out.write(value >> 16);
    out.write(value >> 8);
    out.write(value);
  }
}
