package descent.engine.random;

import java.util.Arrays;

/**
 * PyTorch's CPU generator: the stream behind {@code torch.manual_seed(42)}, draw for draw.
 *
 * <p>Source: pytorch/aten {@code CPUGeneratorImpl.cpp}, {@code TransformationHelper.h}, {@code
 * DistributionTemplates.h}, {@code TensorFactories.cpp}. Integers, permutations, {@code rand} and
 * {@code uniform_} (hence every layer's first weights) are bit-equal. {@code randn} of 16 and more
 * float32 numbers is within 1e-6, because PyTorch's AVX2 code has its own logarithm and sine.
 */
public final class TorchRandom {
  /** The length of {@link #state()}. */
  public static final int STATE_LENGTH = MersenneTwister.STATE_LENGTH + NormalCache.STATE_LENGTH;

  /** From this many elements on {@code randn} works in blocks of this size. */
  private static final int NORMAL_BLOCK = 16;

  private final MersenneTwister bits;
  private final NormalCache cache = new NormalCache();

  /** {@code torch.manual_seed(seed)}. */
  public TorchRandom(long seed) {
    bits = new MersenneTwister(seed);
  }

  /** One number of {@code torch.rand}: 24 random bits in [0, 1), from one draw. */
  public float rand() {
    return (bits.nextInt() & 0xFFFFFF) * 0x1p-24f;
  }

  /** {@code torch.rand(size)}. */
  public float[] rand(int size) {
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = rand();
    }
    return numbers;
  }

  /** One number of {@code torch.rand(dtype=float64)}: 53 random bits in [0, 1), from two draws. */
  public double randDouble() {
    return (bits.nextLong() & ((1L << 53) - 1)) * 0x1p-53;
  }

  /**
   * One number of {@code tensor.uniform_(from, to)} in float32. PyTorch's kernel multiplies and
   * adds with a single rounding; a product of two floats is exact in double, so one cast does the
   * same.
   */
  public float uniform(double from, double to) {
    float low = (float) from;
    float range = (float) to - low;
    return (float) ((double) rand() * range + low);
  }

  /** {@code tensor.uniform_(from, to)} on a float32 tensor of {@code size} elements. */
  public float[] uniform(double from, double to, int size) {
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = uniform(from, to);
    }
    return numbers;
  }

  /** {@code torch.randn(size)} in float32. */
  public float[] randn(int size) {
    return normal(0, 1, size);
  }

  /** {@code tensor.normal_(mean, deviation)} on a float32 tensor of {@code size} elements. */
  public float[] normal(double mean, double deviation, int size) {
    double[] numbers = new double[size];
    if (size < NORMAL_BLOCK) {
      fillInPairs(numbers);
    } else {
      fillInBlocks(numbers, this::rand);
    }
    float[] rounded = new float[size];
    for (int i = 0; i < size; i++) {
      rounded[i] = (float) (numbers[i] * deviation + mean);
    }
    return rounded;
  }

  /** {@code torch.randn(size, dtype=float64)}. */
  public double[] randnDouble(int size) {
    double[] numbers = new double[size];
    if (size < NORMAL_BLOCK) {
      fillInPairs(numbers);
    } else {
      fillInBlocks(numbers, this::randDouble);
    }
    return numbers;
  }

  /** One normal number: Box and Muller on two 53-bit uniforms, the sine kept for the next call. */
  public double normal() {
    if (cache.isFull()) {
      return cache.take();
    }
    double angle = 2.0 * Math.PI * randDouble();
    // PyTorch writes log1p(-u); 1 - u is exact for a multiple of 2^-53, so both are the same
    // number.
    double radius = Math.sqrt(-2.0 * Math.log(1.0 - randDouble()));
    cache.put(radius * Math.sin(angle));
    return radius * Math.cos(angle);
  }

  /** {@code torch.randperm(n)}: the numbers 0 to n - 1 in random order. */
  public int[] randperm(int n) {
    int[] order = new int[n];
    randperm(order);
    return order;
  }

  /** {@code torch.randperm} of as many numbers as the array has room for, into the array. */
  public void randperm(int[] order) {
    int n = order.length;
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    for (int i = 0; i < n - 1; i++) {
      int j = i + (int) (bits.nextUnsigned() % (n - i));
      int moved = order[i];
      order[i] = order[j];
      order[j] = moved;
    }
  }

  /**
   * One number of {@code torch.randint(low, high)}: an integer in [low, high).
   *
   * @throws IllegalArgumentException if {@code low >= high}
   */
  public long randint(long low, long high) {
    if (low >= high) {
      throw new IllegalArgumentException(
          "randint needs low < high, got low " + low + " and high " + high);
    }
    long range = high - low;
    boolean oneWord = range >>> 32 == 0;
    return low
        + (oneWord ? bits.nextUnsigned() % range : Long.remainderUnsigned(bits.nextLong(), range));
  }

  /** {@code torch.randint(low, high, (size,))}. */
  public int[] randint(int low, int high, int size) {
    int[] numbers = new int[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = (int) randint(low, (long) high);
    }
    return numbers;
  }

  /** One element of {@code torch.bernoulli} for a float32 tensor of probabilities. */
  public boolean bernoulli(double probability) {
    return rand() < (float) probability;
  }

  /**
   * The factors by which {@code nn.Dropout(p)} multiplies in training: 0 with probability p, else 1
   * / (1 - p). Equal to PyTorch's where it is built without Intel's MKL, which has its own stream.
   *
   * @throws IllegalArgumentException if p is not in [0, 1]
   */
  public float[] dropout(double p, int size) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("Dropout's probability lies in [0, 1], got " + p);
    }
    float[] factors = new float[size];
    float kept = p == 1 ? 0 : (float) (1.0 / (1.0 - p));
    for (int i = 0; i < size; i++) {
      factors[i] = randDouble() < 1.0 - p ? kept : 0;
    }
    return factors;
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
          "A TorchRandom's state has " + STATE_LENGTH + " numbers, got " + state.length);
    }
    bits.restore(Arrays.copyOf(state, MersenneTwister.STATE_LENGTH));
    cache.read(state, MersenneTwister.STATE_LENGTH);
  }

  private void fillInPairs(double[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = normal();
    }
  }

  /** Uniforms everywhere, then Box and Muller inside each block; a rest redraws the last 16. */
  private static void fillInBlocks(double[] numbers, Uniform uniform) {
    int n = numbers.length;
    for (int i = 0; i < n; i++) {
      numbers[i] = uniform.next();
    }
    for (int i = 0; i + NORMAL_BLOCK <= n; i += NORMAL_BLOCK) {
      transformBlock(numbers, i);
    }
    if (n % NORMAL_BLOCK != 0) {
      for (int i = n - NORMAL_BLOCK; i < n; i++) {
        numbers[i] = uniform.next();
      }
      transformBlock(numbers, n - NORMAL_BLOCK);
    }
  }

  private static void transformBlock(double[] numbers, int from) {
    int half = NORMAL_BLOCK / 2;
    for (int i = from; i < from + half; i++) {
      double radius = Math.sqrt(-2.0 * Math.log(1.0 - numbers[i]));
      double angle = 2.0 * Math.PI * numbers[i + half];
      numbers[i] = radius * Math.cos(angle);
      numbers[i + half] = radius * Math.sin(angle);
    }
  }

  /** Where a block takes its uniforms from: 24 or 53 bits each. */
  private interface Uniform {
    double next();
  }
}
