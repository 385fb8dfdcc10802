package descent.engine.nn;

import descent.engine.graph.Geometry;

/** Python's way of writing values, because a network prints as PyTorch prints it. */
final class Printing {
  private Printing() {}

  static String of(boolean value) {
    return value ? "True" : "False";
  }

  /** One number where both are the same. */
  static String pair(int h, int w) {
    return h == w ? "" + h : "(" + h + ", " + w + ")";
  }

  /** The arguments of a convolution, as far as they are not PyTorch's defaults. */
  static String convolution(int inChannels, int outChannels, Geometry g) {
    StringBuilder text = new StringBuilder(inChannels + ", " + outChannels);
    text.append(", kernel_size=").append(tuple(g.kernelH(), g.kernelW()));
    text.append(", stride=").append(tuple(g.strideH(), g.strideW()));
    if (g.padH() != 0 || g.padW() != 0) {
      text.append(", padding=").append(tuple(g.padH(), g.padW()));
    }
    if (g.dilationH() != 1 || g.dilationW() != 1) {
      text.append(", dilation=").append(tuple(g.dilationH(), g.dilationW()));
    }
    return text.toString();
  }

  private static String tuple(int h, int w) {
    return "(" + h + ", " + w + ")";
  }

  /** A number as Python's repr writes it: {@code 0.5}, {@code 1.0}, {@code 1e-05}. */
  static String of(double value) {
    String text = Double.toString(value);
    int e = text.indexOf('E');
    if (e < 0) {
      return text;
    }
    double size = Math.abs(value);
    if (size >= 1e-4 && size < 1e16) {
      return plain(text, e);
    }
    String mantissa = text.substring(0, e);
    String digits =
        mantissa.endsWith(".0") ? mantissa.substring(0, mantissa.length() - 2) : mantissa;
    int exponent = Integer.parseInt(text.substring(e + 1));
    String padded = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : "" + Math.abs(exponent);
    return digits + "e" + (exponent < 0 ? "-" : "+") + padded;
  }

  /** Java writes 1.0E-4 where Python writes 0.0001. */
  private static String plain(String text, int e) {
    boolean negative = text.charAt(0) == '-';
    String mantissa = text.substring(negative ? 1 : 0, e);
    int exponent = Integer.parseInt(text.substring(e + 1));
    String digits = mantissa.charAt(0) + mantissa.substring(2);
    if (digits.endsWith("0") && digits.length() == 2) {
      digits = digits.substring(0, 1);
    }
    StringBuilder out = new StringBuilder(negative ? "-" : "");
    if (exponent < 0) {
      out.append("0.").append("0".repeat(-exponent - 1)).append(digits);
    } else {
      int zeros = Math.max(0, exponent + 1 - digits.length());
      String whole = digits + "0".repeat(zeros);
      out.append(whole, 0, exponent + 1).append('.');
      out.append(whole.length() > exponent + 1 ? whole.substring(exponent + 1) : "0");
    }
    return out.toString();
  }
}
