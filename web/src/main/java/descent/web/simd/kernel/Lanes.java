package descent.web.simd.kernel;

import descent.web.simd.assembler.F32x4;
import descent.web.simd.assembler.I32;
import descent.web.simd.assembler.WasmFunction;

/** Vectors of which the last may be incomplete: nothing beyond it is read or written. */
final class Lanes {
  private Lanes() {}

  /** So many numbers in whole vectors. */
  static I32 whole(I32 count) {
    return count.plus(3).and(-4);
  }

  /** The numbers at an address, zero beyond {@code count}, which is at least 1. */
  static F32x4 load(WasmFunction f, I32 count, I32 address) {
    F32x4 value = f.let("some", F32x4.of(0));
    f.when(
        count.ge(4),
        () -> f.set(value, address.loadVector(0)),
        () -> {
          f.set(value, address.loadOne(0));
          for (int lane = 1; lane < 3; lane++) {
            int number = lane;
            f.when(
                count.gt(number), () -> f.set(value, address.loadLane(number, 4 * number, value)));
          }
        });
    return value;
  }

  /** Stores the first {@code count} numbers, at least 1 and at most four. */
  static void store(WasmFunction f, I32 count, I32 address, F32x4 value) {
    f.when(
        count.ge(4),
        () -> f.store(address, 0, value),
        () -> {
          f.storeLane(0, address, 0, value);
          for (int lane = 1; lane < 3; lane++) {
            int number = lane;
            f.when(count.gt(number), () -> f.storeLane(number, address, 4 * number, value));
          }
        });
  }
}
