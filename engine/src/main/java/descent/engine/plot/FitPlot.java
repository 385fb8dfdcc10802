package descent.engine.plot;

import descent.engine.plot.Surface.Anchor;
import descent.engine.plot.Surface.Marker;

/**
 * Points of one input and one value, the curve they were drawn from, and the curve that a model
 * says instead.
 */
public final class FitPlot implements Pointed {
  private static final double LEFT = 26;
  private static final double BELOW = 20;
  private static final double LABEL = 11;
  private static final double RADIUS = 2;

  private final double[] x;
  private final double[] y;
  private final double reach;
  private final double height;
  private final Path path = new Path();
  private double[] heldOutX = new double[0];
  private double[] heldOutY = new double[0];
  private double[] truth = new double[0];
  private double[] curve = new double[0];
  private double cross = Double.NaN;

  /**
   * A plot of x from -reach to reach and y from -height to height.
   *
   * @param x of each point, {@code y} the value there
   */
  public FitPlot(double[] x, double[] y, double reach, double height) {
    this.x = x.clone();
    this.y = y.clone();
    this.reach = reach;
    this.height = height;
  }

  /** Points that were not learned from, drawn hollow. */
  public void setHeldOut(double[] itsX, double[] itsY) {
    heldOutX = itsX.clone();
    heldOutY = itsY.clone();
  }

  /** Values of the true curve at evenly spread places from -reach to reach; drawn dashed. */
  public void setTruth(double[] values) {
    truth = values.clone();
  }

  /** The same of the model's curve. */
  public void setCurve(double[] values) {
    curve = values.clone();
  }

  /** The x of the learner's crosshair; NaN takes it away. */
  public void setCrosshair(double x) {
    cross = x;
  }

  /** The x under a point of a surface of this width. */
  public double placeAt(double surfaceX, double width) {
    return ((surfaceX - LEFT) / extent(width) * 2 - 1) * reach;
  }

  private static double extent(double width) {
    return Math.max(10, width - LEFT - 1);
  }

  private double px(double value, double width) {
    return LEFT + (value / reach + 1) / 2 * extent(width);
  }

  private double py(double value, double surface) {
    return (1 - (value / height + 1) / 2) * (surface - BELOW);
  }

  // -- reading

  @Override
  public void point(double surfaceX, double surfaceY, double width, double surface) {
    setCrosshair(Math.clamp(placeAt(surfaceX, width), -reach, reach));
  }

  @Override
  public void move(int right, int down) {
    double from = Double.isNaN(cross) ? 0 : cross;
    setCrosshair(Math.clamp(from + right * reach / 100, -reach, reach));
  }

  @Override
  public void leave() {
    setCrosshair(Double.NaN);
  }

  /** The model's value at x, between the two nearest places; NaN before there is a curve. */
  public double valueAt(double place) {
    if (curve.length < 2 || Double.isNaN(place)) {
      return Double.NaN;
    }
    double at = Math.clamp((place / reach + 1) / 2 * (curve.length - 1), 0, curve.length - 1.0);
    int before = Math.min((int) at, curve.length - 2);
    return curve[before] + (curve[before + 1] - curve[before]) * (at - before);
  }

  @Override
  public String reading() {
    double value = valueAt(cross);
    return Double.isNaN(value) ? "" : "y(" + Ticks.fixed(cross, 2) + ") = " + Ticks.fixed(value, 2);
  }

  @Override
  public double[] readingPoint(double width, double surface) {
    double value = Math.clamp(valueAt(cross), -height, height);
    return new double[] {px(cross, width), py(value, surface)};
  }

  // -- drawing

  @Override
  public void draw(Surface s) {
    double bottom = s.height() - BELOW;
    s.fill(0, 0, s.width(), s.height(), Ink.SURFACE);
    s.clip(LEFT, 0, extent(s.width()), bottom);
    drawPoints(s, x, y, Ink.LINE_STRONG, Ink.POINT_EDGE);
    drawPoints(s, heldOutX, heldOutY, Ink.SURFACE, Ink.INK_3);
    trace(truth, s);
    s.stroke(path, Ink.INK_3, 1.6, true);
    trace(curve, s);
    s.stroke(path, Ink.INK, 2, false);
    if (!Double.isNaN(cross)) {
      drawCrosshair(s, bottom);
    }
    s.unclip();
    s.frame(LEFT, 0, extent(s.width()), bottom, Ink.LINE_STRONG);
    drawTicks(s, bottom);
  }

  private void drawPoints(Surface s, double[] across, double[] up, Ink fill, Ink edge) {
    for (int i = 0; i < across.length; i++) {
      s.marker(Marker.CIRCLE, px(across[i], s.width()), py(up[i], s.height()), RADIUS, fill, edge);
    }
  }

  private void trace(double[] values, Surface s) {
    path.clear();
    for (int i = 0; i < values.length; i++) {
      double at = (2.0 * i / (values.length - 1) - 1) * reach;
      double value = Math.clamp(values[i], -4 * height, 4 * height);
      path.lineTo(px(at, s.width()), py(value, s.height()));
    }
  }

  private void drawCrosshair(Surface s, double bottom) {
    Path line = new Path();
    line.moveTo(px(cross, s.width()), 0);
    line.lineTo(px(cross, s.width()), bottom);
    s.stroke(line, Ink.YOU, 1, false);
    double value = valueAt(cross);
    if (!Double.isNaN(value)) {
      double at = py(Math.clamp(value, -height, height), s.height());
      s.marker(Marker.CIRCLE, px(cross, s.width()), at, 4, Ink.SURFACE, Ink.YOU);
    }
  }

  private void drawTicks(Surface s, double bottom) {
    Path ticks = new Path();
    double last = Math.floor(reach);
    for (double value : new double[] {-last, 0, last}) {
      ticks.moveTo(px(value, s.width()), bottom);
      ticks.lineTo(px(value, s.width()), bottom - 4);
      String label = Ticks.write(value, 0);
      s.text(label, px(value, s.width()), bottom + 14, Anchor.MIDDLE, LABEL, Ink.INK_3);
    }
    double high = Math.floor(height);
    for (double value : new double[] {-high, 0, high}) {
      ticks.moveTo(LEFT, py(value, s.height()));
      ticks.lineTo(LEFT + 4, py(value, s.height()));
      String label = Ticks.write(value, 0);
      s.text(label, LEFT - 5, py(value, s.height()) + 4, Anchor.END, LABEL, Ink.INK_3);
    }
    s.text("x", px(last / 2, s.width()), bottom + 14, Anchor.MIDDLE, LABEL, Ink.INK_3);
    // On a thumbnail its name would lie on the numbers.
    if (py(0, s.height()) - py(high, s.height()) > 2.5 * LABEL) {
      s.text("y", LEFT - 5, py(high / 2, s.height()) + 4, Anchor.END, LABEL, Ink.INK_3);
    }
    s.stroke(ticks, Ink.LINE_STRONG, 1, false);
  }

  @Override
  public String describe() {
    String points = x.length + " points around a dashed wave";
    if (curve.length == 0) {
      return points + ", not yet fitted.";
    }
    return points
        + " and the model's curve: y = "
        + Ticks.fixed(valueAt(-reach), 2)
        + " at the left, "
        + Ticks.fixed(valueAt(0), 2)
        + " in the middle, "
        + Ticks.fixed(valueAt(reach), 2)
        + " at the right.";
  }

  @Override
  public String[][] table() {
    String[][] table = new String[x.length + 1][];
    table[0] = new String[] {"x", "y", "model"};
    for (int i = 0; i < x.length; i++) {
      double value = valueAt(x[i]);
      table[i + 1] =
          new String[] {
            Ticks.fixed(x[i], 3),
            Ticks.fixed(y[i], 3),
            Double.isNaN(value) ? "\u2013" : Ticks.fixed(value, 3)
          };
    }
    return table;
  }
}
