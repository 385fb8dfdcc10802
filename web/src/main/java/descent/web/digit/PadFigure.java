package descent.web.digit;

import descent.engine.data.Point;
import descent.engine.data.Stroke;
import descent.engine.plot.ColorScale;
import descent.engine.plot.Figure;
import descent.engine.plot.Ink;
import descent.engine.plot.Path;
import descent.engine.plot.Raster;
import descent.engine.plot.Surface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sheet that is drawn on: guides, the ink, and the keyboard's pen. */
final class PadFigure implements Figure {
  private static final int CELLS = 28;

  /** The width of a line, where the sheet is 1 wide. */
  static final double PEN = 0.08;

  private final Drawing drawing;
  private final Path path = new Path();
  private final Raster raster = new Raster(CELLS, CELLS);
  private float @Nullable [] picture;
  private boolean cursorShown;
  private boolean inking;
  private double cursorX;
  private double cursorY;

  PadFigure(Drawing drawing) {
    this.drawing = drawing;
  }

  /** Shows a finished picture in place of ink; null for none. */
  void setPicture(byte @Nullable [] pixels) {
    picture = null;
    if (pixels != null) {
      picture = new float[pixels.length];
      for (int i = 0; i < picture.length; i++) {
        picture[i] = (pixels[i] & 0xff) / 255f;
      }
    }
  }

  void showCursor(double x, double y, boolean inking) {
    cursorShown = true;
    cursorX = x;
    cursorY = y;
    this.inking = inking;
  }

  void hideCursor() {
    cursorShown = false;
  }

  @Override
  public void draw(Surface s) {
    double size = s.width();
    s.fill(0, 0, size, s.height(), Ink.SURFACE);
    path.clear();
    for (int i = 1; i < CELLS; i++) {
      double at = i * size / CELLS;
      path.moveTo(at, 0);
      path.lineTo(at, size);
      path.moveTo(0, at);
      path.lineTo(size, at);
    }
    if (picture != null) {
      raster.paint(picture, ColorScale.ink(s.palette()));
      s.image(raster, 0, 0, size, s.height(), false);
    }
    s.stroke(path, Ink.GRID, 1, false);
    for (Stroke stroke : drawing.strokes()) {
      drawStroke(s, stroke.points(), size);
    }
    if (cursorShown) {
      double radius = inking ? PEN * size / 2 : 5;
      s.marker(
          Surface.Marker.CIRCLE,
          cursorX * size,
          cursorY * size,
          radius,
          inking ? Ink.YOU : Ink.SURFACE,
          Ink.YOU);
    }
    s.frame(0, 0, size, s.height(), Ink.LINE_STRONG);
  }

  private void drawStroke(Surface s, List<Point> points, double size) {
    path.clear();
    path.moveTo(points.get(0).x() * size, points.get(0).y() * size);
    for (Point point : points) {
      path.lineTo(point.x() * size, point.y() * size);
    }
    s.stroke(path, Ink.INK, PEN * size, false);
  }

  @Override
  public String describe() {
    int count = drawing.strokes().size();
    if (picture != null) {
      return "The drawing pad shows a test image. Drawing begins anew.";
    }
    return count == 0
        ? "The drawing pad, empty. Arrow keys move the pen, Space lowers and lifts it."
        : "The drawing pad with " + count + (count == 1 ? " stroke." : " strokes.");
  }

  @Override
  public String[][] table() {
    return new String[][] {{"strokes"}, {String.valueOf(drawing.strokes().size())}};
  }
}
