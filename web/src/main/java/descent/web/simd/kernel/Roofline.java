package descent.web.simd.kernel;

import descent.web.simd.assembler.F32x4;
import descent.web.simd.assembler.I32;
import descent.web.simd.assembler.WasmFunction;
import descent.web.simd.assembler.WasmModule;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits a loop of multiplications and additions that touches no memory: the speed against which
 * that of the matrix product is told.
 */
final class Roofline {
  /** Independent sums, enough to hide the latency of one. */
  private static final int SUMS = 12;

  private Roofline() {}

  /** {@code rounds} times 12 vectors of multiply-adds, 96 floating-point operations a round. */
  static void emit(WasmModule module, Machine machine) {
    WasmFunction f = module.export("roofline");
    I32 rounds = f.i32("rounds");
    F32x4 factor = Elementwise.splat(f, "factor");
    F32x4 term = f.let("term", factor.times(0.5));
    List<F32x4> sums = new ArrayList<>();
    for (int i = 0; i < SUMS; i++) {
      sums.add(f.let("sum", factor.plus(i)));
    }
    f.repeat(rounds, () -> sums.forEach(sum -> f.set(sum, machine.madd(factor, sum, term))));
    F32x4 total = f.let("total", F32x4.of(0));
    sums.forEach(sum -> f.set(total, total.plus(sum)));
    f.result(total.lane(0));
  }
}
