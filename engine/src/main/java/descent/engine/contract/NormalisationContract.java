package descent.engine.contract;

import descent.engine.backend.Kernels;
import java.util.ArrayList;
import java.util.List;

/** Demands on batch and layer normalisation. */
final class NormalisationContract {
  private static final double EPS = 1e-5;

  /** One row or column is its own mean: its deviation is 0, or noise times 1 / sqrt(eps) = 316. */
  private static final double LONE = 316 * 0x1p-23;

  private NormalisationContract() {}

  static List<ContractCase> cases() {
    List<ContractCase> cases = new ArrayList<>();
    cases.add(
        ContractCase.onMatrices(
            "columnMoments",
            "",
            (t, count, cols) -> {
              int rows = Math.max(count, 1);
              int x = t.spread(rows, cols);
              int mean = t.output(cols);
              int variance = t.output(cols);
              t.check(Trial.sumOf(rows), k -> k.columnMoments(rows, cols, x, mean, variance));
            }));
    cases.add(
        ContractCase.onMatrices(
            "batchNorm",
            "",
            (t, rows, cols) -> {
              int x = t.input(rows * cols);
              int mean = t.input(cols);
              int variance = t.input(cols, 0.25, 2);
              int gain = t.input(cols);
              int shift = t.input(cols);
              int y = t.output(rows * cols);
              t.check(
                  Trial.FUNCTION,
                  k -> k.batchNorm(rows, cols, EPS, x, mean, variance, gain, shift, y));
            }));
    for (boolean train : new boolean[] {true, false}) {
      for (boolean absent : new boolean[] {false, true}) {
        cases.add(batchNormGrad(train, absent));
      }
    }
    for (boolean gain : new boolean[] {true, false}) {
      for (boolean shift : new boolean[] {true, false}) {
        cases.add(layerNorm(gain, shift));
      }
      cases.add(layerNormGrad(gain, true, gain));
      cases.add(layerNormGrad(gain, false, true));
    }
    return cases;
  }

  private static ContractCase batchNormGrad(boolean train, boolean absent) {
    return ContractCase.onMatrices(
        "batchNormGrad",
        (train ? "in training" : "in evaluation") + (absent ? ", parts absent" : ""),
        (t, count, cols) -> {
          int rows = Math.max(count, 1);
          int x = t.spread(rows, cols);
          int mean = t.output(cols);
          int variance = t.output(cols);
          int gain = t.input(cols);
          int dy = t.input(rows * cols);
          int dx = t.output(rows * cols);
          int dGain = absent ? Kernels.NONE : t.output(cols);
          int dShift = t.output(cols);
          t.check(
              rows == 1 ? LONE : Trial.sumOf(rows),
              k -> {
                k.columnMoments(rows, cols, x, mean, variance);
                k.batchNormGrad(
                    rows, cols, EPS, train, x, mean, variance, gain, dy, dx, dGain, dShift);
                if (absent) {
                  int none = Kernels.NONE;
                  k.batchNormGrad(
                      rows, cols, EPS, train, x, mean, variance, gain, dy, none, none, dShift);
                }
              });
        });
  }

  private static ContractCase layerNorm(boolean withGain, boolean withShift) {
    return ContractCase.onMatrices(
        "layerNorm",
        (withGain ? "with" : "without") + " gain, " + (withShift ? "with" : "without") + " shift",
        (t, rows, count) -> {
          int cols = Math.max(count, 1);
          int x = t.spread(rows, cols);
          int gain = withGain ? t.input(cols) : Kernels.NONE;
          int shift = withShift ? t.input(cols) : Kernels.NONE;
          int y = t.output(rows * cols);
          int moments = t.output(2 * rows);
          t.check(
              cols == 1 ? LONE : Trial.sumOf(cols),
              k -> k.layerNorm(rows, cols, EPS, x, gain, shift, y, moments));
        });
  }

  private static ContractCase layerNormGrad(boolean withGain, boolean withDx, boolean withGrads) {
    return ContractCase.onMatrices(
        "layerNormGrad",
        (withGain ? "with" : "without")
            + " gain"
            + (withDx ? ", dx" : "")
            + (withGrads ? ", dGain, dShift" : ""),
        (t, rows, count) -> {
          int cols = Math.max(count, 1);
          int x = t.spread(rows, cols);
          int gain = withGain ? t.input(cols) : Kernels.NONE;
          int y = t.output(rows * cols);
          int moments = t.output(2 * rows);
          int dy = t.input(rows * cols);
          int dx = withDx ? t.output(rows * cols) : Kernels.NONE;
          int dGain = withGrads ? t.output(cols) : Kernels.NONE;
          int dShift = withGrads ? t.output(cols) : Kernels.NONE;
          t.check(
              cols == 1 ? LONE : Trial.sumOf(rows + cols),
              k -> {
                k.layerNorm(rows, cols, EPS, x, gain, Kernels.NONE, y, moments);
                k.layerNormGrad(rows, cols, x, gain, moments, dy, dx, dGain, dShift);
              });
        });
  }
}
