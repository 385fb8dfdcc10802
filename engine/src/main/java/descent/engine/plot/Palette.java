package descent.engine.plot;

/** The colours of a theme, as 0xRRGGBB. */
public final class Palette {
  /** Ink on warm white paper. */
  public static final Palette LIGHT =
      new Palette(
          0.30, 0xffffff, 0x16191d, 0x656a72, 0x85827a, 0xecebe5, 0xe85a4f, 0x2a9d8f, 0xffffff,
          0x0b5cc4);

  /** The same sheet at night. */
  public static final Palette DARK =
      new Palette(
          0.28, 0x1a1d21, 0xeceae4, 0x9b9a94, 0x7b7e84, 0x262a2f, 0xe85a4f, 0x2a9d8f, 0x1a1d21,
          0x78b4ff);

  private final double region;
  private final int[] colors;

  private Palette(double region, int... colors) {
    this.region = region;
    this.colors = colors;
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
