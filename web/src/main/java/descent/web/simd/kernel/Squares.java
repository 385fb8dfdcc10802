package descent.web.simd.kernel;

import descent.web.simd.assembler.F32x4;
import descent.web.simd.assembler.WasmFunction;
import java.util.List;

/** Four vectors as a square of sixteen numbers. */
final class Squares {
  private Squares() {}

  /** The columns of the square as vectors. */
  static List<F32x4> transpose(WasmFunction f, List<F32x4> rows) {
    F32x4 low01 = f.let("low01", rows.get(0).shuffle(rows.get(1), 0, 4, 1, 5));
    F32x4 high01 = f.let("high01", rows.get(0).shuffle(rows.get(1), 2, 6, 3, 7));
    F32x4 low23 = f.let("low23", rows.get(2).shuffle(rows.get(3), 0, 4, 1, 5));
    F32x4 high23 = f.let("high23", rows.get(2).shuffle(rows.get(3), 2, 6, 3, 7));
    return List.of(
        low01.shuffle(low23, 0, 1, 4, 5),
        low01.shuffle(low23, 2, 3, 6, 7),
        high01.shuffle(high23, 0, 1, 4, 5),
        high01.shuffle(high23, 2, 3, 6, 7));
  }

  /** A vector of the four sums over each vector's lanes, always added in the same order. */
  static F32x4 sums(WasmFunction f, List<F32x4> rows) {
    List<F32x4> columns = transpose(f, rows);
    return columns.get(0).plus(columns.get(1)).plus(columns.get(2).plus(columns.get(3)));
  }
}
