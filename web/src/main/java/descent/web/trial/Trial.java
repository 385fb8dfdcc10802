package descent.web.trial;

import descent.web.simd.SimdBackend;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSExport;
import org.teavm.jso.typedarrays.Int8Array;

/**
 * What the pages selftest.html and bench.html call, each piece of work at a time, so that they can
 * show progress and measure.
 */
public final class Trial {
  private static final SimdBackend BACKEND = new SimdBackend();
  private static final SelfTest TESTS = new SelfTest(BACKEND);
  private static final Workload WORK = new Workload(BACKEND);

  private Trial() {}

  /** Nothing runs before the page asks for it. */
  public static void main(String[] arguments) {}

  // -- self-test

  /** Takes a golden file by its name in the golden directory, and adds the cases in it. */
  @JSExport
  public static void addGolden(String name, Int8Array content) {
    TESTS.addGolden(name, content.copyToJavaArray());
  }

  /** How many cases there are. */
  @JSExport
  public static int caseCount() {
    return TESTS.count();
  }

  /** What a case is about. */
  @JSExport
  public static String caseName(int number) {
    return TESTS.name(number);
  }

  /** Runs a case; gives a sentence about what went wrong, or none. */
  @JSExport
  public static String runCase(int number) {
    @Nullable String failure = TESTS.run(number);
    return failure == null ? "" : failure;
  }

  // -- bench

  /** Rounds of 96 operations in registers: what the machine can do at most. */
  @JSExport
  public static void roofline(int rounds) {
    WORK.roofline(rounds);
  }

  /** One product of two square matrices. */
  @JSExport
  public static void product(int size) {
    WORK.product(size);
  }

  /** Makes the spirals' experiment the one that {@link #step} trains. */
  @JSExport
  public static void openSpirals() {
    WORK.openSpirals();
  }

  /** Makes SimpleCNN's experiment the one that {@link #step} trains, on files as MNIST has them. */
  @JSExport
  public static void openDigits(Int8Array images, Int8Array labels) {
    WORK.openDigits(images.copyToJavaArray(), labels.copyToJavaArray());
  }

  /** The same on digits that a rule draws. */
  @JSExport
  public static void openDrawnDigits(int count) {
    WORK.openDrawnDigits(count);
  }

  /** One step of training; gives the loss before it. */
  @JSExport
  public static double step() {
    return WORK.step();
  }

  /** Samples of a step. */
  @JSExport
  public static int batch() {
    return WORK.batch();
  }

  /** The map that a station draws of a network of two inputs: 200 x 200 probabilities. */
  @JSExport
  public static double map() {
    return WORK.map();
  }

  /** The answers to this many inputs of the experiment. */
  @JSExport
  public static double infer(int rows) {
    return WORK.infer(rows);
  }

  /** Frees all that the open experiment has. */
  @JSExport
  public static void closeWork() {
    WORK.close();
  }
}
