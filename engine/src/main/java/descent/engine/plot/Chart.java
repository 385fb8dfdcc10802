package descent.engine.plot;

import descent.engine.plot.Surface.Anchor;
import descent.engine.plot.Surface.Marker;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines and points over two axes: curves, scatter plots, fits. Lines are labelled at their ends.
 * Left and right move along a series, up and down from one to the next.
 */
public final class Chart implements Pointed {
  private static final double LEFT = 40;
  private static final double ABOVE = 8;
  private static final double BELOW = 20;
  private static final double LABEL = 11;
  private static final double LABEL_GAP = 13;
  private static final double LETTER = 6.2;

  private final Axis horizontal;
  private final Axis vertical;
  private final List<Series> all = new ArrayList<>();
  private double head = Double.NaN;
  private int series = -1;
  private int place;

  /** An empty chart. */
  public Chart(Axis horizontal, Axis vertical) {
    this.horizontal = horizontal;
    this.vertical = vertical;
  }

  /** Shows these series instead of those before. */
  public void show(List<Series> series) {
    all.clear();
    all.addAll(series);
    if (this.series >= all.size() || (this.series >= 0 && place >= all.get(this.series).size())) {
      leave();
    }
  }

  /** Draws the learner's line at an x; NaN takes it away. */
  public void setPlayhead(double x) {
    head = x;
  }

  // -- drawing

  @Override
  public void draw(Surface s) {
    s.fill(0, 0, s.width(), s.height(), Ink.SURFACE);
    Frame frame = frame(s.width(), s.height());
    frame.drawAxes(s);
    s.clip(frame.left, 0, frame.width + 1, frame.above + frame.height);
    for (Series one : all) {
      if (one.isLine()) {
        s.stroke(frame.trace(one), one.ink(), one.dashed() ? 1.6 : 1.8, one.dashed());
      } else {
        drawPoints(s, frame, one);
      }
    }
    if (!Double.isNaN(head)) {
      frame.drawVertical(s, head);
    }
    if (series >= 0) {
      drawCrosshair(s, frame);
    }
    s.unclip();
    drawLabels(s, frame);
  }

  private static void drawPoints(Surface s, Frame frame, Series one) {
    double radius = Math.clamp(40 / Math.sqrt(Math.max(1, one.size())), 1.6, 4.0);
    for (int i = 0; i < one.size(); i++) {
      Marker marker = one.marker() == null ? Marker.CIRCLE : one.marker();
      s.marker(marker, frame.x(one.x()[i]), frame.y(one.y()[i]), radius, one.ink(), Ink.POINT_EDGE);
    }
  }

  private void drawCrosshair(Surface s, Frame frame) {
    Series one = all.get(series);
    frame.drawVertical(s, one.x()[place]);
    s.marker(
        Marker.CIRCLE, frame.x(one.x()[place]), frame.y(one.y()[place]), 4, one.ink(), Ink.YOU);
  }

  /** At the ends of the lines, moved apart where they would meet. */
  private void drawLabels(Surface s, Frame frame) {
    double[] ys = new double[all.size()];
    for (int i = 0; i < ys.length; i++) {
      Series one = all.get(i);
      if (!one.isLine() || one.label().isEmpty() || one.size() == 0) {
        ys[i] = Double.NaN;
        continue;
      }
      double bottom = frame.above + frame.height;
      double y = Math.clamp(frame.y(one.y()[one.size() - 1]) + 4, frame.above + 8, bottom);
      boolean moved = true;
      while (moved) {
        moved = false;
        for (int j = 0; j < i; j++) {
          if (Math.abs(ys[j] - y) < LABEL_GAP - 1e-6) {
            y = ys[j] - LABEL_GAP;
            moved = true;
          }
        }
      }
      ys[i] = y;
      s.text(one.label(), frame.left + frame.width + 5, y, Anchor.START, LABEL, one.ink());
    }
  }

  private Frame frame(double width, double height) {
    double leastX = Double.POSITIVE_INFINITY;
    double mostX = Double.NEGATIVE_INFINITY;
    double leastY = Double.POSITIVE_INFINITY;
    double mostY = Double.NEGATIVE_INFINITY;
    int longest = 0;
    for (Series one : all) {
      longest = one.isLine() ? Math.max(longest, one.label().length()) : longest;
      for (int i = 0; i < one.size(); i++) {
        double y = one.y()[i];
        if (Double.isFinite(y) && (vertical.scale() != Scale.LOG || y > 0)) {
          leastX = Math.min(leastX, one.x()[i]);
          mostX = Math.max(mostX, one.x()[i]);
          leastY = Math.min(leastY, y);
          mostY = Math.max(mostY, y);
        }
      }
    }
    boolean empty = leastX > mostX;
    double right = longest == 0 ? 10 : 10 + LETTER * longest;
    return new Frame(
        horizontal.around(empty ? 0 : leastX, empty ? 1 : mostX),
        vertical.around(empty ? 0.1 : leastY, empty ? 1 : mostY),
        LEFT,
        ABOVE,
        Math.max(20, width - LEFT - right),
        Math.max(20, height - ABOVE - BELOW));
  }

  /** The chart's rectangle on a surface, and its axes. */
  private record Frame(
      Axis across, Axis up, double left, double above, double width, double height) {
    double x(double value) {
      return left + across.place(value) * width;
    }

    double y(double value) {
      double place = up.place(value);
      return above + (1 - (Double.isNaN(place) ? 0 : Math.clamp(place, -1.0, 2.0))) * height;
    }

    Path trace(Series one) {
      Path path = new Path();
      boolean lift = true;
      for (int i = 0; i < one.size(); i++) {
        if (Double.isNaN(one.y()[i])) {
          lift = true;
        } else if (lift) {
          path.moveTo(x(one.x()[i]), y(one.y()[i]));
          lift = false;
        } else {
          path.lineTo(x(one.x()[i]), y(one.y()[i]));
        }
      }
      return path;
    }

    void drawVertical(Surface s, double value) {
      Path line = new Path();
      line.moveTo(x(value), above);
      line.lineTo(x(value), above + height);
      s.stroke(line, Ink.YOU, 1, false);
    }

    void drawAxes(Surface s) {
      Path grid = new Path();
      Path axis = new Path();
      double bottom = above + height;
      for (double value : up.ticks(Math.max(2, (int) (height / 40)))) {
        grid.moveTo(left, y(value));
        grid.lineTo(left + width, y(value));
        s.text(up.write(value), left - 6, y(value) + 4, Anchor.END, LABEL, Ink.INK_3);
      }
      axis.moveTo(left, bottom);
      axis.lineTo(left + width, bottom);
      double nameWidth = LETTER * across.name().length();
      double nameAt = left + width - nameWidth / 2 - 2;
      double lastLabel = -100;
      for (double value : across.ticks((int) (width / 70))) {
        axis.moveTo(x(value), bottom);
        axis.lineTo(x(value), bottom - 4);
        boolean meetsName = !across.name().isEmpty() && x(value) > nameAt - nameWidth / 2 - 14;
        if (!meetsName && x(value) - lastLabel > 34) {
          lastLabel = x(value);
          s.text(across.write(value), x(value), bottom + 14, Anchor.MIDDLE, LABEL, Ink.INK_3);
        }
      }
      s.stroke(grid, Ink.GRID, 1, false);
      s.stroke(axis, Ink.LINE_STRONG, 1, false);
      s.text(across.name(), nameAt, bottom + 14, Anchor.MIDDLE, LABEL, Ink.INK_3);
      s.text(up.name(), left + 6, above + 8, Anchor.START, LABEL, Ink.INK_3);
    }
  }

  // -- reading

  @Override
  public void point(double x, double y, double width, double height) {
    Frame frame = frame(width, height);
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < all.size(); i++) {
      Series one = all.get(i);
      for (int j = 0; j < one.size(); j++) {
        double dx = frame.x(one.x()[j]) - x;
        double dy = frame.y(one.y()[j]) - y;
        // A line is read at the pointer's x, whichever line is closest there.
        double distance = dx * dx + (one.isLine() ? 0.05 : 1) * dy * dy;
        if (distance < nearest) {
          nearest = distance;
          series = i;
          place = j;
        }
      }
    }
  }

  @Override
  public void move(int right, int down) {
    if (all.isEmpty()) {
      return;
    }
    boolean nowhere = series < 0;
    series = nowhere ? 0 : Math.clamp(series + down, 0, all.size() - 1);
    int last = all.get(series).size() - 1;
    place = nowhere ? 0 : Math.clamp(place + right, 0, Math.max(0, last));
    if (last < 0) {
      leave();
    }
  }

  @Override
  public void leave() {
    series = -1;
    place = 0;
  }

  @Override
  public String reading() {
    if (series < 0) {
      return "";
    }
    Series one = all.get(series);
    String label = one.label().isEmpty() ? "" : one.label() + ": ";
    return label + number(one.x()[place]) + ", " + number(one.y()[place]);
  }

  private static String number(double value) {
    return Math.rint(value) == value ? Ticks.write(value, 0) : Ticks.significantTrimmed(value, 3);
  }

  @Override
  public double[] readingPoint(double width, double height) {
    Frame frame = frame(width, height);
    Series one = all.get(series);
    return new double[] {frame.x(one.x()[place]), frame.y(one.y()[place])};
  }

  @Override
  public String describe() {
    StringBuilder sentence = new StringBuilder();
    sentence.append(vertical.name().isEmpty() ? "A chart" : vertical.name());
    sentence.append(" over ").append(horizontal.name().isEmpty() ? "x" : horizontal.name());
    sentence.append(all.isEmpty() ? ", still empty" : ": ");
    for (int i = 0; i < all.size(); i++) {
      Series one = all.get(i);
      sentence.append(i == 0 ? "" : "; ");
      sentence.append(one.label().isEmpty() ? "a series" : one.label());
      if (one.isLine() && one.size() > 0) {
        sentence.append(" from ").append(number(one.y()[0]));
        sentence.append(" to ").append(number(one.y()[one.size() - 1]));
      } else {
        sentence.append(", ").append(one.size()).append(" points");
      }
    }
    return sentence.append('.').toString();
  }

  @Override
  public String[][] table() {
    List<String[]> rows = new ArrayList<>();
    String x = horizontal.name().isEmpty() ? "x" : horizontal.name();
    String y = vertical.name().isEmpty() ? "y" : vertical.name();
    rows.add(new String[] {"series", x, y});
    for (Series one : all) {
      for (int i = 0; i < one.size(); i++) {
        rows.add(
            new String[] {
              one.label(),
              Ticks.significantTrimmed(one.x()[i], 4),
              Ticks.significantTrimmed(one.y()[i], 4)
            });
      }
    }
    return rows.toArray(new String[0][]);
  }
}
