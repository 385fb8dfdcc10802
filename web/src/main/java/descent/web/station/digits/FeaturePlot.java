package descent.web.station.digits;

import descent.engine.data.DigitFeatures;
import descent.engine.plot.Ink;
import descent.engine.plot.Pointed;
import descent.engine.plot.Raster;
import descent.engine.plot.Surface;
import descent.engine.plot.Ticks;
import descent.engine.plot.Tint;

/**
 * A picture with its row profile on the right and its column profile below, pixel by pixel in line
 * with it, and a frame around what the chosen feature looks at.
 */
final class FeaturePlot implements Pointed {
  private static final int SIDE = 28;
  private static final int HALF = SIDE / 2;

  /** The features that are no profile. */
  static final int PLAIN = 15;

  /** What features 3 to 12 look at: left, top, width, height; the others look at everything. */
  private static final int[][] REGIONS = {
    {0, 0, SIDE, HALF},
    {0, HALF, SIDE, HALF},
    {0, 0, HALF, SIDE},
    {HALF, 0, HALF, SIDE},
    {0, 0, SIDE, HALF},
    {0, 0, HALF, SIDE},
    {0, 0, HALF, HALF},
    {HALF, 0, HALF, HALF},
    {0, HALF, HALF, HALF},
    {HALF, HALF, HALF, HALF}
  };

  private final Raster raster = new Raster(SIDE, SIDE);
  private final Tint tint = Tint.ink(1);
  private final float[] pixels = new float[Picture.SIZE];
  private double[] features = new double[DigitFeatures.COUNT];
  private int chosen;
  private int pointed = -1;

  void show(Picture picture, double[] itsFeatures) {
    picture.put(pixels, 0);
    features = itsFeatures;
  }

  void choose(int feature) {
    chosen = feature;
  }

  private static double cell(double width, double height) {
    return Math.min(width, height) / (SIDE + 12);
  }

  @Override
  public void draw(Surface s) {
    s.fill(0, 0, s.width(), s.height(), Ink.SURFACE);
    double cell = cell(s.width(), s.height());
    double side = SIDE * cell;
    raster.paint(pixels, 0, tint, s.palette());
    s.image(raster, 0, 0, side, side, false);
    s.frame(0, 0, side, side, Ink.LINE_STRONG);
    double most = 0;
    for (int i = PLAIN; i < features.length; i++) {
      most = Math.max(most, features[i]);
    }
    double scale = most == 0 ? 0 : 10 * cell / most;
    for (int i = 0; i < SIDE; i++) {
      double across = features[PLAIN + i] * scale;
      double down = features[PLAIN + SIDE + i] * scale;
      s.fill(side + cell, i * cell + 1, across, cell - 1, ink(PLAIN + i));
      s.fill(i * cell + 1, side + cell, cell - 1, down, ink(PLAIN + SIDE + i));
    }
    String range = "to " + Ticks.significantTrimmed(most, 2);
    s.text(range, side + cell, side + 14, Surface.Anchor.START, 11, Ink.INK_3);
    int[] region = region(pointed >= 0 ? pointed : chosen);
    frame(s, region[0] * cell, region[1] * cell, region[2] * cell, region[3] * cell);
  }

  private Ink ink(int feature) {
    return feature == chosen || feature == pointed ? Ink.YOU : Ink.LINE_STRONG;
  }

  private static void frame(Surface s, double x, double y, double w, double h) {
    for (int i = 0; i < 2; i++) {
      s.frame(x - i, y - i, w + 2 * i, h + 2 * i, Ink.YOU);
    }
  }

  private static int[] region(int feature) {
    if (feature >= PLAIN + SIDE) {
      return new int[] {feature - PLAIN - SIDE, 0, 1, SIDE};
    }
    if (feature >= PLAIN) {
      return new int[] {0, feature - PLAIN, SIDE, 1};
    }
    boolean whole = feature < 3 || feature - 3 >= REGIONS.length;
    return whole ? new int[] {0, 0, SIDE, SIDE} : REGIONS[feature - 3];
  }

  // -- reading

  @Override
  public void point(double x, double y, double width, double height) {
    double cell = cell(width, height);
    int column = (int) Math.floor(x / cell);
    int row = (int) Math.floor(y / cell);
    if (column >= SIDE && row >= 0 && row < SIDE) {
      pointed = PLAIN + row;
    } else if (row >= SIDE && column >= 0 && column < SIDE) {
      pointed = PLAIN + SIDE + column;
    } else {
      pointed = -1;
    }
  }

  @Override
  public void move(int right, int down) {
    int from = pointed < 0 ? Math.max(PLAIN, chosen) : pointed + right + down;
    pointed = Math.clamp(from, PLAIN, DigitFeatures.COUNT - 1);
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
    return pointed < 0
        ? ""
        : DigitFeatures.names().get(pointed)
            + ": "
            + Ticks.significantTrimmed(features[pointed], 3);
  }

  @Override
  public double[] readingPoint(double width, double height) {
    double cell = cell(width, height);
    int[] region = region(pointed);
    return new double[] {
      (region[0] + region[2] / 2.0) * cell, (region[1] + region[3] / 2.0) * cell
    };
  }

  @Override
  public String describe() {
    return "A digit with the mean of each row on its right and of each column below. Chosen: "
        + DigitFeatures.names().get(chosen)
        + ", "
        + Ticks.significantTrimmed(features[chosen], 3)
        + ".";
  }

  @Override
  public String[][] table() {
    String[][] table = new String[DigitFeatures.COUNT + 1][];
    table[0] = new String[] {"feature", "value"};
    for (int i = 0; i < DigitFeatures.COUNT; i++) {
      table[i + 1] =
          new String[] {DigitFeatures.names().get(i), Ticks.significantTrimmed(features[i], 4)};
    }
    return table;
  }
}
