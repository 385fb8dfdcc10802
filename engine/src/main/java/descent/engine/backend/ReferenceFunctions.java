package descent.engine.backend;

/**
 * The special functions of the reference, good to a few units in the last place. TeaVM's class
 * library has expm1 as exp - 1, log1p as log(x + 1), and a tanh that is NaN far out, so these are
 * written out here on top of exp, log and sqrt, which are exact enough everywhere.
 */
final class ReferenceFunctions {
  private static final double TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);

  /** Where erf's series is left for erfc's continued fraction; either is good on both sides. */
  private static final double ERF_SERIES_END = 2.5;

  /** From {@link #ERF_SERIES_END} on, more terms no longer change the double (tested). */
  private static final int ERFC_TERMS = 60;

  private ReferenceFunctions() {}

  /**
   * e^x - 1 without cancellation near 0. W. Kahan's correction: the rounding error of u = e^x is
   * taken out again by log(u). See N. Higham, "Accuracy and Stability of Numerical Algorithms",
   * section 1.14.1.
   */
  static double expm1(double x) {
    double u = Math.exp(x);
    if (u == 1) {
      return x;
    }
    double y = u - 1;
    if (y == -1 || u == Double.POSITIVE_INFINITY) {
      return y;
    }
    return y * x / Math.log(u);
  }

  /** log(1 + x) without cancellation near 0, by the same correction. */
  static double log1p(double x) {
    double u = 1 + x;
    if (u == 1) {
      return x;
    }
    if (u == Double.POSITIVE_INFINITY) {
      return u;
    }
    return Math.log(u) * x / (u - 1);
  }

  static double tanh(double x) {
    double e = expm1(-2 * Math.abs(x));
    double y = -e / (2 + e);
    return x < 0 ? -y : y;
  }

  /** 1 / (1 + e^-x), of full relative precision on both sides. */
  static double sigmoid(double x) {
    if (x >= 0) {
      return 1 / (1 + Math.exp(-x));
    }
    double e = Math.exp(x);
    return e / (1 + e);
  }

  /** log(1 + e^x). */
  static double softplus(double x) {
    return (x > 0 ? x : 0) + log1p(Math.exp(-Math.abs(x)));
  }

  /** The distribution function of the standard normal. */
  static double normalCdf(double x) {
    return 0.5 * erfc(-x / Math.sqrt(2));
  }

  /** The density of the standard normal. */
  static double normalPdf(double x) {
    return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  }

  static double erf(double x) {
    double a = Math.abs(x);
    double y = a < ERF_SERIES_END ? erfSeries(a) : 1 - erfcFraction(a);
    return x < 0 ? -y : y;
  }

  /** 1 - erf(x), of full relative precision for large x. */
  static double erfc(double x) {
    return x < ERF_SERIES_END ? 1 - erf(x) : erfcFraction(x);
  }

  /**
   * 2/sqrt(pi) e^(-x^2) sum of 2^n x^(2n+1) / (1 3 5 .. (2n+1)), all of one sign. Abramowitz and
   * Stegun, "Handbook of Mathematical Functions", 7.1.6.
   */
  private static double erfSeries(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; term > sum * 0x1p-54; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return TWO_OVER_SQRT_PI * Math.exp(-x * x) * sum;
  }

  /**
   * e^(-x^2) / sqrt(pi) / (x + (1/2)/(x + (2/2)/(x + (3/2)/(x + ..)))), for positive x. Abramowitz
   * and Stegun 7.1.14, from its end.
   */
  private static double erfcFraction(double x) {
    double fraction = x;
    for (int k = ERFC_TERMS; k > 0; k--) {
      fraction = x + 0.5 * k / fraction;
    }
    return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
  }
}
