package descent.web.number;

import org.teavm.jso.JSBody;

/** Makes a double of decimal digits. */
public final class DoubleSynthesizer {
  private DoubleSynthesizer() {}

  /**
   * The double next to a decimal number.
   *
   * @param mantissa its first 19 digits, unsigned
   * @param exponent the power of ten of the first of them
   */
  public static double synthesizeDouble(long mantissa, int exponent, boolean negative) {
    double value = number(Long.toUnsignedString(mantissa) + "e" + (exponent - 18));
    return negative ? -value : value;
  }

  @JSBody(params = "digits", script = "return Number(digits);")
  private static native double number(String digits);
}
