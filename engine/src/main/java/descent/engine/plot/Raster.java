package descent.engine.plot;

/** A small picture, one pixel a number, to be stretched over a part of a surface. */
public final class Raster {
  private static final int OPAQUE = 0xff000000;

  private final int width;
  private final int height;
  private final int[] pixels;

  /** A black picture. */
  public Raster(int width, int height) {
    this.width = width;
    this.height = height;
    pixels = new int[width * height];
  }

  /** Pixels across. */
  public int width() {
    return width;
  }

  /** Pixels down. */
  public int height() {
    return height;
  }

  /**
   * The pixels row by row from the top, each 0xAABBGGRR: on a little-endian machine the bytes red,
   * green, blue, alpha, as a canvas wants them.
   */
  public int[] pixels() {
    return pixels;
  }

  /** Paints values in [0, 1], row by row from the top, by a table of {@link ColorScale}. */
  public void paint(float[] values, int[] table) {
    for (int i = 0; i < pixels.length; i++) {
      int entry = (int) (values[i] * (ColorScale.SIZE - 1) + 0.5f);
      set(i, table[Math.clamp(entry, 0, ColorScale.SIZE - 1)]);
    }
  }

  /** Paints the values from an index on as a tint says. */
  public void paint(float[] values, int from, Tint tint, Palette palette) {
    for (int i = 0; i < pixels.length; i++) {
      set(i, tint.color(values[from + i], palette));
    }
  }

  /**
   * Paints a tile of so many values across and down into the picture.
   *
   * @param left where the tile begins, and {@code top}, in pixels of this picture
   */
  void paintTile(
      float[] values,
      int from,
      int across,
      int down,
      int left,
      int top,
      Tint tint,
      Palette palette) {
    for (int row = 0; row < down; row++) {
      for (int column = 0; column < across; column++) {
        set(
            (top + row) * width + left + column,
            tint.color(values[from + row * across + column], palette));
      }
    }
  }

  private void set(int i, int rgb) {
    pixels[i] = OPAQUE | (rgb & 0xff) << 16 | (rgb & 0xff00) | (rgb >> 16 & 0xff);
  }
}
