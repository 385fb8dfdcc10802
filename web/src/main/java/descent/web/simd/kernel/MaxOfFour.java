package descent.web.simd.kernel;

import descent.web.simd.assembler.F32x4;
import descent.web.simd.assembler.I32x4;
import descent.web.simd.assembler.WasmFunction;
import java.util.List;

/**
 * Max pooling of a 2x2 window whose four values are at hand, with the bias and ReLU of before.
 *
 * @param value the pooled value
 * @param winner the place of the first largest, 0 to 3, row-major
 */
record MaxOfFour(F32x4 value, F32x4 winner) {
  /** The bias is the same for all four, and neither it nor ReLU changes which one wins. */
  static MaxOfFour of(WasmFunction f, List<F32x4> places, F32x4 bias) {
    I32x4 right = f.let("right", places.get(1).gt(places.get(0)));
    F32x4 upper = f.let("upper", places.get(0).max(places.get(1)));
    I32x4 lowerRight = f.let("lowerRight", places.get(3).gt(places.get(2)));
    F32x4 lower = f.let("lower", places.get(2).max(places.get(3)));
    I32x4 below = f.let("below", lower.gt(upper));
    F32x4 largest = upper.max(lower);
    F32x4 inUpper = F32x4.of(1).where(right);
    F32x4 inLower = lowerRight.choose(F32x4.of(3), F32x4.of(2));
    return new MaxOfFour(
        f.let("pooled", largest.plus(bias).max(F32x4.of(0))),
        f.let("winner", below.choose(inLower, inUpper)));
  }
}
