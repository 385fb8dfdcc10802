package descent.engine.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.engine.Golden;
import descent.engine.io.JsonObject;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both libraries' streams against the numbers that NumPy 1.24.2 and PyTorch 1.13.1 gave. */
class RandomGoldenTest {
  private static final String SEED = "seed";
  private static final JsonObject STREAMS = Golden.json("rng.json");

  /** PyTorch's AVX2 logarithm and sine in float32 (blocks of 16 normals) differ by this much. */
  private static final double TORCH_BLOCK_ERROR = 1e-6;

  static IntStream seeds() {
    return STREAMS.members().keySet().stream()
        .mapToInt(name -> Integer.parseInt(name.substring(SEED.length())));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void drawsNumpysBitsUniformsAndIntegers(int seed) {
    JsonObject golden = golden(seed);
    MersenneTwister bits = new MersenneTwister(seed);
    assertExact(golden, "numpy_mt19937_raw_uint32_10", bits::nextUnsigned);
    assertExact(golden, "numpy_random_sample_20", new NumpyRandom(seed)::randomSample);
    NumpyRandom uniform = new NumpyRandom(seed);
    assertExact(golden, "numpy_uniform_-3_3_20", () -> uniform.uniform(-3, 3));
    for (int high : new int[] {2, 10, 10_000}) {
      String name = "numpy_randint_0_" + high + (high == 2 ? "_40" : "_20");
      NumpyRandom integers = new NumpyRandom(seed);
      assertExact(golden, name, () -> integers.randint(0, high));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void drawsNumpysPermutations(int seed) {
    JsonObject golden = golden(seed);
    assertIntegers(golden, "numpy_permutation_10", new NumpyRandom(seed).permutation(10));
    int[] shuffled = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    new NumpyRandom(seed).shuffle(shuffled);
    assertIntegers(golden, "numpy_shuffle_10", shuffled);
    int[] first20 = Arrays.copyOf(new NumpyRandom(seed).permutation(1000), 20);
    assertIntegers(golden, "numpy_permutation_1000_first20", first20);
    assertIntegers(golden, "numpy_choice_100_8_noreplace", new NumpyRandom(seed).choice(100, 8));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void drawsNumpysNormalsWithinOneUlp(int seed) {
    JsonObject golden = golden(seed);
    assertWithinUlp(golden, "numpy_randn_21", new NumpyRandom(seed)::standardNormal);
    NumpyRandom normal = new NumpyRandom(seed);
    assertWithinUlp(golden, "numpy_normal_0_0.15_20", () -> normal.normal(0, 0.15));
    NumpyRandom exponential = new NumpyRandom(seed);
    assertWithinUlp(golden, "numpy_exponential_5", () -> exponential.exponential(1));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void mixesNumpysKindsOfDrawsOnOneStream(int seed) {
    NumpyRandom first = new NumpyRandom(seed);
    int[] index = {0};
    assertWithinUlp(
        golden(seed),
        "numpy_mixed_randint5_then_rand3_then_randn3",
        () -> {
          int i = index[0]++;
          return i < 5
              ? first.randint(0, 10)
              : i < 8 ? first.randomSample() : first.standardNormal();
        });
    NumpyRandom second = new NumpyRandom(seed);
    index[0] = 0;
    assertWithinUlp(
        golden(seed),
        "numpy_mixed_randn3_then_rand3_then_randn2",
        () -> {
          int i = index[0]++;
          return i < 3 || i >= 6 ? second.standardNormal() : second.randomSample();
        });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void drawsTorchsUniformsIntegersAndPermutations(int seed) {
    JsonObject golden = golden(seed);
    assertExact(golden, "torch_rand_20_f32", new TorchRandom(seed)::rand);
    assertExact(golden, "torch_rand_5_f64", new TorchRandom(seed)::randDouble);
    assertIntegers(golden, "torch_randperm_10", new TorchRandom(seed).randperm(10));
    int[] first20 = Arrays.copyOf(new TorchRandom(seed).randperm(1000), 20);
    assertIntegers(golden, "torch_randperm_1000_first20", first20);
    assertIntegers(golden, "torch_randint_0_10_20", new TorchRandom(seed).randint(0, 10, 20));
    TorchRandom coin = new TorchRandom(seed);
    assertExact(golden, "torch_bernoulli_0.5_20", () -> coin.bernoulli(0.5) ? 1 : 0);
    assertFloats(golden, "torch_dropout_p0.3_ones20", new TorchRandom(seed).dropout(0.3, 20), 0);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void drawsTorchsNormals(int seed) {
    JsonObject golden = golden(seed);
    assertFloats(golden, "torch_randn_5_f32", new TorchRandom(seed).randn(5), 0);
    assertFloats(golden, "torch_randn_15_f32", new TorchRandom(seed).randn(15), 0);
    assertFloats(golden, "torch_randn_16_f32", new TorchRandom(seed).randn(16), TORCH_BLOCK_ERROR);
    assertFloats(golden, "torch_randn_20_f32", new TorchRandom(seed).randn(20), TORCH_BLOCK_ERROR);
    double[] five = golden.array("torch_randn_5_f64").numbers();
    assertArrayEquals(five, new TorchRandom(seed).randnDouble(5), 5e-16);
    double[] twenty = golden.array("torch_randn_20_f64").numbers();
    assertArrayEquals(twenty, new TorchRandom(seed).randnDouble(20), 5e-16);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void mixesTorchsKindsOfDrawsOnOneStream(int seed) {
    TorchRandom torch = new TorchRandom(seed);
    float[] mixed = new float[13];
    System.arraycopy(torch.rand(3), 0, mixed, 0, 3);
    System.arraycopy(torch.randn(3), 0, mixed, 3, 3);
    System.arraycopy(torch.rand(3), 0, mixed, 6, 3);
    System.arraycopy(torch.randn(17), 0, mixed, 9, 4);
    String name = "torch_mixed_rand3_randn3_rand3_randn17first4";
    assertFloats(golden(seed), name, mixed, TORCH_BLOCK_ERROR);
  }

  private static JsonObject golden(int seed) {
    return STREAMS.object(SEED + seed);
  }

  private static void assertExact(JsonObject golden, String name, DoubleSupplier draw) {
    for (double expected : golden.array(name).numbers()) {
      assertEquals(expected, draw.getAsDouble(), name);
    }
  }

  private static void assertWithinUlp(JsonObject golden, String name, DoubleSupplier draw) {
    for (double expected : golden.array(name).numbers()) {
      assertEquals(expected, draw.getAsDouble(), Math.ulp(expected), name);
    }
  }

  private static void assertIntegers(JsonObject golden, String name, int[] actual) {
    assertArrayEquals(golden.array(name).integers(), actual, name);
  }

  private static void assertFloats(JsonObject golden, String name, float[] actual, double error) {
    double[] expected = golden.array(name).numbers();
    assertEquals(expected.length, actual.length, name);
    for (int i = 0; i < actual.length; i++) {
      assertEquals(expected[i], actual[i], error, name + "[" + i + "]");
    }
  }
}
