package descent.engine.backend;

/**
 * The transcendental functions of the float backends, as polynomials of ours.
 *
 * <p>Each method is the executable specification of what one lane computes: multiplications and
 * additions rounded one by one (no fused ones), divisions, comparisons and moves of the exponent's
 * bits, in exactly the order written. A backend that follows it gives the same bits, whatever its
 * vector width. {@code x < A ? A : x} keeps a NaN, and so must a backend's clamp. The coefficients
 * are minimax fits (Remez exchange in 60 digits) rounded to float; the errors stated are the
 * largest found by comparing with double precision on millions of points.
 */
public final class Polynomials {
  // -- e^x = 2^n (1 + q), n = round(x / ln 2), r = x - n ln 2, q = r + r^2 (E0 + E1 r + ... )

  /** 1 / ln 2. */
  public static final float LOG2_E = 1.44269504f;

  /** 1.5 * 2^23: added to a small number it leaves the nearest integer in the lowest bits. */
  public static final float ROUND = 12582912f;

  /** The bits of {@link #ROUND}. */
  public static final int ROUND_BITS = 0x4b400000;

  /** The leading bits of ln 2, few enough that n times them is exact. */
  public static final float LN2_HIGH = 0.693359375f;

  /** ln 2 - {@link #LN2_HIGH}. */
  public static final float LN2_LOW = -2.12194440e-4f;

  public static final float E0 = 0.5f;
  public static final float E1 = 0.16666573f;
  public static final float E2 = 0.04166686f;
  public static final float E3 = 0.00836374f;
  public static final float E4 = 0.0013901533f;

  /** Where e^x has become 0. */
  public static final float EXP_LOWEST = -104f;

  /** Where e^x has become infinite. */
  public static final float EXP_HIGHEST = 89f;

  /** Where e^x - 1 has long been -1, and 2^n is still a normal number. */
  public static final float EXPM1_LOWEST = -87f;

  /** Where tanh has long been 1. */
  public static final float TANH_HIGHEST = 10f;

  // -- log(1 + f) = 2 atanh(s), s = f / (2 + f), z = s^2: 2 s + s z (A0 + A1 z + ...), z <= 1/9

  public static final float A0 = 0.6666667f;
  public static final float A1 = 0.39999703f;
  public static final float A2 = 0.285925f;
  public static final float A3 = 0.21704534f;
  public static final float A4 = 0.23233564f;

  /** The bits of sqrt(1/2), where the significands of {@link #log} begin. */
  public static final int SQRT_HALF_BITS = 0x3f3504f3;

  /** The bits of 1. */
  public static final int ONE_BITS = 0x3f800000;

  /** The bits of a significand. */
  public static final int SIGNIFICAND = 0x007fffff;

  /** The smallest normal float; what is below is first multiplied by {@link #TWO_23}. */
  public static final float MIN_NORMAL = 0x1p-126f;

  /** 2^23. */
  public static final float TWO_23 = 0x1p23f;

  // -- the normal distribution's upper tail at u >= 0: e^(-u^2 / 2) P(u) / Q(u)

  public static final float P0 = 0.5f;
  public static final float P1 = 0.4382949f;
  public static final float P2 = 0.1832351f;
  public static final float P3 = 0.040633213f;
  public static final float P4 = 0.0041163075f;
  public static final float Q1 = 1.6744747f;
  public static final float Q2 = 1.202503f;
  public static final float Q3 = 0.4694705f;
  public static final float Q4 = 0.1018588f;
  public static final float Q5 = 0.010317933f;

  /** Where the upper tail has become 0. */
  public static final float TAIL_HIGHEST = 15f;

  private Polynomials() {}

  /** e^x; relative error at most 9e-8. Infinite from 88.73 on, 0 below -103.98. */
  public static float exp(float x) {
    x = x < EXP_LOWEST ? EXP_LOWEST : x;
    x = x > EXP_HIGHEST ? EXP_HIGHEST : x;
    float t = x * LOG2_E + ROUND;
    int n = Float.floatToRawIntBits(t) - ROUND_BITS;
    float q = fraction(x, t - ROUND);
    int half = n >> 1; // in two steps, so that neither overflows before the product does
    return (q + 1) * powerOfTwo(half) * powerOfTwo(n - half);
  }

  /** e^x - 1 for x up to 88, without loss near 0; relative error at most 1.3e-7. */
  public static float expm1(float x) {
    x = x < EXPM1_LOWEST ? EXPM1_LOWEST : x;
    float t = x * LOG2_E + ROUND;
    float scale = powerOfTwo(Float.floatToRawIntBits(t) - ROUND_BITS);
    return scale * fraction(x, t - ROUND) + (scale - 1);
  }

  /** e^r - 1 where r = x - n ln 2 is at most ln 2 / 2 in size. */
  private static float fraction(float x, float n) {
    float r = (x - n * LN2_HIGH) - n * LN2_LOW;
    return r * r * ((((E4 * r + E3) * r + E2) * r + E1) * r + E0) + r;
  }

  /** 2^n for n from -126 to 127. */
  private static float powerOfTwo(int n) {
    return Float.intBitsToFloat(ONE_BITS + (n << 23));
  }

  /** Natural logarithm; relative error at most 9e-8. -Infinity at 0, NaN below. */
  public static float log(float x) {
    boolean tiny = x < MIN_NORMAL;
    int bits = Float.floatToRawIntBits(tiny ? x * TWO_23 : x) + (ONE_BITS - SQRT_HALF_BITS);
    float k = (bits >> 23) - (tiny ? 127 + 23 : 127);
    float f = Float.intBitsToFloat((bits & SIGNIFICAND) + SQRT_HALF_BITS) - 1;
    float s = f / (2 + f);
    float halfSquare = 0.5f * f * f;
    float y =
        k * LN2_HIGH - ((halfSquare - (s * (halfSquare + atanhRest(s * s)) + k * LN2_LOW)) - f);
    y = x < Float.POSITIVE_INFINITY ? y : x;
    y = x > 0 ? y : Float.NaN;
    return x == 0 ? Float.NEGATIVE_INFINITY : y;
  }

  /** log(1 + x) for x from 0 to 1, without loss near 0; relative error at most 1.2e-7. */
  public static float log1p(float x) {
    float s = x / (2 + x);
    return x - s * (x - atanhRest(s * s));
  }

  /** 2 atanh(s) / s - 2, from z = s^2 up to 1/9. */
  private static float atanhRest(float z) {
    return z * ((((A4 * z + A3) * z + A2) * z + A1) * z + A0);
  }

  /** Hyperbolic tangent; relative error at most 1.7e-7, never beyond -1 or 1. */
  public static float tanh(float x) {
    float u = Math.abs(x);
    u = u > TANH_HIGHEST ? TANH_HIGHEST : u;
    float e = expm1(u + u);
    float y = e / (e + 2);
    return x < 0 ? -y : y;
  }

  /** 1 / (1 + e^-x); relative error at most 2e-7 wherever it is not subnormal. */
  public static float sigmoid(float x) {
    return 1 / (1 + exp(-x));
  }

  /**
   * The standard normal distribution function, (1 + erf(x / sqrt 2)) / 2; absolute error at most
   * 1.4e-7.
   *
   * @param density e^(-x^2 / 2), that is {@code exp(-0.5f * x * x)}: its derivative but for 1 /
   *     sqrt(2 pi)
   */
  public static float normalCdf(float x, float density) {
    float u = Math.abs(x);
    u = u > TAIL_HIGHEST ? TAIL_HIGHEST : u;
    float p = (((P4 * u + P3) * u + P2) * u + P1) * u + P0;
    float q = ((((Q5 * u + Q4) * u + Q3) * u + Q2) * u + Q1) * u + 1;
    float tail = density * p / q;
    return x < 0 ? tail : 1 - tail;
  }
}
