package descent.engine.plot;

/** The colours of a theme, as 0xRRGGBB. */
public final class Palette {
  /** Ink on warm white paper. */
  public static final Palette LIGHT =
      new Palette(
          0.30, 0xffffff, 0x16191d, 0x656a72, 0x85827a, 0xecebe5, 0xe85a4f, 0x2a9d8f, 0xffffff,
          0x0b5cc4, 0x8138b4, 0xa26800, 0xffffff, 0x000000, 0xe85a4f, 0x2a9d8f, 0x905500, 0x8c7fed,
          0x7c1f89, 0x618c10, 0x007692, 0x8a290a, 0x6b47bd, 0x4d4648);

  /** The same sheet at night. */
  public static final Palette DARK =
      new Palette(
          0.28, 0x1a1d21, 0xeceae4, 0x9b9a94, 0x7b7e84, 0x262a2f, 0xe85a4f, 0x2a9d8f, 0x1a1d21,
          0x78b4ff, 0xc391ee, 0xe9b452, 0xffffff, 0x000000, 0xe85a4f, 0x2a9d8f, 0xed8f00, 0x9e8cff,
          0xca85c5, 0xbfe070, 0x4fdcf0, 0xedad81, 0xa66cc3, 0xc3babd);

  private final double region;
  private final int[] colors;
  private final boolean hatched;
  private final int[] ink;
  private final int[] sign;

  private Palette(double region, int... colors) {
    this(region, colors, false);
  }

  private Palette(double region, int[] colors, boolean hatched) {
    this.region = region;
    this.colors = colors;
    this.hatched = hatched;
    ink = ColorScale.ink(this);
    sign = ColorScale.sign(this);
  }

  /** The same colours, with the classes' areas told apart by hatching, too. */
  public Palette withHatching() {
    return new Palette(region, colors, true);
  }

  /** Whether areas of classes are hatched: class 0 rises, class 1 falls. */
  public boolean isHatched() {
    return hatched;
  }

  /** {@link ColorScale#ink}, computed once; not to be changed. */
  int[] ink() {
    return ink;
  }

  /** {@link ColorScale#sign}, computed once; not to be changed. */
  int[] sign() {
    return sign;
  }

  /** The colour of an ink. */
  public int color(Ink ink) {
    return colors[ink.ordinal()];
  }

  /** How strongly a field's colours cover the sheet. */
  public double region() {
    return region;
  }
}
