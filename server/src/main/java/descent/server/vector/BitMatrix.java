package descent.server.vector;

/** A matrix of 64 x 64 bits: bit c of row r. */
final class BitMatrix {
  private BitMatrix() {}

  /**
   * Transposes in place, by swapping the off-diagonal quarters of all blocks of 64, 32, ... 2 rows.
   * H. Warren, "Hacker's Delight", section 7-3.
   */
  static void transpose(long[] rows) {
    long columns = 0x00000000ffffffffL; // the left halves of all blocks
    for (int half = 32; half != 0; half >>= 1, columns ^= columns << half) {
      for (int r = 0; r < 64; r = (r + half + 1) & ~half) {
        long swap = ((rows[r] >>> half) ^ rows[r + half]) & columns;
        rows[r] ^= swap << half;
        rows[r + half] ^= swap;
      }
    }
  }
}
