package descent.server.vector;

import static descent.engine.backend.Polynomials.A0;
import static descent.engine.backend.Polynomials.A1;
import static descent.engine.backend.Polynomials.A2;
import static descent.engine.backend.Polynomials.A3;
import static descent.engine.backend.Polynomials.A4;
import static descent.engine.backend.Polynomials.E0;
import static descent.engine.backend.Polynomials.E1;
import static descent.engine.backend.Polynomials.E2;
import static descent.engine.backend.Polynomials.E3;
import static descent.engine.backend.Polynomials.E4;
import static descent.engine.backend.Polynomials.EXPM1_LOWEST;
import static descent.engine.backend.Polynomials.EXP_HIGHEST;
import static descent.engine.backend.Polynomials.EXP_LOWEST;
import static descent.engine.backend.Polynomials.LN2_HIGH;
import static descent.engine.backend.Polynomials.LN2_LOW;
import static descent.engine.backend.Polynomials.LOG2_E;
import static descent.engine.backend.Polynomials.MIN_NORMAL;
import static descent.engine.backend.Polynomials.ONE_BITS;
import static descent.engine.backend.Polynomials.P0;
import static descent.engine.backend.Polynomials.P1;
import static descent.engine.backend.Polynomials.P2;
import static descent.engine.backend.Polynomials.P3;
import static descent.engine.backend.Polynomials.P4;
import static descent.engine.backend.Polynomials.Q1;
import static descent.engine.backend.Polynomials.Q2;
import static descent.engine.backend.Polynomials.Q3;
import static descent.engine.backend.Polynomials.Q4;
import static descent.engine.backend.Polynomials.Q5;
import static descent.engine.backend.Polynomials.ROUND;
import static descent.engine.backend.Polynomials.ROUND_BITS;
import static descent.engine.backend.Polynomials.SIGNIFICAND;
import static descent.engine.backend.Polynomials.SQRT_HALF_BITS;
import static descent.engine.backend.Polynomials.TAIL_HIGHEST;
import static descent.engine.backend.Polynomials.TANH_HIGHEST;
import static descent.engine.backend.Polynomials.TWO_23;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import descent.engine.backend.Polynomials;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/** {@link Polynomials} on vectors: each lane has the very bits of the plain method of that name. */
final class Functions {
  private Functions() {}

  static FloatVector exp(FloatVector x) {
    x = x.blend(EXP_LOWEST, x.compare(LT, EXP_LOWEST));
    x = x.blend(EXP_HIGHEST, x.compare(GT, EXP_HIGHEST));
    FloatVector t = x.mul(LOG2_E).add(ROUND);
    IntVector n = t.reinterpretAsInts().sub(ROUND_BITS);
    IntVector half = n.lanewise(ASHR, 1);
    FloatVector q = fraction(x, t.sub(ROUND));
    return q.add(1).mul(powerOfTwo(half)).mul(powerOfTwo(n.sub(half)));
  }

  static FloatVector expm1(FloatVector x) {
    x = x.blend(EXPM1_LOWEST, x.compare(LT, EXPM1_LOWEST));
    FloatVector t = x.mul(LOG2_E).add(ROUND);
    FloatVector scale = powerOfTwo(t.reinterpretAsInts().sub(ROUND_BITS));
    return scale.mul(fraction(x, t.sub(ROUND))).add(scale.sub(1));
  }

  private static FloatVector fraction(FloatVector x, FloatVector n) {
    FloatVector r = x.sub(n.mul(LN2_HIGH)).sub(n.mul(LN2_LOW));
    FloatVector p = r.mul(E4).add(E3).mul(r).add(E2).mul(r).add(E1).mul(r).add(E0);
    return r.mul(r).mul(p).add(r);
  }

  private static FloatVector powerOfTwo(IntVector n) {
    return n.lanewise(LSHL, 23).add(ONE_BITS).reinterpretAsFloats();
  }

  static FloatVector log(FloatVector x) {
    VectorMask<Float> tiny = x.compare(LT, MIN_NORMAL);
    IntVector bits =
        x.blend(x.mul(TWO_23), tiny).reinterpretAsInts().add(ONE_BITS - SQRT_HALF_BITS);
    IntVector bias = IntVector.broadcast(Simd.INTS, 127).blend(127 + 23, tiny.cast(Simd.INTS));
    FloatVector k = (FloatVector) bits.lanewise(ASHR, 23).sub(bias).convert(I2F, 0);
    FloatVector f = bits.and(SIGNIFICAND).add(SQRT_HALF_BITS).reinterpretAsFloats().sub(1);
    FloatVector s = f.div(f.add(2));
    FloatVector halfSquare = f.mul(0.5f).mul(f);
    FloatVector small = s.mul(halfSquare.add(atanhRest(s.mul(s)))).add(k.mul(LN2_LOW));
    FloatVector y = k.mul(LN2_HIGH).sub(halfSquare.sub(small).sub(f));
    y = x.blend(y, x.compare(LT, Float.POSITIVE_INFINITY));
    y = Simd.all(Float.NaN).blend(y, x.compare(GT, 0));
    return y.blend(Float.NEGATIVE_INFINITY, x.compare(EQ, 0));
  }

  static FloatVector log1p(FloatVector x) {
    FloatVector s = x.div(x.add(2));
    return x.sub(s.mul(x.sub(atanhRest(s.mul(s)))));
  }

  private static FloatVector atanhRest(FloatVector z) {
    return z.mul(z.mul(A4).add(A3).mul(z).add(A2).mul(z).add(A1).mul(z).add(A0));
  }

  static FloatVector tanh(FloatVector x) {
    FloatVector u = x.abs();
    u = u.blend(TANH_HIGHEST, u.compare(GT, TANH_HIGHEST));
    FloatVector e = expm1(u.add(u));
    FloatVector y = e.div(e.add(2));
    return y.blend(y.neg(), x.compare(LT, 0));
  }

  static FloatVector sigmoid(FloatVector x) {
    return Simd.all(1).div(exp(x.neg()).add(1));
  }

  /** e^(-x^2 / 2), as {@link #normalCdf} wants it. */
  static FloatVector normalDensity(FloatVector x) {
    return exp(x.mul(-0.5f).mul(x));
  }

  static FloatVector normalCdf(FloatVector x, FloatVector density) {
    FloatVector u = x.abs();
    u = u.blend(TAIL_HIGHEST, u.compare(GT, TAIL_HIGHEST));
    FloatVector p = u.mul(P4).add(P3).mul(u).add(P2).mul(u).add(P1).mul(u).add(P0);
    FloatVector q = u.mul(Q5).add(Q4).mul(u).add(Q3).mul(u).add(Q2).mul(u).add(Q1).mul(u).add(1);
    FloatVector tail = density.mul(p).div(q);
    return Simd.all(1).sub(tail).blend(tail, x.compare(LT, 0));
  }

  /** log(1 + e^x), the larger part taken out so that nothing overflows. */
  static FloatVector softplus(FloatVector x) {
    return positive(x).add(log1p(exp(x.abs().neg())));
  }

  /** max(x, 0) that keeps a NaN; cheaper than the API's max, which minds the sign of zero. */
  static FloatVector positive(FloatVector x) {
    return x.blend(0, x.compare(LE, 0));
  }

  /** -1, 0 or 1. */
  static FloatVector sign(FloatVector x) {
    return Simd.zero().blend(1, x.compare(GT, 0)).blend(-1, x.compare(LT, 0));
  }
}
