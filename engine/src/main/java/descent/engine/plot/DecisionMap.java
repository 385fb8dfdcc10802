package descent.engine.plot;

import descent.engine.data.DataSource;
import descent.engine.data.Dataset;
import descent.engine.data.Library;
import descent.engine.plot.Surface.Anchor;
import descent.engine.plot.Surface.Marker;

/**
 * Points of two classes in the plane, and what a network says of every place: the colour is its
 * probability of class 1, the line is where it is one half. The sheet is bare where it doubts.
 */
public final class DecisionMap implements Pointed {
  private static final double LEFT = 22;
  private static final double BELOW = 20;
  private static final double TICK = 4;
  private static final double LABEL = 11;

  /** A point's radius on a square of 260 pixels with 600 points. */
  private static final double RADIUS = 2.9;

  private static final double SQUARE = 260;

  /** Between two strokes of hatching. */
  private static final double HATCH = 9;

  private final double[] points;
  private final int[] labels;
  private final double reach;
  private double[] heldOut = new double[0];
  private int[] heldOutLabels = new int[0];
  private final int size;
  private final Raster raster;
  private final Path contour = new Path();
  private float[] field;
  private Palette painted = Palette.LIGHT;
  private int[] colors = ColorScale.evidence(painted);
  private boolean fieldIsPainted;
  private boolean hasField;
  private double crossX = Double.NaN;
  private double crossY = Double.NaN;

  /**
   * A map of the square from -reach to reach.
   *
   * @param points x and y of each point, one after the other
   * @param labels 0 or 1 for each
   * @param size how many places the field has along each side
   */
  public DecisionMap(double[] points, int[] labels, double reach, int size) {
    this.points = points.clone();
    this.labels = labels.clone();
    this.reach = reach;
    this.size = size;
    raster = new Raster(size, size);
    field = new float[0];
  }

  /**
   * A map of the training points of a generated data set with two inputs and two classes.
   *
   * @param reach the map is the square from -reach to reach
   * @param size how many places the field has along each side
   */
  public static DecisionMap of(DataSource data, double reach, int size) {
    Dataset points = Library.withoutFiles().open(data).train();
    int[] labels = new int[points.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (int) points.targets().get(i, 0);
    }
    return new DecisionMap(points.inputs().toArray(), labels, reach, size);
  }

  /** Points that were not learned from, drawn hollow; to be said before the map is drawn. */
  public void setHeldOut(double[] places, int[] itsLabels) {
    heldOut = places.clone();
    heldOutLabels = itsLabels.clone();
  }

  /** Left, right, bottom and top of the map. */
  public double[] box() {
    return new double[] {-reach, reach, -reach, reach};
  }

  /** Shows what the network says now: size * size probabilities of class 1, the top row first. */
  public void setField(float[] probabilities) {
    if (probabilities.length != size * size) {
      throw new IllegalArgumentException(
          "The map has " + size * size + " places, but got " + probabilities.length + " values");
    }
    field = probabilities;
    hasField = true;
    fieldIsPainted = false;
  }

  /** The probability of class 1 at a place, or NaN outside the map or before there is a field. */
  public double probability(double x, double y) {
    int column = (int) Math.floor((x + reach) / (2 * reach) * size);
    int row = (int) Math.floor((reach - y) / (2 * reach) * size);
    boolean somewhere = !Double.isNaN(x) && !Double.isNaN(y);
    boolean inside = somewhere && column >= 0 && column < size && row >= 0 && row < size;
    return hasField && inside ? field[row * size + column] : Double.NaN;
  }

  /** Puts the learner's crosshair at a place; NaN takes it away. */
  public void setCrosshair(double x, double y) {
    crossX = x;
    crossY = y;
  }

  /** The place under a point of a surface of this size, x then y; maybe outside the map. */
  public double[] placeAt(double surfaceX, double surfaceY, double width, double height) {
    double extent = extent(width, height);
    return new double[] {
      ((surfaceX - LEFT) / extent * 2 - 1) * reach, (1 - surfaceY / extent * 2) * reach
    };
  }

  /** The point of a surface of this size that shows a place, x then y. */
  public double[] pointAt(double x, double y, double width, double height) {
    double extent = extent(width, height);
    return new double[] {
      LEFT + Scale.LINEAR.place(x, -reach, reach) * extent,
      (1 - Scale.LINEAR.place(y, -reach, reach)) * extent
    };
  }

  // -- reading

  @Override
  public void point(double x, double y, double width, double height) {
    double[] place = placeAt(x, y, width, height);
    moveTo(place[0], place[1]);
  }

  @Override
  public void move(int right, int down) {
    double cell = 2 * reach / size;
    boolean nowhere = Double.isNaN(crossX);
    moveTo((nowhere ? 0 : crossX) + right * cell, (nowhere ? 0 : crossY) - down * cell);
  }

  /** Within the middles of the outermost cells. */
  private void moveTo(double x, double y) {
    double most = reach - reach / size;
    setCrosshair(Math.clamp(x, -most, most), Math.clamp(y, -most, most));
  }

  @Override
  public void leave() {
    setCrosshair(Double.NaN, Double.NaN);
  }

  @Override
  public String reading() {
    double probability = probability(crossX, crossY);
    return Double.isNaN(probability) ? "" : "p(1) = " + Ticks.fixed(probability, 2);
  }

  @Override
  public double[] readingPoint(double width, double height) {
    return pointAt(crossX, crossY, width, height);
  }

  // -- drawing

  @Override
  public void draw(Surface s) {
    double extent = extent(s.width(), s.height());
    s.fill(0, 0, s.width(), s.height(), Ink.SURFACE);
    s.clip(LEFT, 0, extent, extent);
    if (hasField) {
      drawField(s, extent);
    }
    s.unchanging(this, () -> drawPoints(s, extent));
    if (!Double.isNaN(crossX)) {
      drawCrosshair(s, extent);
    }
    s.unclip();
    s.frame(LEFT, 0, extent, extent, Ink.LINE_STRONG);
    drawTicks(s, extent);
  }

  /** The side of the square that fits the surface. */
  private static double extent(double width, double height) {
    return Math.max(10, Math.min(width - LEFT - 1, height - BELOW));
  }

  private void drawField(Surface s, double extent) {
    if (painted != s.palette()) {
      painted = s.palette();
      colors = ColorScale.evidence(painted);
      fieldIsPainted = false;
    }
    if (!fieldIsPainted) {
      raster.paint(field, colors);
      fieldIsPainted = true;
    }
    s.image(raster, LEFT, 0, extent, extent, true);
    if (painted.isHatched()) {
      drawHatching(s, extent);
    }
    contour.clear();
    Contour.trace(field, size, 0.5, LEFT, 0, extent, contour);
    s.stroke(contour, Ink.INK, 1.5, false);
  }

  /** Short strokes that rise where class 0 is answered and fall where class 1 is. */
  private void drawHatching(Surface s, double extent) {
    Path strokes = new Path();
    for (double y = HATCH / 2; y < extent; y += HATCH) {
      for (double x = HATCH / 2; x < extent; x += HATCH) {
        int place = (int) (y / extent * size) * size + (int) (x / extent * size);
        double rise = field[place] < 0.5 ? HATCH / 2 : -HATCH / 2;
        strokes.moveTo(LEFT + x - HATCH / 2, y + rise);
        strokes.lineTo(LEFT + x + HATCH / 2, y - rise);
      }
    }
    s.stroke(strokes, Ink.LINE_STRONG, 0.8, false);
  }

  /** The classes take turns, so that none lies on top of the other. */
  private void drawPoints(Surface s, double extent) {
    double crowd = Math.min(1.5, Math.sqrt(600.0 / (labels.length + heldOutLabels.length)));
    double radius = RADIUS * Math.sqrt(extent / SQUARE) * crowd;
    int half = (labels.length + 1) / 2;
    for (int i = 0; i < labels.length; i++) {
      int point = i % 2 == 0 ? i / 2 : half + i / 2;
      Ink ink = labels[point] == 1 ? Ink.CLASS_1 : Ink.CLASS_0;
      drawPoint(s, points, point, extent, radius, ink, Ink.POINT_EDGE);
    }
    for (int i = 0; i < heldOutLabels.length; i++) {
      Ink ink = heldOutLabels[i] == 1 ? Ink.CLASS_1 : Ink.CLASS_0;
      drawPoint(s, heldOut, i, extent, radius, Ink.SURFACE, ink);
    }
  }

  /** The colour of the class, which is the inside or the edge, also says the shape. */
  private void drawPoint(
      Surface s, double[] places, int i, double extent, double radius, Ink fill, Ink edge) {
    s.marker(
        fill == Ink.CLASS_1 || edge == Ink.CLASS_1 ? Marker.TRIANGLE : Marker.CIRCLE,
        LEFT + Scale.LINEAR.place(places[2 * i], -reach, reach) * extent,
        (1 - Scale.LINEAR.place(places[2 * i + 1], -reach, reach)) * extent,
        radius,
        fill,
        edge);
  }

  private void drawCrosshair(Surface s, double extent) {
    double[] at = pointAt(crossX, crossY, s.width(), s.height());
    Path lines = new Path();
    lines.moveTo(at[0], 0);
    lines.lineTo(at[0], extent);
    lines.moveTo(LEFT, at[1]);
    lines.lineTo(LEFT + extent, at[1]);
    s.stroke(lines, Ink.YOU, 1, false);
    s.marker(Surface.Marker.CIRCLE, at[0], at[1], 4, Ink.SURFACE, Ink.YOU);
  }

  private void drawTicks(Surface s, double extent) {
    Path ticks = new Path();
    double last = Ticks.roundBelow(reach);
    for (double value : new double[] {-last, 0, last}) {
      double at = Scale.LINEAR.place(value, -reach, reach) * extent;
      String label = Ticks.write(value, 1);
      ticks.moveTo(LEFT + at, extent);
      ticks.lineTo(LEFT + at, extent - TICK);
      ticks.moveTo(LEFT, extent - at);
      ticks.lineTo(LEFT + TICK, extent - at);
      s.text(label, LEFT + at, extent + 14, Anchor.MIDDLE, LABEL, Ink.INK_3);
      s.text(label, LEFT - 6, extent - at + 4, Anchor.END, LABEL, Ink.INK_3);
    }
    double between = Scale.LINEAR.place(last / 2, -reach, reach) * extent;
    s.text("x\u2081", LEFT + between, extent + 14, Anchor.MIDDLE, LABEL, Ink.INK_3);
    s.text("x\u2082", LEFT - 6, extent - between + 4, Anchor.END, LABEL, Ink.INK_3);
    s.stroke(ticks, Ink.LINE_STRONG, 1, false);
  }

  @Override
  public String describe() {
    if (!hasField) {
      return labels.length + " points of two classes, not yet separated.";
    }
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      if ((probability(points[2 * i], points[2 * i + 1]) > 0.5) == (labels[i] == 1)) {
        right++;
      }
    }
    return labels.length
        + " points of two classes on a map of the network's answers; "
        + right
        + " stand on their own side of the border.";
  }

  @Override
  public String[][] table() {
    String[][] table = new String[labels.length + 1][];
    table[0] = new String[] {"x\u2081", "x\u2082", "class", "p(1)"};
    for (int i = 0; i < labels.length; i++) {
      double x = points[2 * i];
      double y = points[2 * i + 1];
      table[i + 1] =
          new String[] {
            Ticks.fixed(x, 3),
            Ticks.fixed(y, 3),
            String.valueOf(labels[i]),
            hasField ? Ticks.fixed(probability(x, y), 3) : "\u2013"
          };
    }
    return table;
  }
}
