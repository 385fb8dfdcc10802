package descent.engine.contract;

import descent.engine.Shape;
import descent.engine.data.Circles;
import descent.engine.data.Dataset;
import descent.engine.data.DrawnDigits;
import descent.engine.data.Generated;
import descent.engine.data.Sine;
import descent.engine.data.Spirals;
import descent.engine.io.Json;
import descent.engine.io.JsonNumber;
import descent.engine.io.Safetensors;
import descent.engine.io.SavedTensor;
import descent.engine.random.CounterRandom;
import descent.engine.random.MersenneTwister;
import descent.engine.random.NumpyRandom;
import descent.engine.random.TorchRandom;
import java.util.List;
import java.util.Map;

/**
 * What must be the same on the JVM and in a browser whatever the backend: random numbers, data sets
 * and files. The expected fingerprints are those of the JVM, where the engine's tests compare the
 * same numbers with NumPy's and PyTorch's.
 */
public final class PlatformContract {
  private static final long KEY = 0x0123456789abcdefL;

  private PlatformContract() {}

  /** All cases; they ask nothing of the backend. */
  public static List<ContractCase> cases() {
    return List.of(
        ContractCase.of("MersenneTwister", "", backend -> twists()),
        ContractCase.of("NumpyRandom", "", backend -> drawsAsNumpy()),
        ContractCase.of("TorchRandom", "", backend -> drawsAsTorch()),
        ContractCase.of("CounterRandom", "", backend -> drawsByCounter()),
        data("circles", new Circles(42), 734873546),
        data("sine", new Sine(42), -1628064243),
        data("spirals", new Spirals(42), -575393581),
        data("drawn digits", new DrawnDigits(200, 100, 42), -2091468272),
        ContractCase.of("Double", "toString", backend -> printsNumbers()),
        ContractCase.of("Json", "numbers", backend -> keepsNumbers()),
        ContractCase.of("Json", "texts", backend -> keepsTexts()),
        ContractCase.of("Safetensors", "", backend -> keepsWeights()));
  }

  private static ContractCase data(String name, Generated source, int expected) {
    return ContractCase.of(
        "data",
        name,
        backend -> {
          Dataset train = source.generate().train();
          Fingerprint print = new Fingerprint();
          for (double value : train.inputs().toArray()) {
            print.add(Float.floatToIntBits((float) value));
          }
          for (double value : train.targets().toArray()) {
            print.add(Float.floatToIntBits((float) value));
          }
          print.expect(expected);
        });
  }

  private static void twists() {
    MersenneTwister twister = new MersenneTwister(42);
    Fingerprint print = new Fingerprint();
    for (int i = 0; i < 2000; i++) {
      print.add(twister.nextInt());
    }
    print.expect(524444371);
  }

  private static void drawsAsNumpy() {
    NumpyRandom random = new NumpyRandom(42);
    Fingerprint print = new Fingerprint();
    for (int i = 0; i < 500; i++) {
      print.add(random.randomSample());
      print.add((int) random.randint(-50, 1000));
      print.add(Float.floatToIntBits((float) random.normal(1, 2)));
    }
    for (int index : random.permutation(500)) {
      print.add(index);
    }
    print.expect(1761689653);
  }

  private static void drawsAsTorch() {
    TorchRandom random = new TorchRandom(42);
    Fingerprint print = new Fingerprint();
    for (int i = 0; i < 500; i++) {
      print.add(Float.floatToIntBits(random.rand()));
      print.add(random.randDouble());
      print.add(Float.floatToIntBits(random.uniform(-0.3, 0.3)));
      print.add(Float.floatToIntBits((float) random.normal()));
    }
    for (int index : random.randperm(500)) {
      print.add(index);
    }
    print.expect(386765637);
  }

  private static void drawsByCounter() {
    Fingerprint print = new Fingerprint();
    for (int i = 0; i < 5000; i++) {
      print.add(CounterRandom.bits(KEY, i));
      print.add(CounterRandom.normal(KEY, i));
      print.add(CounterRandom.bernoulli(CounterRandom.key(1, i, 2), i, 0.3) ? 1 : 0);
    }
    print.expect(-562193145);
  }

  /** As JDK 19 and later print them: the fewest digits that name the number. */
  private static void printsNumbers() {
    printsAs("0.001", 0.001);
    printsAs("9.999E-4", 0.0009999);
    printsAs("-0.1", -0.1);
    printsAs("0.30000000000000004", 0.1 + 0.2);
    printsAs("100.0", 100);
    printsAs("1234567.0", 1_234_567);
    printsAs("1.0E7", 10_000_000);
    printsAs("9.007199254740992E15", 0x1p53);
    printsAs("4.9E-324", Double.MIN_VALUE);
    printsAs("1.7976931348623157E308", Double.MAX_VALUE);
    printsAs("-0.0", -0.0);
    printsAs("NaN", Double.NaN);
    printsAs("-Infinity", Double.NEGATIVE_INFINITY);
  }

  private static void printsAs(String expected, double value) {
    String text = String.valueOf(value);
    if (!text.equals(expected)) {
      throw new ContractFailure(expected + " is printed as " + text);
    }
  }

  private static void keepsNumbers() {
    MersenneTwister random = new MersenneTwister(7);
    for (int i = 0; i < 20_000; i++) {
      keepsNumber(Double.longBitsToDouble(random.nextLong()));
      keepsNumber(random.nextInt() * 0x1p-31);
      keepsNumber(random.nextInt() % 100_000 / 1000.0);
    }
  }

  private static void keepsNumber(double value) {
    if (Double.isFinite(value)) {
      String text = Json.write(new JsonNumber(value));
      double read = ((JsonNumber) Json.parse(text)).value();
      if (Double.doubleToLongBits(value) != Double.doubleToLongBits(read)) {
        throw new ContractFailure(
            "the number with bits "
                + Long.toHexString(Double.doubleToLongBits(value))
                + " is written as "
                + text
                + " and read as one with bits "
                + Long.toHexString(Double.doubleToLongBits(read)));
      }
    }
  }

  private static void keepsTexts() {
    String text = "{\"a \\\"\\\\\\n\\u0001\":[1,-0,0.1,true,null,\"\u00e9\u4e2d\ud83d\ude00\"]}";
    String written = Json.write(Json.parse(text));
    if (!written.equals(text)) {
      throw new ContractFailure(text + " is written as " + written);
    }
  }

  private static void keepsWeights() {
    Safetensors file =
        new Safetensors(
            List.of(
                SavedTensor.f32("0.weight", Shape.of(2, 2), 1, -2.5f, 1e-40f, 3e38f),
                SavedTensor.i64("num_batches_tracked", Shape.of(), 7),
                SavedTensor.f64("precise", Shape.of(1), Math.PI)),
            Map.of("data", "\u00e9\u4e2d"));
    if (!Safetensors.read(file.toBytes()).equals(file)) {
      throw new ContractFailure("weights are not read as they were written");
    }
  }

  /** Many numbers in one, by bits. */
  private static final class Fingerprint {
    private int value = 1;

    void add(int bits) {
      value = 31 * value + bits;
    }

    void add(double number) {
      long bits = Double.doubleToLongBits(number);
      add((int) (bits >>> 32));
      add((int) bits);
    }

    void expect(int expected) {
      if (value != expected) {
        throw new ContractFailure("the fingerprint is " + value + " in place of " + expected);
      }
    }
  }
}
