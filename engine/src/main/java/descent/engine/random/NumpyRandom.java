package descent.engine.random;

import java.util.Arrays;

/**
 * NumPy's legacy {@code RandomState}: the stream behind {@code np.random.seed(42)}, draw for draw.
 *
 * <p>Source: numpy/random {@code mtrand.pyx}, {@code legacy-distributions.c}, {@code mt19937.h}.
 * Integers, uniforms and permutations are bit-equal; normal numbers differ from NumPy's by at most
 * one unit in the last place, where the platform's logarithm does.
 */
public final class NumpyRandom {
  /** The length of {@link #state()}. */
  public static final int STATE_LENGTH = MersenneTwister.STATE_LENGTH + NormalCache.STATE_LENGTH;

  private final MersenneTwister bits;
  private final NormalCache cache = new NormalCache();

  /** {@code np.random.seed(seed)}. */
  public NumpyRandom(long seed) {
    bits = new MersenneTwister(seed);
  }

  /** {@code random_sample()}: a number in [0, 1) with 53 random bits, from two draws. */
  public double randomSample() {
    int high = bits.nextInt() >>> 5;
    int low = bits.nextInt() >>> 6;
    return (high * 67108864.0 + low) / 9007199254740992.0;
  }

  /** {@code uniform(low, high)}. */
  public double uniform(double low, double high) {
    return low + (high - low) * randomSample();
  }

  /** {@code uniform(low, high, size)}. */
  public double[] uniform(double low, double high, int size) {
    double[] numbers = new double[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = uniform(low, high);
    }
    return numbers;
  }

  /**
   * {@code standard_normal()}, by Marsaglia's polar method: a point inside the unit disc gives two
   * normal numbers, of which the second is returned first and the first is kept for the next call.
   */
  public double standardNormal() {
    if (cache.isFull()) {
      return cache.take();
    }
    double x1;
    double x2;
    double squaredRadius;
    do {
      x1 = 2.0 * randomSample() - 1.0;
      x2 = 2.0 * randomSample() - 1.0;
      squaredRadius = x1 * x1 + x2 * x2;
    } while (squaredRadius >= 1.0 || squaredRadius == 0.0);
    double factor = Math.sqrt(-2.0 * Math.log(squaredRadius) / squaredRadius);
    cache.put(factor * x1);
    return factor * x2;
  }

  /** {@code normal(mean, deviation)}. */
  public double normal(double mean, double deviation) {
    return mean + deviation * standardNormal();
  }

  /** {@code normal(mean, deviation, size)}; {@code randn(size)} is {@code normal(0, 1, size)}. */
  public double[] normal(double mean, double deviation, int size) {
    double[] numbers = new double[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = normal(mean, deviation);
    }
    return numbers;
  }

  /** {@code exponential(scale)}. */
  public double exponential(double scale) {
    return scale * -Math.log(1.0 - randomSample());
  }

  /**
   * {@code randint(low, high)}: an integer in [low, high).
   *
   * @throws IllegalArgumentException if {@code low >= high}
   */
  public long randint(long low, long high) {
    if (low >= high) {
      throw new IllegalArgumentException(
          "randint needs low < high, got low " + low + " and high " + high);
    }
    return low + atMost(high - 1 - low);
  }

  /** {@code randint(low, high, size)}. */
  public int[] randint(int low, int high, int size) {
    int[] numbers = new int[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = (int) randint(low, (long) high);
    }
    return numbers;
  }

  /** {@code permutation(n)}: the numbers 0 to n - 1 in random order. */
  public int[] permutation(int n) {
    int[] order = new int[n];
    permutation(order);
    return order;
  }

  /** {@code permutation} of as many numbers as the array has room for, into the array. */
  public void permutation(int[] order) {
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    shuffle(order);
  }

  /** {@code shuffle(values)}, in place: Fisher and Yates, from the last element down. */
  public void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = (int) atMost(i);
      int moved = values[i];
      values[i] = values[j];
      values[j] = moved;
    }
  }

  /**
   * {@code choice(n, size, replace=False)}: {@code size} different numbers below {@code n}.
   *
   * @throws IllegalArgumentException if {@code size > n}
   */
  public int[] choice(int n, int size) {
    if (size > n) {
      throw new IllegalArgumentException(
          "choice without replacement takes at most n numbers, got size " + size + " of n " + n);
    }
    return Arrays.copyOf(permutation(n), size);
  }

  /** A copy of the state, {@link #STATE_LENGTH} ints: the generator's, then the kept normal's. */
  public int[] state() {
    int[] state = Arrays.copyOf(bits.state(), STATE_LENGTH);
    cache.write(state, MersenneTwister.STATE_LENGTH);
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
          "A NumpyRandom's state has " + STATE_LENGTH + " numbers, got " + state.length);
    }
    bits.restore(Arrays.copyOf(state, MersenneTwister.STATE_LENGTH));
    cache.read(state, MersenneTwister.STATE_LENGTH);
  }

  /**
   * A number in [0, max], unsigned: bits under the smallest mask that covers max, redrawn until
   * they are not above it. A max of 0 draws nothing; one above 2^32 - 1 draws 64 bits at a time.
   */
  private long atMost(long max) {
    if (max == 0) {
      return 0;
    }
    long mask = -1L >>> Long.numberOfLeadingZeros(max);
    boolean oneWord = max >>> 32 == 0;
    long drawn;
    do {
      drawn = (oneWord ? bits.nextUnsigned() : bits.nextLong()) & mask;
    } while (Long.compareUnsigned(drawn, max) > 0);
    return drawn;
  }
}
