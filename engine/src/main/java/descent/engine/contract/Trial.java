package descent.engine.contract;

import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import descent.engine.backend.Memory;
import descent.engine.backend.ReferenceBackend;
import descent.engine.random.CounterRandom;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Operands laid out in one block with guards between them. The same calls run on the backend and on
 * the reference, from the same numbers rounded to float; then every output must agree and every
 * other cell, guards and inputs, must be as it was.
 */
final class Trial {
  /** For results that are moved, chosen or counted, and not computed. */
  static final double EXACT = 0;

  /** Two or three roundings of half a unit in the last place of a float, 2^-24. */
  static final double ROUNDED = 0x1p-22;

  /** What the golden layer cases allow a float: elementary functions with their few ulps. */
  static final double FUNCTION = 2e-6;

  /** What the golden layer cases allow a float's gradient: a product of such functions. */
  static final double GRADIENT = 5e-6;

  /** Cells before, between and behind the operands that nobody may touch. */
  private static final int GUARD = 33;

  private static final long NOISE = 0x0123456789abcdefL;

  private final Backend backend;
  private final boolean aligned;
  private final String description;
  private int operands;
  private int end = GUARD;
  private double[] cells = new double[1024];
  private boolean[] compared = new boolean[1024];
  private boolean[] free = new boolean[1024];

  Trial(Backend backend, boolean aligned, String description) {
    this.backend = backend;
    this.aligned = aligned;
    this.description = description + (aligned ? "" : ", unaligned");
    fillNoise(0, cells.length);
  }

  /**
   * What a sum of n terms of order 1 may lose in float: each addition rounds by at most 2^-24 of a
   * running sum that is itself of order 1 to sqrt(n).
   */
  static double sumOf(int n) {
    return (n + 16) * 0x1p-24;
  }

  Backend backend() {
    return backend;
  }

  /** An operand to be read: n numbers from [-1, 1). */
  int input(int n) {
    return place(n);
  }

  /** An operand to be read: n numbers from [low, high). */
  int input(int n, double low, double high) {
    int address = place(n);
    for (int i = address; i < address + n; i++) {
      cells[i] = (float) (low + (high - low) * (cells[i] + 1) / 2);
    }
    return address;
  }

  /** An operand to be read: these numbers, rounded to float. */
  int values(double... values) {
    int address = place(values.length);
    for (int i = 0; i < values.length; i++) {
      cells[address + i] = (float) values[i];
    }
    return address;
  }

  /**
   * A matrix to be read whose rows and columns all have a variance of order 1, so that dividing by
   * its root does not amplify roundings.
   */
  int spread(int rows, int cols) {
    int address = place(rows * cols);
    for (int i = 0; i < rows * cols; i++) {
      int sign = (i / cols + i % cols) % 2 == 0 ? 1 : -1;
      cells[address + i] = (float) (0.5 * cells[address + i] + sign);
    }
    return address;
  }

  /** n integers from [0, bound), to be read. */
  int indices(int n, int bound) {
    int address = place(n);
    for (int i = address; i < address + n; i++) {
      cells[i] = Math.floor((cells[i] + 1) / 2 * bound);
    }
    return address;
  }

  /** An operand to be compared; it holds noise before. */
  int output(int n) {
    return output(1, n, n);
  }

  /** An operand to be compared that holds numbers from [low, high) before. */
  int state(int n, double low, double high) {
    int address = input(n, low, high);
    Arrays.fill(compared, address, address + n, true);
    return address;
  }

  /** A matrix to be compared; what its stride leaves out is guarded. */
  int output(int rows, int cols, int ld) {
    int address = place(rows * ld);
    for (int r = 0; r < rows; r++) {
      Arrays.fill(compared, address + r * ld, address + r * ld + cols, true);
    }
    return address;
  }

  /** n cells that the backend may fill as it likes. */
  int scratch(int n) {
    int address = place(n);
    Arrays.fill(free, address, address + n, true);
    return address;
  }

  /** Marks what was an input as compared: for kernels that work in place, or add to it. */
  int inPlace(int address, int n) {
    Arrays.fill(compared, address, address + n, true);
    return address;
  }

  /** Runs the calls on both backends and compares all cells. */
  void check(double tolerance, Consumer<Kernels> calls) {
    checkValue(
        tolerance,
        kernels -> {
          calls.accept(kernels);
          return 0;
        });
  }

  /** The same for calls that return a number. */
  void checkValue(double tolerance, ToDoubleFunction<Kernels> calls) {
    double[] expected = Arrays.copyOf(cells, end);
    double[] actual = Arrays.copyOf(cells, end);
    double expectedValue = run(new ReferenceBackend(), expected, calls);
    double actualValue = run(backend, actual, calls);
    require(agree(expectedValue, actualValue, tolerance), "the value", expectedValue, actualValue);
    for (int i = 0; i < end; i++) {
      if (compared[i]) {
        String what = "element " + i;
        require(agree(expected[i], actual[i], tolerance), what, expected[i], actual[i]);
      } else if (!free[i]) {
        String what = "element " + i + ", which must not change,";
        require(Double.compare(cells[i], actual[i]) == 0, what, cells[i], actual[i]);
      }
    }
  }

  private static double run(Backend backend, double[] block, ToDoubleFunction<Kernels> calls) {
    try (Memory memory = backend.reserve(block.length)) {
      memory.write(0, block, 0, block.length);
      double value = calls.applyAsDouble(memory.kernels());
      memory.read(0, block, 0, block.length);
      return value;
    }
  }

  /** Both are looked at as floats, so that an overflow is the same on both sides. */
  private static boolean agree(double expected, double actual, double tolerance) {
    float e = (float) expected;
    float a = (float) actual;
    if (Float.isNaN(e) || Float.isInfinite(e) || Float.isNaN(a) || Float.isInfinite(a)) {
      return Float.isNaN(e) ? Float.isNaN(a) : e == a;
    }
    return Math.abs((double) e - a) <= tolerance * Math.max(1, Math.abs(e));
  }

  private void require(boolean condition, String what, double expected, double actual) {
    if (!condition) {
      throw new ContractFailure(
          description + ": " + what + " should be " + expected + " and is " + actual);
    }
  }

  /** Room for n elements behind a guard; unaligned operands all lie differently. */
  private int place(int n) {
    int address = Backend.aligned(end + GUARD) + (aligned ? 0 : (3 * operands + 1) % 16);
    operands++;
    end = address + n + GUARD;
    int before = cells.length;
    if (end > before) {
      cells = Arrays.copyOf(cells, 2 * end);
      compared = Arrays.copyOf(compared, 2 * end);
      free = Arrays.copyOf(free, 2 * end);
      fillNoise(before, cells.length);
    }
    return address;
  }

  private void fillNoise(int from, int to) {
    for (int i = from; i < to; i++) {
      cells[i] = 2 * CounterRandom.uniform(NOISE, i) - 1;
    }
  }
}
