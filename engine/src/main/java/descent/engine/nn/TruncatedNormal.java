package descent.engine.nn;

/** The normal distribution's share below a point, and the error function turned around. */
final class TruncatedNormal {
  private TruncatedNormal() {}

  /** The share of the standard normal distribution below x: (1 + erf(x / sqrt 2)) / 2. */
  static double share(double x) {
    return (1 + erf(x / Math.sqrt(2))) / 2;
  }

  /**
   * 2 / sqrt(pi) e^(-x^2) times the sum of 2^n x^(2n+1) / (1 3 5 .. (2n+1)), all of one sign;
   * Abramowitz and Stegun 7.1.6. Beyond 6 it is 1 in double precision.
   */
  static double erf(double x) {
    double size = Math.min(Math.abs(x), 6);
    double term = size;
    double sum = size;
    for (int n = 1; term > sum * 0x1p-54; n++) {
      term *= 2 * size * size / (2 * n + 1);
      sum += term;
    }
    return Math.signum(x) * 2 / Math.sqrt(Math.PI) * Math.exp(-size * size) * sum;
  }

  /**
   * The x in (-6, 6) of which y is the error function: S. Winitzki's approximation (2008), good to
   * 2e-3, then Newton's steps, each of which squares the error.
   */
  static double inverseErf(double y) {
    double a = 0.147;
    double log = Math.log(1 - y * y);
    double half = 2 / (Math.PI * a) + log / 2;
    double x = Math.signum(y) * Math.sqrt(Math.sqrt(half * half - log / a) - half);
    for (int step = 0; step < 3; step++) {
      x -= (erf(x) - y) * Math.sqrt(Math.PI) / 2 * Math.exp(x * x);
    }
    return x;
  }
}
