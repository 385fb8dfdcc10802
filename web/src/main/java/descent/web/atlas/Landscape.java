package descent.web.atlas;

import descent.engine.plot.Contour;
import descent.engine.plot.Figure;
import descent.engine.plot.Ink;
import descent.engine.plot.Path;
import descent.engine.plot.Raster;
import descent.engine.plot.Surface;
import descent.engine.plot.Tint;
import java.util.List;

/**
 * A loss surface seen from above, with the trail that leads from station to station down to its
 * minimum. The stations themselves are links that lie over it.
 */
final class Landscape implements Figure {
  private static final int SIZE = 120;
  private static final int LEVELS = 24;

  /** Every so many contour lines one is stronger, as on a map. */
  private static final int STRONGER = 5;

  /** Where each station stands, x and y as shares of the width and the height. */
  private static final double[][] TRAIL = {
    {0.10, 0.14}, {0.29, 0.10}, {0.48, 0.16}, {0.66, 0.11}, {0.82, 0.25},
    {0.66, 0.35}, {0.47, 0.31}, {0.29, 0.34}, {0.13, 0.46}, {0.23, 0.62},
    {0.41, 0.54}, {0.60, 0.52}, {0.78, 0.62}, {0.66, 0.77}, {0.47, 0.73}
  };

  /** Hills (positive) and valleys (negative): x, y, width, height of the bump. */
  private static final double[][] BUMPS = {
    {0.47, 0.72, 0.30, -1.00}, {0.52, 0.45, 0.42, -0.70}, {0.06, 0.02, 0.16, 0.42},
    {0.97, 0.05, 0.20, 0.50}, {0.02, 0.95, 0.20, 0.45}, {0.98, 0.88, 0.22, 0.48},
    {0.70, 0.36, 0.10, -0.16}, {0.20, 0.44, 0.09, -0.14}, {0.38, 0.30, 0.07, 0.12},
    {0.86, 0.55, 0.08, 0.12}, {0.60, 0.62, 0.06, -0.10}, {0.30, 0.80, 0.09, 0.14}
  };

  private final float[] heights = new float[SIZE * SIZE];
  private final float[] steps = new float[SIZE * SIZE];
  private final Raster raster = new Raster(SIZE, SIZE);
  private final Tint tint = Tint.depth(-5.2, 0.9);
  private final List<Place> places;
  private final int done;

  /**
   * A landscape.
   *
   * @param done up to which station the trail has been walked, from 0
   */
  Landscape(List<Place> places, int done) {
    this.places = places;
    this.done = done;
    for (int i = 0; i < heights.length; i++) {
      double x = (i % SIZE + 0.5) / SIZE;
      double y = (Math.floorDiv(i, SIZE) + 0.5) / SIZE;
      heights[i] = (float) height(x, y);
      steps[i] = (float) (Math.floor((heights[i] + 1.5) / 2.2 * LEVELS) / LEVELS * 2.2 - 1.5);
    }
  }

  static double[] place(int number) {
    return TRAIL[number - 1];
  }

  private static double height(double x, double y) {
    double height = 0;
    for (double[] bump : BUMPS) {
      double dx = (x - bump[0]) / bump[2];
      double dy = (y - bump[1]) / bump[2];
      height += bump[3] * Math.exp(-0.5 * (dx * dx + dy * dy));
    }
    return height;
  }

  @Override
  public void draw(Surface s) {
    s.fill(0, 0, s.width(), s.height(), Ink.SURFACE);
    // The field is square; the map shows as much of it as its shape lets.
    double extent = Math.max(s.width(), s.height());
    double x = (s.width() - extent) / 2;
    double y = (s.height() - extent) / 2;
    raster.paint(steps, 0, tint, s.palette());
    s.image(raster, x, y, extent, extent, true);
    for (int i = 0; i < LEVELS; i++) {
      Path lines = new Path();
      Contour.trace(heights, SIZE, -1.5 + 2.2 * i / LEVELS, x, y, extent, lines);
      boolean strong = i % STRONGER == 0;
      s.stroke(lines, strong ? Ink.LINE_STRONG : Ink.INK_3, strong ? 0.9 : 0.35, false);
    }
    drawTrail(s);
  }

  private void drawTrail(Surface s) {
    Path walked = new Path();
    Path ahead = new Path();
    for (int i = 1; i < places.size(); i++) {
      curve(i < done ? walked : ahead, i, s.width(), s.height());
    }
    s.stroke(ahead, Ink.SURFACE, 5, false);
    s.stroke(walked, Ink.SURFACE, 5, false);
    s.stroke(ahead, Ink.INK, 1.6, true);
    s.stroke(walked, Ink.INK, 2.2, false);
  }

  /** A piece of a Catmull-Rom spline, from station i to the next. */
  private static void curve(Path path, int i, double width, double height) {
    double[] before = TRAIL[Math.max(0, i - 2)];
    double[] from = TRAIL[i - 1];
    double[] to = TRAIL[i];
    double[] after = TRAIL[Math.min(TRAIL.length - 1, i + 1)];
    path.moveTo(from[0] * width, from[1] * height);
    for (int step = 1; step <= 16; step++) {
      double t = step / 16.0;
      path.lineTo(
          width * spline(before[0], from[0], to[0], after[0], t),
          height * spline(before[1], from[1], to[1], after[1], t));
    }
  }

  private static double spline(double a, double b, double c, double d, double t) {
    return 0.5
        * (2 * b
            + (c - a) * t
            + (2 * a - 5 * b + 4 * c - d) * t * t
            + (3 * b - a - 3 * c + d) * t * t * t);
  }

  @Override
  public String describe() {
    int built = 0;
    for (Place place : places) {
      built += place.built() ? 1 : 0;
    }
    return "A map of contour lines. A trail leads over "
        + places.size()
        + " stations down to the lowest point; "
        + built
        + " of them can be visited.";
  }

  @Override
  public String[][] table() {
    String[][] table = new String[places.size() + 1][];
    table[0] = new String[] {"number", "station", "can be visited"};
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      table[i + 1] =
          new String[] {
            String.valueOf(place.number()), place.name(), place.built() ? "yes" : "not yet"
          };
    }
    return table;
  }
}
