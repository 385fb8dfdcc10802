package descent.web.simd.kernel;

import descent.web.simd.assembler.F32x4;
import descent.web.simd.assembler.I32x4;
import descent.web.simd.assembler.WasmFunction;
import java.util.List;

/**
 * Max pooling of a 2x2 window whose four values are at hand, with the bias and ReLU of before.
 *
 * @param value the pooled value
 * @param winner bytes from the window's corner to the first tap of its first largest value, in a
 *     bordered image; -1 where ReLU gave 0, so that nothing goes back there
 */
record MaxOfFour(F32x4 value, I32x4 winner) {
  /**
   * The bias is the same for all four, and neither it nor ReLU changes which one wins.
   *
   * @param pixel bytes from a pixel of the bordered image to the next, in every lane
   * @param row bytes from a row to the next
   */
  static MaxOfFour of(WasmFunction f, List<F32x4> places, F32x4 bias, I32x4 pixel, I32x4 row) {
    I32x4 right = f.let("right", places.get(1).gt(places.get(0)));
    F32x4 upper = f.let("upper", places.get(0).max(places.get(1)));
    I32x4 lowerRight = f.let("lowerRight", places.get(3).gt(places.get(2)));
    F32x4 lower = f.let("lower", places.get(2).max(places.get(3)));
    I32x4 below = f.let("below", lower.gt(upper));
    F32x4 pooled = f.let("pooled", upper.max(lower).plus(bias).max(F32x4.of(0)));
    I32x4 inUpper = pixel.and(right);
    I32x4 inLower = row.plus(pixel.and(lowerRight));
    I32x4 dead = pooled.gt(0).not();
    return new MaxOfFour(pooled, f.let("winner", below.choose(inLower, inUpper).or(dead)));
  }
}
