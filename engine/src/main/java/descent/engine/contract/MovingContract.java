package descent.engine.contract;

import descent.engine.backend.Kernels.Distribution;
import java.util.ArrayList;
import java.util.List;

/** Demands on kernels that move, choose or draw numbers: all exact but for accumulation. */
final class MovingContract {
  private MovingContract() {}

  static List<ContractCase> cases() {
    List<ContractCase> cases = new ArrayList<>();
    cases.add(
        ContractCase.onRanges(
            "fill",
            "",
            (t, n) -> {
              int x = t.output(n);
              t.check(Trial.EXACT, k -> k.fill(n, 1.25, x));
            }));
    for (boolean accumulate : new boolean[] {false, true}) {
      String variant = accumulate ? "accumulating" : "overwriting";
      cases.add(copy(variant, 0, accumulate));
      cases.add(copy(variant + " between strides", 3, accumulate));
      cases.add(copyBackwards(variant, accumulate));
      cases.add(transpose(variant, accumulate));
    }
    cases.add(gather());
    cases.add(scatterAdd());
    cases.add(argmaxRows());
    cases.add(random(Distribution.UNIFORM, 0));
    cases.add(random(Distribution.NORMAL, 0));
    cases.add(random(Distribution.BERNOULLI, 0.3));
    cases.add(random(Distribution.BERNOULLI, 0));
    cases.add(random(Distribution.BERNOULLI, 1));
    return cases;
  }

  private static ContractCase copy(String variant, int gap, boolean accumulate) {
    return ContractCase.onMatrices(
        "copy",
        variant,
        (t, rows, cols) -> {
          int x = t.input(rows * (cols + 2 * gap));
          int y = t.output(rows, cols, cols + gap);
          t.check(
              Trial.ROUNDED * (accumulate ? 1 : 0),
              k -> k.copy(rows, cols, x, cols + 2 * gap, y, cols + gap, accumulate));
        });
  }

  private static ContractCase copyBackwards(String variant, boolean accumulate) {
    return ContractCase.onMatrices(
        "copy",
        variant + " backwards",
        (t, rows, cols) -> {
          int x = t.input(rows * cols);
          int y = t.output(rows * cols);
          int last = x + Math.max(rows - 1, 0) * cols;
          t.check(
              Trial.ROUNDED * (accumulate ? 1 : 0),
              k -> k.copy(rows, cols, last, -cols, y, cols, accumulate));
        });
  }

  private static ContractCase transpose(String variant, boolean accumulate) {
    return ContractCase.onMatrices(
        "transpose",
        variant,
        (t, rows, cols) -> {
          int x = t.input(rows * cols);
          int y = t.output(rows * cols);
          t.check(
              Trial.ROUNDED * (accumulate ? 1 : 0), k -> k.transpose(rows, cols, x, y, accumulate));
        });
  }

  private static ContractCase gather() {
    return ContractCase.onMatrices(
        "gather",
        "",
        (t, rows, cols) -> {
          int table = t.input(13 * cols);
          int ids = t.indices(rows, 13);
          int y = t.output(rows * cols);
          t.check(Trial.EXACT, k -> k.gather(rows, cols, table, ids, y));
        });
  }

  private static ContractCase scatterAdd() {
    return ContractCase.onMatrices(
        "scatterAdd",
        "",
        (t, rows, cols) -> {
          int dy = t.input(rows * cols);
          int ids = t.indices(rows, 13);
          int dTable = t.output(13 * cols);
          t.check(Trial.sumOf(rows), k -> k.scatterAdd(rows, cols, dy, ids, dTable));
        });
  }

  private static ContractCase argmaxRows() {
    return ContractCase.onMatrices(
        "argmaxRows",
        "",
        (t, rows, cols) -> {
          int atLeastOne = Math.max(cols, 1);
          int x = t.input(rows * atLeastOne);
          int ties = t.indices(rows * atLeastOne, 3);
          int y = t.output(2 * rows);
          t.check(
              Trial.EXACT,
              k -> {
                k.argmaxRows(rows, atLeastOne, x, y);
                k.argmaxRows(rows, atLeastOne, ties, y + rows);
              });
        });
  }

  private static ContractCase random(Distribution d, double p) {
    return ContractCase.onRanges(
        "random",
        d + (d == Distribution.BERNOULLI ? " " + p : ""),
        (t, n) -> {
          int x = t.output(2 * n);
          t.check(
              Trial.EXACT,
              k -> {
                k.random(d, p, n, 0x123456789abcdef0L, 7, x);
                // The counter is 32 bits wide and wraps.
                k.random(d, p, n, -1, 0xffff_fff0L, x + n);
              });
        });
  }
}
