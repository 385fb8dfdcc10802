package descent.engine.contract;

import descent.engine.backend.Backend;
import java.util.function.Consumer;

/**
 * One demand on a backend, tried at all its sizes.
 *
 * @param subject the method it is about
 * @param name the method and the variant, unique among the cases
 */
public record ContractCase(String subject, String name, Consumer<Backend> body) {
  /** Sizes around the widths of vectors, tiles and cache lines. */
  private static final int[] SIZES = {0, 1, 2, 3, 5, 7, 8, 15, 16, 17, 31, 33, 64, 100, 257};

  /** A demand on a range of n elements. */
  interface OnRange {
    void check(Trial trial, int n);
  }

  /** A demand on a matrix. */
  interface OnMatrix {
    void check(Trial trial, int rows, int cols);
  }

  /** The case of one kernel over ranges of all sizes, aligned and not. */
  static ContractCase onRanges(String kernel, String variant, OnRange demand) {
    return of(
        kernel,
        variant,
        backend -> {
          for (int n : SIZES) {
            for (boolean aligned : new boolean[] {true, false}) {
              demand.check(new Trial(backend, aligned, "n = " + n), n);
            }
          }
        });
  }

  /**
   * The case of one kernel over matrices: every size is once the number of rows, once of columns,
   * and meets 1 on both sides.
   */
  static ContractCase onMatrices(String kernel, String variant, OnMatrix demand) {
    return of(
        kernel,
        variant,
        backend -> {
          for (int i = 0; i < SIZES.length; i++) {
            int other = SIZES[(4 * i + 3) % SIZES.length];
            check(backend, demand, SIZES[i], other);
            check(backend, demand, SIZES[i], 1);
            check(backend, demand, 1, SIZES[i]);
          }
        });
  }

  private static void check(Backend backend, OnMatrix demand, int rows, int cols) {
    for (boolean aligned : new boolean[] {true, false}) {
      demand.check(new Trial(backend, aligned, rows + " x " + cols), rows, cols);
    }
  }

  /** A case of its own making. */
  static ContractCase of(String subject, String variant, Consumer<Backend> body) {
    String name = variant.isEmpty() ? subject : subject + ", " + variant;
    return new ContractCase(subject, name, body);
  }

  /** Tries the case on a backend. */
  public Outcome run(Backend backend) {
    try {
      body.accept(backend);
      return Outcome.PASSED;
    } catch (ContractFailure e) {
      return new Outcome(name + ": " + e.getMessage());
    } catch (RuntimeException e) {
      return new Outcome(name + " threw " + e);
    }
  }
}
