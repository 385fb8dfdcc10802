package descent.engine.contract;

import descent.engine.backend.Kernels;
import descent.engine.backend.Kernels.Pair;
import java.util.ArrayList;
import java.util.List;

/** Demands on softmax and losses. */
final class LossContract {
  private static final double SCALE = 0.75;

  private LossContract() {}

  static List<ContractCase> cases() {
    List<ContractCase> cases = new ArrayList<>();
    for (boolean log : new boolean[] {false, true}) {
      cases.add(softmax(log));
      cases.add(softmaxOfLargeNumbers(log));
      cases.add(softmaxGrad(log));
    }
    for (boolean classes : new boolean[] {true, false}) {
      for (double smoothing : new double[] {0, 0.1}) {
        for (boolean weighted : new boolean[] {true, false}) {
          cases.add(crossEntropy(classes, smoothing, weighted));
        }
      }
    }
    for (Pair f : Pair.values()) {
      cases.add(pairLoss(f, true));
      cases.add(pairLoss(f, false));
    }
    cases.add(bceOfCertainties());
    cases.add(bceOfLargeLogits());
    return cases;
  }

  private static String name(boolean log) {
    return log ? "logarithm" : "probabilities";
  }

  private static ContractCase softmax(boolean log) {
    return ContractCase.onMatrices(
        "softmax",
        name(log),
        (t, rows, count) -> {
          int cols = Math.max(count, 1);
          int x = t.input(rows * (cols + 3), -5, 5);
          int y = t.output(rows, cols, cols + 2);
          int inPlace = t.inPlace(t.input(rows * cols, -5, 5), rows * cols);
          t.check(
              Trial.FUNCTION,
              k -> {
                k.softmax(log, rows, cols, x, cols + 3, y, cols + 2);
                k.softmax(log, rows, cols, inPlace, cols, inPlace, cols);
              });
        });
  }

  private static ContractCase softmaxOfLargeNumbers(boolean log) {
    return ContractCase.of(
        "softmax",
        name(log) + " of large numbers",
        backend -> {
          double[] row = new double[19];
          for (double large : new double[] {500, -500, 1e30, Double.NEGATIVE_INFINITY}) {
            row[3] = large;
            Trial t = new Trial(backend, false, large + " among zeros");
            int x = t.values(row);
            int y = t.output(row.length);
            t.check(
                Trial.FUNCTION, k -> k.softmax(log, 1, row.length, x, row.length, y, row.length));
          }
        });
  }

  private static ContractCase softmaxGrad(boolean log) {
    return ContractCase.onMatrices(
        "softmaxGrad",
        name(log),
        (t, rows, count) -> {
          int cols = Math.max(count, 1);
          int x = t.input(rows * cols, -5, 5);
          int y = t.output(rows, cols, cols + 1);
          int dy = t.input(rows * (cols + 2));
          int dx = t.output(rows, cols, cols + 3);
          t.check(
              Trial.GRADIENT,
              k -> {
                k.softmax(log, rows, cols, x, cols, y, cols + 1);
                k.softmaxGrad(log, rows, cols, y, cols + 1, dy, cols + 2, dx, cols + 3);
              });
        });
  }

  private static ContractCase crossEntropy(boolean classes, double smoothing, boolean weighted) {
    return ContractCase.onMatrices(
        "crossEntropy",
        (classes ? "of classes" : "of probabilities")
            + ", smoothing "
            + smoothing
            + (weighted ? ", weighted" : ""),
        (t, rows, count) -> {
          int cols = Math.max(count, 1);
          int x = t.input(rows * cols, -5, 5);
          int large = t.input(rows * cols, -500, 500);
          int target = classes ? t.indices(rows, cols) : t.input(rows * cols, 0, 2.0 / cols);
          int weight = weighted ? t.indices(rows, 3) : Kernels.NONE;
          int loss = t.output(2 * rows);
          int dx = t.output(2 * rows * cols);
          int none = Kernels.NONE;
          t.check(
              Trial.GRADIENT,
              k -> {
                k.crossEntropy(classes, smoothing, rows, cols, x, target, weight, SCALE, loss, dx);
                k.crossEntropy(
                    classes, smoothing, rows, cols, large, target, weight, SCALE, none, dx);
                int rest = dx + rows * cols;
                k.crossEntropy(
                    classes, smoothing, rows, cols, x, target, weight, SCALE, none, rest);
                int losses = loss + rows;
                k.crossEntropy(
                    classes, smoothing, rows, cols, large, target, weight, SCALE, losses, none);
              });
        });
  }

  private static ContractCase pairLoss(Pair f, boolean weighted) {
    double p = f == Pair.BCE_WITH_LOGITS ? 2.5 : 0.75;
    return ContractCase.onMatrices(
        "pairLoss",
        f + (weighted ? ", weighted" : ""),
        (t, rows, cols) -> {
          int n = rows * cols;
          int x = f == Pair.BCE ? t.input(n, 0.01, 0.99) : t.input(n, -3, 3);
          int target = target(t, f, n);
          int weight = weighted ? t.indices(rows, 3) : Kernels.NONE;
          int loss = t.output(2 * rows);
          int dx = t.output(2 * n);
          int none = Kernels.NONE;
          t.check(
              Trial.GRADIENT + Trial.sumOf(cols),
              k -> {
                k.pairLoss(f, p, rows, cols, x, target, weight, SCALE, loss, dx);
                k.pairLoss(f, p, rows, cols, x, target, weight, SCALE, none, dx + n);
                k.pairLoss(f, p, rows, cols, x, target, weight, SCALE, loss + rows, none);
              });
        });
  }

  private static int target(Trial t, Pair f, int n) {
    if (f == Pair.BCE || f == Pair.BCE_WITH_LOGITS) {
      return t.input(n, 0, 1);
    }
    if (f != Pair.HINGE) {
      return t.input(n, -3, 3);
    }
    double[] signs = new double[n];
    for (int i = 0; i < n; i++) {
      signs[i] = i % 3 == 0 ? 1 : -1;
    }
    return t.values(signs);
  }

  private static ContractCase bceOfCertainties() {
    return ContractCase.of(
        "pairLoss",
        "BCE of certainties",
        backend -> {
          Trial t = new Trial(backend, true, "0 and 1");
          int x = t.values(0, 1, 0, 1, 1e-30, 0.5);
          int target = t.values(0, 1, 1, 0, 1, 0);
          int loss = t.output(6);
          int dx = t.output(6);
          t.check(
              Trial.GRADIENT,
              k -> k.pairLoss(Pair.BCE, 0, 6, 1, x, target, Kernels.NONE, SCALE, loss, dx));
        });
  }

  private static ContractCase bceOfLargeLogits() {
    return ContractCase.of(
        "pairLoss",
        "BCE_WITH_LOGITS of large logits",
        backend -> {
          Trial t = new Trial(backend, true, "500 and -500");
          int x = t.values(500, -500, 500, -500, 1e-8, Double.NaN, 30, -30);
          int target = t.values(0, 1, 1, 0, 1, 0, 1, 0);
          int loss = t.output(8);
          int dx = t.output(8);
          t.check(
              Trial.GRADIENT,
              k ->
                  k.pairLoss(
                      Pair.BCE_WITH_LOGITS, 1, 8, 1, x, target, Kernels.NONE, SCALE, loss, dx));
        });
  }
}
