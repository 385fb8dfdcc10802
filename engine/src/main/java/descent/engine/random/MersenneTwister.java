package descent.engine.random;

/**
 * MT19937, the generator under both {@link NumpyRandom} and {@link TorchRandom}: 624 words of
 * state, period 2^19937 - 1. Seeded with one 32-bit number, NumPy ({@code mt19937_seed}) and
 * PyTorch ({@code mt19937_data_pod}) produce the same stream of 32-bit words.
 *
 * <p>Source: M. Matsumoto and T. Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed
 * uniform pseudorandom number generator", ACM TOMACS 8 (1998).
 */
public final class MersenneTwister {
  /** The length of {@link #state()}: 624 words and the position among them. */
  public static final int STATE_LENGTH = 625;

  private static final int WORDS = 624;
  private static final int MIDDLE = 397;
  private static final int TWIST_MATRIX = 0x9908b0df;
  private static final int UPPER_BIT = 0x80000000;
  private static final int LOWER_BITS = 0x7fffffff;

  private final int[] words = new int[WORDS];
  private int position;

  /** Starts the stream of {@code seed}, of which the low 32 bits count. */
  public MersenneTwister(long seed) {
    words[0] = (int) seed;
    for (int i = 1; i < WORDS; i++) {
      // 1812433253 is Knuth's multiplier for initialising from one word (TAOCP vol. 2, 3rd ed.).
      words[i] = 1812433253 * (words[i - 1] ^ (words[i - 1] >>> 30)) + i;
    }
    position = WORDS;
  }

  /** The next 32 random bits. */
  public int nextInt() {
    if (position == WORDS) {
      twist();
      position = 0;
    }
    int y = words[position++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  /** The next 32 random bits as a number in [0, 2^32). */
  public long nextUnsigned() {
    return nextInt() & 0xFFFFFFFFL;
  }

  /** The next 64 random bits; the high word is drawn first, as both libraries do. */
  public long nextLong() {
    long high = nextInt();
    return (high << 32) | nextUnsigned();
  }

  /** A copy of the state, {@link #STATE_LENGTH} ints: the words, then the position in [0, 624]. */
  public int[] state() {
    int[] state = new int[STATE_LENGTH];
    System.arraycopy(words, 0, state, 0, WORDS);
    state[WORDS] = position;
    return state;
  }

  /**
   * Continues from a state taken earlier.
   *
   * @throws IllegalArgumentException if the state is not one that {@link #state()} can return
   */
  public void restore(int[] state) {
    if (state.length != STATE_LENGTH) {
      throw new IllegalArgumentException(
          "A Mersenne Twister's state has " + STATE_LENGTH + " numbers, got " + state.length);
    }
    if (state[WORDS] < 0 || state[WORDS] > WORDS) {
      throw new IllegalArgumentException(
          "A Mersenne Twister's position lies between 0 and " + WORDS + ", got " + state[WORDS]);
    }
    System.arraycopy(state, 0, words, 0, WORDS);
    position = state[WORDS];
  }

  private void twist() {
    for (int i = 0; i < WORDS; i++) {
      int y = (words[i] & UPPER_BIT) | (words[(i + 1) % WORDS] & LOWER_BITS);
      int twisted = (y & 1) == 0 ? y >>> 1 : (y >>> 1) ^ TWIST_MATRIX;
      words[i] = words[(i + MIDDLE) % WORDS] ^ twisted;
    }
  }
}
