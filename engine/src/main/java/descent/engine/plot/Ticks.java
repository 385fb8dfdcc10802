package descent.engine.plot;

import java.util.Arrays;

/** Round values for axes, and how they are written. */
public final class Ticks {
  private Ticks() {}

  /** About so many round values from min to max, 1, 2 or 5 times a power of ten apart. */
  public static double[] linear(double min, double max, int about) {
    double raw = (max - min) / Math.max(1, about);
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double step = power * nice(raw / power);
    double first = Math.ceil(min / step - 1e-9) * step;
    int count = (int) Math.floor((max - first) / step + 1e-9) + 1;
    double[] ticks = new double[Math.max(0, count)];
    for (int i = 0; i < ticks.length; i++) {
      ticks[i] = Math.round((first + i * step) / step) * step;
    }
    return ticks;
  }

  private static double nice(double ratio) {
    if (ratio <= 1) {
      return 1;
    }
    if (ratio <= 2) {
      return 2;
    }
    return ratio <= 5 ? 5 : 10;
  }

  /** The largest of 1, 2 and 5 times a power of ten that is not above a positive value. */
  public static double roundBelow(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    double ratio = value / power;
    return power * (ratio >= 5 ? 5 : ratio >= 2 ? 2 : 1);
  }

  /** The powers of ten from min to max. */
  public static double[] powers(double min, double max) {
    int first = (int) Math.ceil(Math.log10(min) - 1e-9);
    int last = (int) Math.floor(Math.log10(max) + 1e-9);
    double[] ticks = new double[Math.max(0, last - first + 1)];
    for (int i = 0; i < ticks.length; i++) {
      ticks[i] = power(first + i);
    }
    return ticks;
  }

  /** Whole values from 0 to max that lie well apart on a square-root axis. */
  public static double[] shares(double max) {
    double[] ticks = {0, 0.01, 0.04, 0.1, 0.2, 0.4, 0.6, 0.8, 1};
    for (int i = 0; i < ticks.length; i++) {
      ticks[i] = Math.rint(ticks[i] * max);
    }
    return ticks;
  }

  private static double power(int exponent) {
    double power = 1;
    for (int i = 0; i < Math.abs(exponent); i++) {
      power *= 10;
    }
    return exponent < 0 ? 1 / power : power;
  }

  /** A power of ten as the label of an axis: {@code 100}, {@code 0.01}, {@code 10\u207b\u2074}. */
  public static String powerOfTen(double value) {
    int exponent = (int) Math.rint(Math.log10(value));
    return exponent < -3 && exponent > -10
        ? "10\u207b" + "\u2074\u2075\u2076\u2077\u2078\u2079".charAt(-exponent - 4)
        : write(value, 9);
  }

  /**
   * A number for people: {@code 1,000}, {@code 0.01}, a true minus; at most {@code digits} behind
   * the point, and no zeros at the end there.
   */
  public static String write(double value, int digits) {
    String text = fixed(value, digits);
    if (text.indexOf('.') >= 0) {
      int end = text.length();
      while (text.charAt(end - 1) == '0') {
        end--;
      }
      text = text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }
    return text.equals("\u22120") ? "0" : text;
  }

  /** A number for people with exactly {@code digits} behind the point. */
  public static String fixed(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "not a number" : value > 0 ? "\u221e" : "\u2212\u221e";
    }
    double factor = power(digits);
    long scaled = Math.round(Math.abs(value) * factor);
    long whole = scaled / (long) factor;
    StringBuilder text = new StringBuilder();
    if (value < 0 && scaled > 0) {
      text.append('\u2212');
    }
    text.append(thousands(whole));
    if (digits > 0) {
      String fraction = String.valueOf(scaled % (long) factor);
      char[] zeros = new char[digits - fraction.length()];
      Arrays.fill(zeros, '0');
      text.append('.').append(zeros).append(fraction);
    }
    return text.toString();
  }

  private static String thousands(long whole) {
    String digits = String.valueOf(whole);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        text.append(',');
      }
      text.append(digits.charAt(i));
    }
    return text.toString();
  }

  /** A number with so many significant digits, such as a loss: {@code 0.0076}. */
  public static String significant(double value, int digits) {
    if (!Double.isFinite(value) || value == 0) {
      return fixed(value, 0);
    }
    int before = (int) Math.floor(Math.log10(Math.abs(value))) + 1;
    return fixed(value, Math.clamp(digits - before, 0, 9));
  }

  /** The same without zeros at the end: {@code 0.5}. */
  public static String significantTrimmed(double value, int digits) {
    if (!Double.isFinite(value) || value == 0) {
      return fixed(value, 0);
    }
    int before = (int) Math.floor(Math.log10(Math.abs(value))) + 1;
    return write(value, Math.clamp(digits - before, 0, 9));
  }
}
