package descent.engine.random;

/**
 * Random numbers as a pure function of a 64-bit key and a 32-bit counter, for noise made while a
 * network runs: dropout, sampling, added noise. Every backend computes the same numbers bit for
 * bit, in any order and on any number of lanes, because nothing here needs more than 32-bit
 * multiplies, shifts and exclusive ors, or, for normal numbers, double additions, multiplications,
 * one division and one square root without fused rounding.
 *
 * <p><b>Bits.</b> With k0 the low and k1 the high word of the key, all arithmetic modulo 2^32:
 *
 * <pre>
 *   x = counter ^ k0
 *   x = (x ^ x >>> 17) * 0xed5ad4bb
 *   x = x ^ k1
 *   x = (x ^ x >>> 11) * 0xac4c1b51
 *   x = (x ^ x >>> 15) * 0x31848bab
 *   bits = x ^ x >>> 14
 * </pre>
 *
 * <p>That is C. Wellons' "triple32" hash (Prospecting for Hash Functions, 2018) with the key added
 * in two places. For one key it is a permutation of the counters: no word comes twice.
 *
 * <p><b>Uniform.</b> {@code (bits >>> 8) * 2^-24}, exact in float.
 *
 * <p><b>Bernoulli.</b> True when {@code bits >>> 8 < ceil(p * 2^24)}, the same as uniform &lt; p.
 *
 * <p><b>Normal.</b> Box and Muller: {@code sqrt(-2 ln(1 - u)) cos(2 pi v)} with u of the key and v
 * of the key ^ 0x9e3779b97f4a7c15, logarithm and cosine by the series written out below; the double
 * result is rounded once where a float is wanted.
 *
 * <p>Test vectors for key 0x0123456789abcdef and counters 0, 1, 2, -1: bits 0xd76114cd, 0x0375eca2,
 * 0x55c5a5b3, 0x146c2506; uniforms 0.84132504, 0.013518095, 0.33504707, 0.079775155.
 */
public final class CounterRandom {
  private static final long SECOND_STREAM = 0x9e3779b97f4a7c15L;

  private static final double LN2 = 0.6931471805599453;

  private static final double SQRT2 = 1.4142135623730951;

  private CounterRandom() {}

  /**
   * A key for one operation at one step of one run: each of the three numbers changes all its bits.
   */
  public static long key(long seed, long step, long operation) {
    return mix(mix(mix(seed) + step) + operation);
  }

  /** 32 random bits. */
  public static int bits(long key, int counter) {
    int x = counter ^ (int) key;
    x = (x ^ (x >>> 17)) * 0xed5ad4bb;
    x ^= (int) (key >>> 32);
    x = (x ^ (x >>> 11)) * 0xac4c1b51;
    x = (x ^ (x >>> 15)) * 0x31848bab;
    return x ^ (x >>> 14);
  }

  /** A number in [0, 1), a multiple of 2^-24. */
  public static float uniform(long key, int counter) {
    return (bits(key, counter) >>> 8) * 0x1p-24f;
  }

  /** True with the given probability, see {@link #threshold}. */
  public static boolean bernoulli(long key, int counter, double probability) {
    return bits(key, counter) >>> 8 < threshold(probability);
  }

  /**
   * The integer, from 0 to 2^24, that the upper 24 bits stay below with the given probability.
   *
   * @throws IllegalArgumentException if the probability is not in [0, 1]
   */
  public static int threshold(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("A probability lies in [0, 1], got " + probability);
    }
    return (int) Math.ceil(probability * 0x1p24);
  }

  /** A number from the normal distribution with mean 0 and deviation 1, at most 5.77 in size. */
  public static double normal(long key, int counter) {
    int u = bits(key, counter) >>> 8;
    int v = bits(key ^ SECOND_STREAM, counter) >>> 8;
    double logarithm = logOfFraction((1 << 24) - u);
    return Math.sqrt(-2 * logarithm) * cosineOfTurn(v);
  }

  /**
   * ln(n / 2^24) for n in [1, 2^24]: n = 2^e f with f in (sqrt(1/2), sqrt 2], s = (f - 1)/(f + 1),
   * |s| &lt; 0.1716, ln f = 2 s (1 + s^2/3 + s^4/5 + ... + s^16/17), relative error below 1e-14.
   */
  private static double logOfFraction(int n) {
    int e = 31 - Integer.numberOfLeadingZeros(n);
    double f = (double) n / (1 << e);
    if (f > SQRT2) {
      f *= 0.5;
      e++;
    }
    double s = (f - 1) / (f + 1);
    double z = s * s;
    double series = 1.0 / 17;
    series = series * z + 1.0 / 15;
    series = series * z + 1.0 / 13;
    series = series * z + 1.0 / 11;
    series = series * z + 1.0 / 9;
    series = series * z + 1.0 / 7;
    series = series * z + 1.0 / 5;
    series = series * z + 1.0 / 3;
    series = series * z + 1;
    return (e - 24) * LN2 + 2 * s * series;
  }

  /**
   * cos(2 pi v / 2^24) for v in [0, 2^24): v = (quarter turns) + (rest in [-1/8, 1/8) turn), then
   * Taylor's series of the cosine to x^16 or of the sine to x^15, error below 1e-15.
   */
  private static double cosineOfTurn(int v) {
    int shifted = v + (1 << 21);
    int quarter = (shifted >>> 22) & 3;
    int rest = (shifted & ((1 << 22) - 1)) - (1 << 21);
    double x = rest * (2 * Math.PI * 0x1p-24);
    double z = x * x;
    double value = (quarter & 1) == 0 ? cosine(z) : x * sineOverX(z);
    return quarter == 1 || quarter == 2 ? -value : value;
  }

  private static double cosine(double z) {
    double series = 1.0 / 20922789888000.0; // 1/16!
    series = series * z - 1.0 / 87178291200.0; // 1/14!
    series = series * z + 1.0 / 479001600.0; // 1/12!
    series = series * z - 1.0 / 3628800.0; // 1/10!
    series = series * z + 1.0 / 40320.0; // 1/8!
    series = series * z - 1.0 / 720.0; // 1/6!
    series = series * z + 1.0 / 24.0; // 1/4!
    series = series * z - 1.0 / 2.0; // 1/2!
    return series * z + 1;
  }

  private static double sineOverX(double z) {
    double series = -1.0 / 1307674368000.0; // 1/15!
    series = series * z + 1.0 / 6227020800.0; // 1/13!
    series = series * z - 1.0 / 39916800.0; // 1/11!
    series = series * z + 1.0 / 362880.0; // 1/9!
    series = series * z - 1.0 / 5040.0; // 1/7!
    series = series * z + 1.0 / 120.0; // 1/5!
    series = series * z - 1.0 / 6.0; // 1/3!
    return series * z + 1;
  }

  /** SplitMix64's finaliser (Steele, Lea, Flood, 2014) after one step of its Weyl sequence. */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
