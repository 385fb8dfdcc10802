package descent.engine.plot;

import descent.engine.plot.Surface.Anchor;

/**
 * Many small pictures side by side: digits, filters, feature maps. All share one range of colours,
 * so that they can be compared.
 */
public final class ImageGrid implements Pointed {
  private static final double GAP = 4;
  private static final double CAPTION = 14;

  private final String name;
  private final int columns;
  private final int across;
  private final int down;
  private final Raster raster;
  private float[] values = new float[0];
  private String[] captions = new String[0];
  private boolean[] wrong = new boolean[0];
  private Tint tint = Tint.ink(1);
  private boolean captioned;
  private boolean scaled = true;
  private int count;
  private int pointed = -1;
  private int chosen = -1;

  /**
   * A grid that is still empty.
   *
   * @param name what one picture is, such as {@code filter}
   * @param columns pictures side by side
   * @param across pixels across one picture, {@code down} pixels down
   */
  public ImageGrid(String name, int columns, int across, int down) {
    this.name = name;
    this.columns = columns;
    this.across = across;
    this.down = down;
    raster = new Raster(across, down);
  }

  /** Keeps room for a caption below each picture. */
  public ImageGrid withCaptions() {
    captioned = true;
    return this;
  }

  /** Leaves out the bar that says what the colours mean. */
  public ImageGrid withoutScale() {
    scaled = false;
    return this;
  }

  /**
   * Shows pictures, one after the other, each row by row.
   *
   * @param captions one for each; they also stand in the pin
   */
  public void show(float[] pixels, String[] captions, Tint tint) {
    int size = across * down;
    if (pixels.length != captions.length * size) {
      throw new IllegalArgumentException(
          captions.length
              + " pictures of "
              + across
              + " by "
              + down
              + " have "
              + captions.length * size
              + " pixels, but got "
              + pixels.length);
    }
    values = pixels;
    this.captions = captions;
    this.tint = tint;
    count = captions.length;
    wrong = new boolean[count];
    pointed = pointed >= count ? -1 : pointed;
    chosen = chosen >= count ? -1 : chosen;
  }

  /** Marks pictures that were answered wrong, with a cross. */
  public void setWrong(boolean[] wrong) {
    this.wrong = wrong.clone();
  }

  /** Marks the learner's picture; -1 for none. */
  public void choose(int picture) {
    chosen = picture;
  }

  private int rows() {
    return Math.max(1, (count + columns - 1) / columns);
  }

  private double caption() {
    return captioned ? CAPTION : 0;
  }

  /** The scale from picture pixels to surface pixels. */
  private double scale(double width, double height) {
    double byWidth = ((width - (columns - 1) * GAP) / columns) / across;
    double byHeight =
        ((height - (scaled ? 16 : 0) - (rows() - 1) * GAP) / rows() - caption()) / down;
    return Math.max(0.25, Math.min(byWidth, byHeight));
  }

  @Override
  public void draw(Surface s) {
    s.fill(0, 0, s.width(), s.height(), Ink.SURFACE);
    double scale = scale(s.width(), s.height());
    double w = across * scale;
    double h = down * scale;
    for (int i = 0; i < count; i++) {
      double x = i % columns * (w + GAP);
      double y = Math.floorDiv(i, columns) * (h + GAP + caption());
      raster.paint(values, i * across * down, tint, s.palette());
      s.image(raster, x, y, w, h, false);
      s.frame(x, y, w, h, Ink.GRID);
      if (captioned) {
        String text = wrong[i] ? "\u2717 " + captions[i] : captions[i];
        s.text(text, x + w / 2, y + h + 11, Anchor.MIDDLE, 11, wrong[i] ? Ink.INK : Ink.INK_3);
      }
      if (i == chosen || i == pointed) {
        ring(s, x, y, w, h);
      }
    }
    double bottom = rows() * (h + GAP + caption());
    if (scaled && bottom + 10 <= s.height()) {
      tint.drawBar(s, tint.isSigned() ? 40 : 14, bottom + 2, 70);
    }
  }

  private static void ring(Surface s, double x, double y, double w, double h) {
    Path ring = new Path();
    ring.moveTo(x, y);
    ring.lineTo(x + w, y);
    ring.lineTo(x + w, y + h);
    ring.lineTo(x, y + h);
    ring.lineTo(x, y);
    s.stroke(ring, Ink.YOU, 2.5, false);
  }

  // -- reading

  @Override
  public void point(double x, double y, double width, double height) {
    double scale = scale(width, height);
    int column = (int) Math.floor(x / (across * scale + GAP));
    int row = (int) Math.floor(y / (down * scale + GAP + caption()));
    int at = row * columns + column;
    pointed = column >= 0 && column < columns && at >= 0 && at < count ? at : -1;
  }

  @Override
  public void move(int right, int down) {
    if (count > 0) {
      pointed = pointed < 0 ? 0 : Math.clamp(pointed + right + columns * down, 0, count - 1);
    }
  }

  @Override
  public void leave() {
    pointed = -1;
  }

  @Override
  public int place() {
    return pointed;
  }

  @Override
  public String reading() {
    return pointed < 0 ? "" : captions[pointed];
  }

  @Override
  public double[] readingPoint(double width, double height) {
    double scale = scale(width, height);
    return new double[] {
      (pointed % columns + 0.5) * (across * scale + GAP),
      (Math.floorDiv(pointed, columns) + 0.5) * (down * scale + GAP + caption())
    };
  }

  @Override
  public String describe() {
    int mistakes = 0;
    for (boolean each : wrong) {
      mistakes += each ? 1 : 0;
    }
    return count
        + " pictures of one "
        + name
        + " each, "
        + across
        + " by "
        + down
        + (mistakes == 0 ? "." : ", " + mistakes + " of them answered wrong.");
  }

  /** Each picture's caption, least and most. */
  @Override
  public String[][] table() {
    String[][] table = new String[count + 1][];
    table[0] = new String[] {"number", name, "least", "mean", "most"};
    int size = across * down;
    for (int i = 0; i < count; i++) {
      float least = values[i * size];
      float most = least;
      double sum = 0;
      for (int j = i * size; j < (i + 1) * size; j++) {
        least = Math.min(least, values[j]);
        most = Math.max(most, values[j]);
        sum += values[j];
      }
      table[i + 1] =
          new String[] {
            String.valueOf(i),
            captions[i],
            Ticks.significantTrimmed(least, 3),
            Ticks.significantTrimmed(sum / size, 3),
            Ticks.significantTrimmed(most, 3)
          };
    }
    return table;
  }
}
