package descent.engine.backend;

import descent.engine.backend.Kernels.Binary;
import descent.engine.backend.Kernels.Unary;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Elementwise kernels of the reference; {@code at} is the memory. */
final class ReferenceElementwise {
  private ReferenceElementwise() {}

  static void map(double[] at, Unary f, double p, int n, int x, int y) {
    DoubleUnaryOperator value = ReferenceActivations.value(f, p);
    for (int i = 0; i < n; i++) {
      at[y + i] = value.applyAsDouble(at[x + i]);
    }
  }

  static void mapGrad(
      double[] at, Unary f, double p, int n, int x, int y, int dy, int dx, boolean accumulate) {
    DoubleBinaryOperator derivative = ReferenceActivations.derivative(f, p);
    // The input of such a function need not have been kept: look at its value in x's place.
    int input = f.derivativeByValue() ? y : x;
    for (int i = 0; i < n; i++) {
      double before = accumulate ? at[dx + i] : 0;
      double slope = derivative.applyAsDouble(at[input + i], at[y + i]);
      at[dx + i] = before + at[dy + i] * slope;
    }
  }

  static void combine(double[] at, Binary f, int n, int x, int y, int z, boolean accumulate) {
    DoubleBinaryOperator value = value(f);
    for (int i = 0; i < n; i++) {
      double before = accumulate ? at[z + i] : 0;
      at[z + i] = before + value.applyAsDouble(at[x + i], at[y + i]);
    }
  }

  static void axpy(double[] at, int n, double alpha, int x, int y) {
    for (int i = 0; i < n; i++) {
      at[y + i] += alpha * at[x + i];
    }
  }

  static void bias(double[] at, Unary f, double p, int rows, int cols, int x, int row, int y) {
    DoubleUnaryOperator value = ReferenceActivations.value(f, p);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < cols; c++) {
        at[y + r * cols + c] = value.applyAsDouble(at[x + r * cols + c] + at[row + c]);
      }
    }
  }

  private static DoubleBinaryOperator value(Binary f) {
    return switch (f) {
      case ADD -> (x, y) -> x + y;
      case SUBTRACT -> (x, y) -> x - y;
      case MULTIPLY -> (x, y) -> x * y;
      case DIVIDE -> (x, y) -> x / y;
    };
  }
}
