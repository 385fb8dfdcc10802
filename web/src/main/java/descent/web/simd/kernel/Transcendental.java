package descent.web.simd.kernel;

import descent.engine.backend.Polynomials;
import descent.web.simd.assembler.F32x4;
import descent.web.simd.assembler.I32x4;
import descent.web.simd.assembler.WasmFunction;

/**
 * {@link Polynomials} in four lanes: the same operations in the same order, so the same bits on
 * either machine.
 *
 * @param f the function that the instructions go to
 */
record Transcendental(WasmFunction f) {
  /** e^x. */
  F32x4 exp(F32x4 input) {
    F32x4 x = f.let("x", input.max(F32x4.of(Polynomials.EXP_LOWEST)));
    f.set(x, x.min(F32x4.of(Polynomials.EXP_HIGHEST)));
    F32x4 t = f.let("t", rounded(x));
    I32x4 n = f.let("n", exponent(t));
    I32x4 half = f.let("half", n.shiftRightSigned(1));
    F32x4 q = fraction(x, t);
    return f.let("exp", q.plus(1).times(powerOfTwo(half)).times(powerOfTwo(n.minus(half))));
  }

  /** e^x - 1. */
  F32x4 expm1(F32x4 input) {
    F32x4 x = f.let("x", input.max(F32x4.of(Polynomials.EXPM1_LOWEST)));
    F32x4 t = f.let("t", rounded(x));
    F32x4 scale = f.let("scale", powerOfTwo(exponent(t)));
    return f.let("expm1", scale.times(fraction(x, t)).plus(scale.minus(1)));
  }

  /** x / ln 2 with its nearest integer in the lowest bits. */
  private static F32x4 rounded(F32x4 x) {
    return x.times(Polynomials.LOG2_E).plus(Polynomials.ROUND);
  }

  private static I32x4 exponent(F32x4 rounded) {
    return rounded.asInts().minus(Polynomials.ROUND_BITS);
  }

  private F32x4 fraction(F32x4 x, F32x4 rounded) {
    F32x4 n = f.let("n", rounded.minus(Polynomials.ROUND));
    F32x4 high = x.minus(n.times(Polynomials.LN2_HIGH));
    F32x4 r = f.let("r", high.minus(n.times(Polynomials.LN2_LOW)));
    F32x4 series = horner(r, Polynomials.E4, Polynomials.E3, Polynomials.E2, Polynomials.E1);
    return r.times(r).times(series.times(r).plus(Polynomials.E0)).plus(r);
  }

  private static F32x4 powerOfTwo(I32x4 n) {
    return n.shiftLeft(23).plus(Polynomials.ONE_BITS).asFloats();
  }

  /** Natural logarithm. */
  F32x4 log(F32x4 input) {
    F32x4 x = f.let("x", input);
    I32x4 tiny = f.let("tiny", x.lt(Polynomials.MIN_NORMAL));
    F32x4 normal = tiny.choose(x.times(Polynomials.TWO_23), x);
    int shift = Polynomials.ONE_BITS - Polynomials.SQRT_HALF_BITS;
    I32x4 bits = f.let("bits", normal.asInts().plus(shift));
    F32x4 bias = tiny.choose(F32x4.of(127 + 23), F32x4.of(127));
    F32x4 k = f.let("k", bits.shiftRightSigned(23).toFloats().minus(bias));
    I32x4 significand = bits.and(Polynomials.SIGNIFICAND).plus(Polynomials.SQRT_HALF_BITS);
    F32x4 r = f.let("r", significand.asFloats().minus(1));
    F32x4 s = f.let("s", r.over(F32x4.of(2).plus(r)));
    F32x4 halfSquare = f.let("halfSquare", F32x4.of(0.5).times(r).times(r));
    F32x4 rest = s.times(halfSquare.plus(atanhRest(s))).plus(k.times(Polynomials.LN2_LOW));
    F32x4 y = f.let("y", k.times(Polynomials.LN2_HIGH).minus(halfSquare.minus(rest).minus(r)));
    f.set(y, x.lt(Double.POSITIVE_INFINITY).choose(y, x));
    f.set(y, x.gt(F32x4.of(0)).choose(y, F32x4.of(Double.NaN)));
    f.set(y, x.eq(F32x4.of(0)).choose(F32x4.of(Double.NEGATIVE_INFINITY), y));
    return y;
  }

  /** log(1 + x) for x from 0 to 1. */
  F32x4 log1p(F32x4 input) {
    F32x4 x = f.let("x", input);
    F32x4 s = f.let("s", x.over(F32x4.of(2).plus(x)));
    return f.let("log1p", x.minus(s.times(x.minus(atanhRest(s)))));
  }

  private F32x4 atanhRest(F32x4 s) {
    F32x4 z = f.let("z", s.times(s));
    F32x4 series = horner(z, Polynomials.A4, Polynomials.A3, Polynomials.A2, Polynomials.A1);
    return f.let("rest", z.times(series.times(z).plus(Polynomials.A0)));
  }

  /** Hyperbolic tangent. */
  F32x4 tanh(F32x4 input) {
    F32x4 x = f.let("x", input);
    F32x4 u = f.let("u", x.abs().min(F32x4.of(Polynomials.TANH_HIGHEST)));
    F32x4 e = expm1(u.plus(u));
    F32x4 y = f.let("tanh", e.over(e.plus(2)));
    return f.let("tanh", x.lt(F32x4.of(0)).choose(y.negate(), y));
  }

  /** 1 / (1 + e^-x). */
  F32x4 sigmoid(F32x4 x) {
    return f.let("sigmoid", F32x4.of(1).over(F32x4.of(1).plus(exp(x.negate()))));
  }

  /** log(1 + e^x), without overflow. */
  F32x4 softplus(F32x4 input) {
    F32x4 x = f.let("x", input);
    return f.let("softplus", x.max(F32x4.of(0)).plus(log1p(exp(x.abs().negate()))));
  }

  /** The standard normal distribution function, from x and e^(-x^2 / 2). */
  F32x4 normalCdf(F32x4 x, F32x4 density) {
    F32x4 u = f.let("u", x.abs().min(F32x4.of(Polynomials.TAIL_HIGHEST)));
    F32x4 p = horner(u, Polynomials.P4, Polynomials.P3, Polynomials.P2, Polynomials.P1);
    F32x4 q =
        horner(u, Polynomials.Q5, Polynomials.Q4, Polynomials.Q3, Polynomials.Q2, Polynomials.Q1);
    F32x4 numerator = density.times(p.times(u).plus(Polynomials.P0));
    F32x4 tail = f.let("tail", numerator.over(q.times(u).plus(1)));
    return f.let("cdf", x.lt(F32x4.of(0)).choose(tail, F32x4.of(1).minus(tail)));
  }

  /** e^(-x^2 / 2). */
  F32x4 normalDensity(F32x4 x) {
    return exp(F32x4.of(-0.5).times(x).times(x));
  }

  /** The polynomial with these coefficients, highest first. */
  private static F32x4 horner(F32x4 x, float... coefficients) {
    F32x4 sum = F32x4.of(coefficients[0]);
    for (int i = 1; i < coefficients.length; i++) {
      sum = sum.times(x).plus(coefficients[i]);
    }
    return sum;
  }
}
