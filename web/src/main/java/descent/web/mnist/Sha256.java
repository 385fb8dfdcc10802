package descent.web.mnist;

/**
 * The SHA-256 of bytes that come in pieces. The browser has one too, but not for a page that came
 * over plain HTTP from another machine, and it wants all bytes at once.
 *
 * @see <a href="https://doi.org/10.6028/NIST.FIPS.180-4">FIPS 180-4</a>
 */
final class Sha256 {
  private static final int BLOCK_BYTES = 64;

  /** Where the number of bits stands in the last block. */
  private static final int LENGTH_AT = 56;

  private static final int ROUNDS = 64;
  private static final int[] PRIMES = firstPrimes();
  private static final int[] CONSTANTS = constants();

  private final int[] hash = new int[8];
  private final int[] words = new int[ROUNDS];
  private final byte[] block = new byte[BLOCK_BYTES];
  private int filled;
  private long bytes;

  /** The digest of no bytes yet. */
  Sha256() {
    for (int i = 0; i < hash.length; i++) {
      hash[i] = fraction(Math.sqrt(PRIMES[i]));
    }
  }

  private static int[] firstPrimes() {
    int[] primes = new int[ROUNDS];
    int count = 0;
    for (int candidate = 2; count < ROUNDS; candidate++) {
      boolean prime = true;
      for (int i = 0; i < count; i++) {
        prime &= candidate % primes[i] != 0;
      }
      if (prime) {
        primes[count++] = candidate;
      }
    }
    return primes;
  }

  private static int[] constants() {
    int[] constants = new int[ROUNDS];
    for (int t = 0; t < ROUNDS; t++) {
      constants[t] = fraction(Math.pow(PRIMES[t], 1.0 / 3));
    }
    return constants;
  }

  /** The first 32 bits after the point. */
  private static int fraction(double value) {
    return (int) (long) ((value - Math.floor(value)) * 0x1p32);
  }

  /** Adds bytes. */
  void update(byte[] piece) {
    bytes += piece.length;
    for (int i = 0; i < piece.length; ) {
      int count = Math.min(BLOCK_BYTES - filled, piece.length - i);
      System.arraycopy(piece, i, block, filled, count);
      i += count;
      filled += count;
      if (filled == BLOCK_BYTES) {
        digestBlock();
      }
    }
  }

  /** The digest in lower-case hexadecimal digits; no bytes can follow. */
  String digest() {
    long bits = Byte.SIZE * bytes;
    int zeros = Math.floorMod(LENGTH_AT - filled - 1, BLOCK_BYTES);
    byte[] padding = new byte[1 + zeros + Long.BYTES];
    padding[0] = (byte) 0x80;
    for (int i = 0; i < Long.BYTES; i++) {
      padding[padding.length - 1 - i] = (byte) (bits >>> Byte.SIZE * i);
    }
    update(padding);
    StringBuilder digits = new StringBuilder();
    for (int word : hash) {
      for (int shift = 28; shift >= 0; shift -= 4) {
        digits.append(Character.forDigit(word >>> shift & 0xf, 16));
      }
    }
    return digits.toString();
  }

  /** FIPS 180-4, section 6.2.2, in its letters. */
  private void digestBlock() {
    filled = 0;
    int[] w = words;
    for (int t = 0; t < 16; t++) {
      w[t] =
          block[4 * t] << 24
              | (block[4 * t + 1] & 0xff) << 16
              | (block[4 * t + 2] & 0xff) << 8
              | block[4 * t + 3] & 0xff;
    }
    for (int t = 16; t < ROUNDS; t++) {
      int x = w[t - 15];
      int y = w[t - 2];
      w[t] =
          (rotate(y, 17) ^ rotate(y, 19) ^ y >>> 10)
              + w[t - 7]
              + (rotate(x, 7) ^ rotate(x, 18) ^ x >>> 3)
              + w[t - 16];
    }
    int a = hash[0];
    int b = hash[1];
    int c = hash[2];
    int d = hash[3];
    int e = hash[4];
    int f = hash[5];
    int g = hash[6];
    int h = hash[7];
    for (int t = 0; t < ROUNDS; t++) {
      int t1 =
          h
              + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25))
              + (e & f ^ ~e & g)
              + CONSTANTS[t]
              + w[t];
      int t2 = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + (a & b ^ a & c ^ b & c);
      h = g;
      g = f;
      f = e;
      e = d + t1;
      d = c;
      c = b;
      b = a;
      a = t1 + t2;
    }
    hash[0] += a;
    hash[1] += b;
    hash[2] += c;
    hash[3] += d;
    hash[4] += e;
    hash[5] += f;
    hash[6] += g;
    hash[7] += h;
  }

  /** To the right. */
  private static int rotate(int x, int bits) {
    return x >>> bits | x << 32 - bits;
  }
}
