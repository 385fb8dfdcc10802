package descent.engine.io;

/** The check sum of zip files: the CRC of polynomial 0xedb88320 (bit-reversed), as in RFC 1952. */
public final class Crc32 {
  private static final int[] TABLE = table();

  private Crc32() {}

  /** The check sum of all bytes. */
  public static int of(byte[] bytes) {
    int crc = -1;
    for (byte b : bytes) {
      crc = (crc >>> 8) ^ TABLE[(crc ^ b) & 0xFF];
    }
    return ~crc;
  }

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < 256; i++) {
      int crc = i;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0xedb88320;
      }
      table[i] = crc;
    }
    return table;
  }
}
