package descent.engine.contract;

import java.util.ArrayList;
import java.util.List;

/** Demands on the matrix product and on reductions. */
final class ProductContract {
  /** Where tiles of 4 to 8 rows and 8 to 32 columns and blocks of depth begin and end. */
  private static final int[] SIZES = {0, 1, 2, 3, 5, 7, 8, 15, 16, 17, 31, 33, 64, 100, 257};

  private ProductContract() {}

  static List<ContractCase> cases() {
    List<ContractCase> cases = new ArrayList<>();
    for (boolean transposeA : new boolean[] {false, true}) {
      for (boolean transposeB : new boolean[] {false, true}) {
        String variant = "a" + (transposeA ? "^T" : "") + " b" + (transposeB ? "^T" : "");
        cases.add(gemm(variant, transposeA, transposeB, false));
        cases.add(gemm(variant + " accumulating", transposeA, transposeB, true));
      }
    }
    cases.add(gemmOfSpecialValues());
    cases.add(gemmOfMostlyZeros());
    cases.add(gemmOfColumnsOfZeros());
    cases.add(
        ContractCase.onRanges(
            "sum",
            "",
            (t, n) -> {
              int x = t.input(n);
              t.checkValue(Trial.sumOf(n), k -> k.sum(n, x));
            }));
    cases.add(
        ContractCase.onRanges(
            "sum",
            "of a NaN at each end",
            (t, n) -> {
              double[] values = new double[n + 1];
              values[0] = Double.NaN;
              int first = t.values(values);
              values[0] = 1;
              values[n] = Double.NaN;
              int last = t.values(values);
              t.checkValue(Trial.EXACT, k -> k.sum(n + 1, first));
              t.checkValue(Trial.EXACT, k -> k.sum(n + 1, last));
            }));
    cases.add(
        ContractCase.onRanges(
            "dot",
            "",
            (t, n) -> {
              int x = t.input(n);
              int y = t.input(n);
              t.checkValue(Trial.sumOf(n), k -> k.dot(n, x, y));
              t.checkValue(Trial.sumOf(n), k -> k.dot(n, x, x));
            }));
    cases.add(
        ContractCase.onMatrices(
            "sumRows",
            "",
            (t, rows, cols) -> {
              int x = t.input(rows * cols);
              int row = t.output(cols);
              t.check(Trial.sumOf(rows), k -> k.sumRows(rows, cols, x, row));
            }));
    return cases;
  }

  private static ContractCase gemm(
      String variant, boolean transposeA, boolean transposeB, boolean accumulate) {
    return ContractCase.of(
        "gemm",
        variant,
        backend -> {
          // Every size takes each of the three places, beside sizes that are off every tile.
          for (int s : SIZES) {
            for (int[] mnk :
                new int[][] {{s, 5, 7}, {3, s, 9}, {4, 6, s}, {s, s / 2 + 1, 33}, {33, 17, s}}) {
              for (int gap : new int[] {0, 3}) {
                Trial t =
                    new Trial(
                        backend,
                        gap == 0,
                        "m = " + mnk[0] + ", n = " + mnk[1] + ", k = " + mnk[2] + ", gap " + gap);
                gemm(t, transposeA, transposeB, mnk[0], mnk[1], mnk[2], gap, accumulate);
              }
            }
          }
        });
  }

  private static void gemm(
      Trial t,
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      int gap,
      boolean accumulate) {
    int lda = (transposeA ? m : k) + gap;
    int ldb = (transposeB ? k : n) + 2 * gap;
    int ldc = n + 3 * gap;
    int a = t.input((transposeA ? k : m) * lda);
    int b = t.input((transposeB ? n : k) * ldb);
    int c = t.output(m, n, ldc);
    t.check(
        Trial.sumOf(k),
        kernels ->
            kernels.gemm(transposeA, transposeB, m, n, k, a, lda, b, ldb, c, ldc, accumulate));
  }

  /** Large enough that a backend may look for zeros and skip them, as in the pixels of digits. */
  private static ContractCase gemmOfMostlyZeros() {
    return ContractCase.of(
        "gemm",
        "of mostly zeros",
        backend -> {
          int m = 70;
          int n = 150;
          int k = 131;
          for (boolean accumulate : new boolean[] {false, true}) {
            Trial t = new Trial(backend, true, "accumulate = " + accumulate);
            int x = t.values(mostlyZeros(m * k));
            int weight = t.input(n * k);
            int y = t.output(m * n);
            t.check(
                Trial.sumOf(k),
                kernels -> kernels.gemm(false, true, m, n, k, x, k, weight, k, y, n, accumulate));
            int dy = t.input(m * n);
            int dWeight = t.output(n * k);
            t.check(
                Trial.sumOf(m),
                kernels -> kernels.gemm(true, false, n, k, m, dy, n, x, k, dWeight, k, accumulate));
          }
        });
  }

  private static double[] mostlyZeros(int n) {
    double[] values = new double[n];
    for (int i = 0; i < n; i += 5) {
      values[i] = (i * 37 % 101 - 50) / 64.0;
    }
    return values;
  }

  /** Zeros as ReLU leaves them at neighbouring points: the same columns in many rows. */
  private static ContractCase gemmOfColumnsOfZeros() {
    return ContractCase.of(
        "gemm",
        "of columns of zeros",
        backend -> {
          int m = 400;
          int n = 30;
          for (int k : new int[] {16, 67, 300}) {
            for (boolean accumulate : new boolean[] {false, true}) {
              Trial t = new Trial(backend, true, "k = " + k + ", accumulate = " + accumulate);
              int x = t.values(columnsOfZeros(m, k));
              int weight = t.input(n * k);
              int y = t.output(m * n);
              int z = t.output(m * n);
              t.check(
                  Trial.sumOf(k),
                  kernels -> {
                    kernels.gemm(false, true, m, n, k, x, k, weight, k, y, n, accumulate);
                    kernels.gemm(false, false, m, n, k, x, k, weight, n, z, n, accumulate);
                  });
            }
          }
        });
  }

  /** Every second column, others from time to time, and none in the last third of the rows. */
  private static double[] columnsOfZeros(int rows, int cols) {
    double[] values = new double[rows * cols];
    for (int i = 0; i < values.length; i++) {
      int row = i / cols;
      boolean zero = row < 2 * rows / 3 && (row / 50 + i % cols) % 2 == 0;
      values[i] = zero ? 0 : (i * 37 % 101 - 50) / 64.0;
    }
    return values;
  }

  private static ContractCase gemmOfSpecialValues() {
    return ContractCase.of(
        "gemm",
        "of NaN, infinity and zero",
        backend -> {
          for (int n : new int[] {1, 7, 16, 33}) {
            Trial t = new Trial(backend, true, "n = " + n);
            double[] special = new double[9 * n];
            special[0] = Double.NaN;
            special[n + n / 2] = Double.POSITIVE_INFINITY;
            special[3 * n - 1] = Double.NEGATIVE_INFINITY;
            int a = t.values(special); // mostly zeros: 0 times infinity is NaN
            int b = t.input(n * n);
            int c = t.output(9 * n);
            int d = t.output(n * n);
            t.check(
                Trial.sumOf(n),
                k -> {
                  k.gemm(false, false, 9, n, n, a, n, b, n, c, n, false);
                  k.gemm(true, false, n, n, 9, a, n, a, n, d, n, false);
                });
          }
        });
  }
}
