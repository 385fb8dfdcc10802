package descent.engine.random;

/**
 * The second number of a pair of normal draws, kept for the next call. Both libraries make normal
 * numbers in pairs, so the cache is part of a stream's state.
 */
final class NormalCache {
  /** How many ints {@link #write} appends: a flag and the double's two halves. */
  static final int STATE_LENGTH = 3;

  private boolean full;
  private double value;

  boolean isFull() {
    return full;
  }

  void put(double second) {
    full = true;
    value = second;
  }

  double take() {
    full = false;
    return value;
  }

  void write(int[] state, int at) {
    long bits = Double.doubleToLongBits(full ? value : 0);
    state[at] = full ? 1 : 0;
    state[at + 1] = (int) (bits >>> 32);
    state[at + 2] = (int) bits;
  }

  void read(int[] state, int at) {
    full = state[at] != 0;
    value = Double.longBitsToDouble(((long) state[at + 1] << 32) | (state[at + 2] & 0xFFFFFFFFL));
  }
}
