package descent.engine.plot;

import org.jspecify.annotations.Nullable;

/** Which colour a number gets: a scale, the range it covers, and how it bends in between. */
public final class Tint {
  private enum Kind {
    INK,
    SIGN,
    EVIDENCE,
    HOT,
    DEPTH
  }

  private final Kind kind;
  private final double low;
  private final double high;
  private final double gamma;
  private @Nullable Palette painted;
  private int[] table = new int[0];

  private Tint(Kind kind, double low, double high, double gamma) {
    this.kind = kind;
    this.low = low;
    this.high = high;
    this.gamma = gamma;
  }

  /** Amounts from 0, the bare sheet, to most, full ink. */
  public static Tint ink(double most) {
    return new Tint(Kind.INK, 0, most > 0 ? most : 1, 1);
  }

  /** Numbers from -most, violet, over 0, the bare sheet, to most, bronze. */
  public static Tint sign(double most) {
    double reach = most > 0 ? most : 1;
    return new Tint(Kind.SIGN, -reach, reach, 1);
  }

  /** Amounts from 0, black, over red and yellow to most, white, as old edge maps are drawn. */
  public static Tint hot(double most) {
    return new Tint(Kind.HOT, 0, most > 0 ? most : 1, 1);
  }

  /** A probability of class 1. */
  public static Tint evidence() {
    return new Tint(Kind.EVIDENCE, 0, 1, 1);
  }

  /** The height of a surface from low to high; always drawn with contour lines. */
  public static Tint depth(double low, double high) {
    return new Tint(Kind.DEPTH, low, high, 1);
  }

  /** The same with small amounts lifted: .7 for feature maps, .6 for counts. */
  public Tint withGamma(double exponent) {
    return new Tint(kind, low, high, exponent);
  }

  /** The number at the scale's beginning. */
  public double low() {
    return low;
  }

  /** The number at the scale's end. */
  public double high() {
    return high;
  }

  /** Whether the scale begins below zero. */
  boolean isSigned() {
    return kind == Kind.SIGN;
  }

  int color(double value, Palette palette) {
    double place = Math.clamp((value - low) / (high - low), 0.0, 1.0);
    return Double.isNaN(value)
        ? palette.color(Ink.SURFACE)
        : table(palette)[(int) (place * (ColorScale.SIZE - 1) + 0.5)];
  }

  private int[] table(Palette palette) {
    if (painted != palette) {
      painted = palette;
      table =
          switch (kind) {
            case INK -> palette.ink();
            case SIGN -> palette.sign();
            case HOT -> ColorScale.between(0x0b0000, 0xe00000, 0xffd200, 0xffffff);
            case EVIDENCE -> ColorScale.evidence(palette);
            case DEPTH -> ColorScale.depth(palette);
          };
      table = gamma == 1 ? table : bent(table);
    }
    return table;
  }

  /** A table in which small amounts are lifted, so that no power is taken for each pixel. */
  private int[] bent(int[] even) {
    int[] bent = new int[even.length];
    for (int i = 0; i < bent.length; i++) {
      double place = Math.pow(i / (bent.length - 1.0), gamma);
      bent[i] = even[(int) (place * (even.length - 1) + 0.5)];
    }
    return bent;
  }

  /** A thin bar of the whole scale with the numbers at its ends. */
  void drawBar(Surface s, double x, double y, double width) {
    Raster bar = new Raster(64, 1);
    float[] values = new float[64];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (low + (high - low) * i / (values.length - 1));
    }
    bar.paint(values, 0, this, s.palette());
    s.image(bar, x, y, width, 8, true);
    s.frame(x, y, width, 8, Ink.GRID);
    s.text(number(low), x - 6, y + 8, Surface.Anchor.END, 11, Ink.INK_3);
    s.text(number(high), x + width + 6, y + 8, Surface.Anchor.START, 11, Ink.INK_3);
  }

  private static String number(double value) {
    return Math.abs(value) >= 1000 ? Ticks.write(value, 0) : Ticks.significantTrimmed(value, 2);
  }
}
