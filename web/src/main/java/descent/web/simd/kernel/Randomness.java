package descent.web.simd.kernel;

import descent.engine.backend.Kernels.Distribution;
import descent.web.simd.assembler.F32;
import descent.web.simd.assembler.F64;
import descent.web.simd.assembler.I32;
import descent.web.simd.assembler.I64;
import descent.web.simd.assembler.WasmFunction;
import descent.web.simd.assembler.WasmModule;

/**
 * Emits the counter-based generator, bit for bit as {@link descent.engine.random.CounterRandom}
 * defines it.
 */
final class Randomness {
  private static final long SECOND_STREAM = 0x9e3779b97f4a7c15L;
  private static final double LN2 = 0.6931471805599453;
  private static final double SQRT2 = 1.4142135623730951;

  private static final double[] LOGARITHM = {
    1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3, 1
  };

  private static final double[] COSINE = {
    1.0 / 20922789888000.0,
    -1.0 / 87178291200.0,
    1.0 / 479001600.0,
    -1.0 / 3628800.0,
    1.0 / 40320.0,
    -1.0 / 720.0,
    1.0 / 24.0,
    -1.0 / 2.0,
    1
  };

  private static final double[] SINE_OVER_X = {
    -1.0 / 1307674368000.0,
    1.0 / 6227020800.0,
    -1.0 / 39916800.0,
    1.0 / 362880.0,
    -1.0 / 5040.0,
    1.0 / 120.0,
    -1.0 / 6.0,
    1
  };

  private Randomness() {}

  static void emit(WasmModule module) {
    WasmFunction f = module.export("random");
    I32 distribution = f.i32("distribution");
    I32 threshold = f.i32("threshold");
    I32 n = f.i32("n");
    I64 key = f.i64("key");
    I32 counter = f.i32("counter");
    I32 x = f.i32("x");
    I32 low = f.let("low", key.low());
    I32 high = f.let("high", key.shiftRight(32).low());
    Distribution[] all = Distribution.values();
    f.select(
        distribution,
        all.length,
        i -> {
          I32 end = f.let("end", counter.plus(n));
          f.loopWhile(
              () -> counter.ne(end),
              () -> {
                I32 bits = f.let("bits", bits(f, counter, low, high).shiftRight(8));
                F32 value =
                    switch (all[i]) {
                      case UNIFORM -> bits.toF32().times(F32.of(0x1p-24));
                      case BERNOULLI -> bits.lt(threshold).choose(F32.of(1), F32.of(0));
                      case NORMAL -> {
                        I64 second = f.let("second", key.xor(I64.of(SECOND_STREAM)));
                        I32 turn = bits(f, counter, second.low(), second.shiftRight(32).low());
                        F64 logarithm = logOfFraction(f, I32.of(1 << 24).minus(bits));
                        F64 radius = F64.of(-2).times(logarithm).sqrt();
                        yield radius.times(cosineOfTurn(f, turn.shiftRight(8))).toF32();
                      }
                    };
                f.store(x, 0, value);
                f.advance(x, 4);
                f.advance(counter, 1);
              });
        });
  }

  private static I32 bits(WasmFunction f, I32 counter, I32 low, I32 high) {
    I32 x = f.let("x", counter.xor(low));
    f.set(x, x.xor(x.shiftRight(17)).times(0xed5ad4bb));
    f.set(x, x.xor(high));
    f.set(x, x.xor(x.shiftRight(11)).times(0xac4c1b51));
    f.set(x, x.xor(x.shiftRight(15)).times(0x31848bab));
    return x.xor(x.shiftRight(14));
  }

  private static F64 logOfFraction(WasmFunction f, I32 number) {
    I32 n = f.let("n", number);
    I32 exponent = f.let("exponent", I32.of(31).minus(n.leadingZeros()));
    F64 fraction = f.let("fraction", n.toF64().over(I32.of(1).shiftLeft(exponent).toF64()));
    f.when(
        F64.of(SQRT2).lt(fraction),
        () -> {
          f.set(fraction, fraction.times(0.5));
          f.advance(exponent, 1);
        });
    F64 s = f.let("s", fraction.minus(1).over(fraction.plus(1)));
    F64 series = series(f, s.times(s), LOGARITHM);
    return exponent.minus(24).toF64().times(LN2).plus(F64.of(2).times(s).times(series));
  }

  private static F64 cosineOfTurn(WasmFunction f, I32 turn) {
    I32 shifted = f.let("shifted", turn.plus(1 << 21));
    I32 quarter = f.let("quarter", shifted.shiftRight(22).and(3));
    I32 rest = shifted.and((1 << 22) - 1).minus(1 << 21);
    F64 x = f.let("angle", rest.toF64().times(2 * Math.PI * 0x1p-24));
    F64 z = f.let("z", x.times(x));
    F64 value = f.let("value", F64.of(0));
    f.when(
        quarter.and(1).isZero(),
        () -> f.set(value, series(f, z, COSINE)),
        () -> f.set(value, x.times(series(f, z, SINE_OVER_X))));
    I32 negative = quarter.eq(1).or(quarter.eq(2));
    f.when(negative, () -> f.set(value, value.negate()));
    return value;
  }

  private static F64 series(WasmFunction f, F64 argument, double[] coefficients) {
    F64 z = f.let("z", argument);
    F64 sum = F64.of(coefficients[0]);
    for (int i = 1; i < coefficients.length; i++) {
      sum = sum.times(z).plus(coefficients[i]);
    }
    return f.let("series", sum);
  }
}
