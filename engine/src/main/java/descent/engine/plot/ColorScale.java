package descent.engine.plot;

/**
 * Tables of 256 colours between stops, interpolated in OKLab (Ottosson 2020), where equal steps
 * look equally far apart.
 */
public final class ColorScale {
  /** How many colours a table has. */
  public static final int SIZE = 256;

  private ColorScale() {}

  /** Probability of class 1: class 0's hue at 0, the bare sheet at one half, class 1's at 1. */
  public static int[] evidence(Palette palette) {
    int sheet = palette.color(Ink.SURFACE);
    int zero = mix(sheet, palette.color(Ink.CLASS_0), palette.region());
    int one = mix(sheet, palette.color(Ink.CLASS_1), palette.region());
    return between(zero, sheet, one);
  }

  /** Amounts without sign: the bare sheet at 0, ink at 1. */
  public static int[] ink(Palette palette) {
    return between(palette.color(Ink.SURFACE), palette.color(Ink.INK));
  }

  /** Numbers with a sign: violet at the lowest, the bare sheet at zero, bronze at the highest. */
  public static int[] sign(Palette palette) {
    return between(
        palette.color(Ink.NEGATIVE), palette.color(Ink.SURFACE), palette.color(Ink.POSITIVE));
  }

  /**
   * The height of a surface, low to high: a slate too grey to be taken for the learner's blue. Low
   * is the dark end, as a valley lies in shadow.
   */
  public static int[] depth(Palette palette) {
    return palette == Palette.DARK
        ? between(0x04070f, 0x18202b, 0x333e4d, 0x525f6f)
        : between(0x6f87b1, 0xadbfdb, 0xe1e8f3, 0xfbfaf7);
  }

  /**
   * Which of black and white stands out more on a colour, by WCAG's relative luminance: at least
   * 4.58 to 1, whatever the colour.
   */
  static Ink textOn(int rgb) {
    double luminance =
        0.2126 * toLinear(rgb >> 16 & 0xff)
            + 0.7152 * toLinear(rgb >> 8 & 0xff)
            + 0.0722 * toLinear(rgb & 0xff);
    return luminance < 0.179 ? Ink.WHITE : Ink.BLACK;
  }

  /** A table that runs evenly through the stops, 0xRRGGBB each. */
  public static int[] between(int... stops) {
    int[] table = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      double at = (double) i / (SIZE - 1) * (stops.length - 1);
      int left = Math.min((int) at, stops.length - 2);
      table[i] = mix(stops[left], stops[left + 1], at - left);
    }
    return table;
  }

  /** The colour that lies the given share of the way from one to another. */
  static int mix(int from, int to, double share) {
    double[] a = toOklab(from);
    double[] b = toOklab(to);
    return fromOklab(
        a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share);
  }

  private static double[] toOklab(int rgb) {
    double r = toLinear(rgb >> 16 & 0xff);
    double g = toLinear(rgb >> 8 & 0xff);
    double b = toLinear(rgb & 0xff);
    double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return new double[] {
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    };
  }

  private static int fromOklab(double lightness, double a, double b) {
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return toByte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) << 16
        | toByte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) << 8
        | toByte(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
  }

  private static double cube(double x) {
    return x * x * x;
  }

  private static double toLinear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  private static int toByte(double linear) {
    double c = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * Math.clamp(c, 0.0, 1.0));
  }
}
