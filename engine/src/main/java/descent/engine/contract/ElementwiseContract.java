package descent.engine.contract;

import descent.engine.backend.Kernels;
import descent.engine.backend.Kernels.Binary;
import descent.engine.backend.Kernels.Unary;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Demands on elementwise kernels, for every function. */
final class ElementwiseContract {
  /** Zeros, a subnormal, kinks, where exponentials saturate and overflow, and a NaN. */
  private static final double[] SPECIAL = {
    0,
    -0.0,
    1e-8,
    -1e-8,
    1e-40,
    -1e-40,
    0.5,
    -0.5,
    1,
    -1,
    1.25,
    -1.25,
    3,
    -3,
    6,
    -6,
    10,
    -10,
    25,
    -25,
    100,
    -100,
    500,
    -500,
    Double.NaN
  };

  /** Functions whose values at infinity are no 0 times infinity. */
  private static final Set<Unary> DEFINED_AT_INFINITY =
      EnumSet.of(
          Unary.IDENTITY,
          Unary.RELU,
          Unary.TANH,
          Unary.SIGMOID,
          Unary.RELU6,
          Unary.HARDTANH,
          Unary.EXP,
          Unary.LOG,
          Unary.SQRT,
          Unary.ABS,
          Unary.RECIPROCAL,
          Unary.SCALE,
          Unary.SHIFT,
          Unary.STEP);

  private ElementwiseContract() {}

  static List<ContractCase> cases() {
    List<ContractCase> cases = new ArrayList<>();
    for (Unary f : Unary.values()) {
      cases.add(map(f));
      cases.add(mapOfSpecialValues(f));
      cases.add(mapGrad(f, false));
      cases.add(mapGrad(f, true));
      cases.add(mapGradOfSpecialValues(f));
      cases.add(bias(f));
    }
    for (Binary f : Binary.values()) {
      cases.add(combine(f, false));
      cases.add(combine(f, true));
    }
    cases.add(
        ContractCase.onRanges(
            "axpy",
            "",
            (t, n) -> {
              int x = t.input(n);
              int y = t.output(n);
              t.check(Trial.ROUNDED, k -> k.axpy(n, -1.75, x, y));
            }));
    return cases;
  }

  /** A parameter that makes a difference. */
  private static double parameter(Unary f) {
    return switch (f) {
      case LEAKY_RELU -> 0.125;
      case ELU -> 1.5;
      case SOFTPLUS -> 2;
      case HARDTANH -> 1.25;
      case SCALE -> -1.5;
      case SHIFT -> 0.75;
      default -> 0;
    };
  }

  private static int input(Trial t, Unary f, int n) {
    return f == Unary.LOG || f == Unary.SQRT || f == Unary.RECIPROCAL
        ? t.input(n, 0.125, 4)
        : t.input(n, -4, 4);
  }

  private static ContractCase map(Unary f) {
    double p = parameter(f);
    return ContractCase.onRanges(
        "map",
        f.toString(),
        (t, n) -> {
          int x = input(t, f, n);
          int y = t.output(n);
          int inPlace = t.inPlace(input(t, f, n), n);
          t.check(
              Trial.FUNCTION,
              k -> {
                k.map(f, p, n, x, y);
                k.map(f, p, n, inPlace, inPlace);
              });
        });
  }

  private static ContractCase mapOfSpecialValues(Unary f) {
    double p = parameter(f);
    return ContractCase.of(
        "map",
        f + " of special values",
        backend -> {
          Trial t = new Trial(backend, true, "special values");
          int x = t.values(SPECIAL);
          int y = t.output(SPECIAL.length);
          int infinities = t.values(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
          int limits = DEFINED_AT_INFINITY.contains(f) ? t.output(2) : Kernels.NONE;
          t.check(
              Trial.FUNCTION,
              k -> {
                k.map(f, p, SPECIAL.length, x, y);
                if (limits != Kernels.NONE) {
                  k.map(f, p, 2, infinities, limits);
                }
              });
        });
  }

  private static ContractCase mapGrad(Unary f, boolean accumulate) {
    double p = parameter(f);
    return ContractCase.onRanges(
        "mapGrad",
        f + (accumulate ? " accumulating" : " overwriting"),
        (t, n) -> {
          int x = input(t, f, n);
          int y = t.output(n);
          int dy = t.input(n);
          int dx = t.output(n);
          int inPlace = t.inPlace(t.input(n), n);
          t.check(
              Trial.GRADIENT,
              k -> {
                k.map(f, p, n, x, y);
                int kept = f.derivativeByValue() ? Kernels.NONE : x;
                k.mapGrad(f, p, n, kept, y, dy, dx, accumulate);
                if (!accumulate) {
                  k.mapGrad(f, p, n, x, y, inPlace, inPlace, false);
                }
              });
        });
  }

  private static ContractCase mapGradOfSpecialValues(Unary f) {
    double p = parameter(f);
    return ContractCase.of(
        "mapGrad",
        f + " of special values",
        backend -> {
          int n = SPECIAL.length;
          Trial t = new Trial(backend, true, "special values");
          int x = t.values(SPECIAL);
          int y = t.output(n);
          int dy = t.input(n);
          int dx = t.output(n);
          t.check(
              Trial.GRADIENT,
              k -> {
                k.map(f, p, n, x, y);
                k.mapGrad(f, p, n, x, y, dy, dx, true);
              });
        });
  }

  private static ContractCase bias(Unary f) {
    double p = parameter(f);
    return ContractCase.onMatrices(
        "bias",
        f.toString(),
        (t, rows, cols) -> {
          int x = input(t, f, rows * cols);
          int row = t.input(cols, 0, 1);
          int y = t.output(rows * cols);
          int inPlace = t.inPlace(input(t, f, rows * cols), rows * cols);
          t.check(
              Trial.FUNCTION,
              k -> {
                k.bias(f, p, rows, cols, x, row, y);
                k.bias(f, p, rows, cols, inPlace, row, inPlace);
              });
        });
  }

  private static ContractCase combine(Binary f, boolean accumulate) {
    return ContractCase.onRanges(
        "combine",
        f + (accumulate ? " accumulating" : " overwriting"),
        (t, n) -> {
          int x = t.input(n);
          int y = t.input(n, 0.5, 2);
          int z = t.output(n);
          int left = t.inPlace(t.input(n), n);
          int right = t.inPlace(t.input(n, 0.5, 2), n);
          int both = t.inPlace(t.input(n, 0.5, 2), n);
          t.check(
              Trial.ROUNDED,
              k -> {
                k.combine(f, n, x, y, z, accumulate);
                k.combine(f, n, left, y, left, accumulate);
                k.combine(f, n, x, right, right, accumulate);
                k.combine(f, n, both, both, both, accumulate);
              });
        });
  }
}
