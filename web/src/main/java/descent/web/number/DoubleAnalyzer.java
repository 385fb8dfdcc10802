package descent.web.number;

import org.teavm.jso.JSBody;

/** Takes a double apart into the fewest decimal digits that name it. */
public final class DoubleAnalyzer {
  /** How many digits a mantissa has, trailing zeros included. */
  private static final int DIGITS = 18;

  private DoubleAnalyzer() {}

  /** A number as sign * mantissa * 10^(exponent - 17). */
  public static final class Result {
    /** The digits, 18 of them unless the number is 0. */
    public long mantissa;

    /** The power of ten of the first digit. */
    public int exponent;

    /** Whether the number is below 0. */
    public boolean sign;
  }

  /**
   * Writes the parts of a finite number other than 0 to the result.
   *
   * @see <a href="https://tc39.es/ecma262/#sec-number.prototype.toexponential">Without a number of
   *     digits, JavaScript writes as many as are necessary</a>
   */
  public static void analyze(double value, Result result) {
    String text = exponential(Math.abs(value));
    int end = text.indexOf('e');
    long mantissa = 0;
    int digits = 0;
    for (int i = 0; i < end; i++) {
      char digit = text.charAt(i);
      if (digit != '.') {
        mantissa = 10 * mantissa + (digit - '0');
        digits++;
      }
    }
    for (; digits < DIGITS; digits++) {
      mantissa *= 10;
    }
    result.mantissa = mantissa;
    result.exponent = Integer.parseInt(text.substring(end + 1));
    result.sign = value < 0;
  }

  @JSBody(params = "value", script = "return value.toExponential();")
  private static native String exponential(double value);
}
