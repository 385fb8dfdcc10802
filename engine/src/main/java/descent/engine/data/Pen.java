package descent.engine.data;

import java.util.List;

/**
 * Draws strokes as ink: a round tip whose radius changes evenly from one end of a stroke's first
 * piece on, with an edge one pixel soft.
 *
 * @param radius the tip's radius in the strokes' unit
 * @param first the radius at a stroke's beginning, as a part of {@code radius}
 * @param last the radius at a stroke's end, as a part of {@code radius}
 */
public record Pen(double radius, double first, double last) {
  /** A tip of constant radius. */
  public Pen(double radius) {
    this(radius, 1, 1);
  }

  /** The ink, from 0 to 1, on a square of {@code size} x {@code size} pixels, row by row. */
  public double[] draw(List<Stroke> strokes, int size) {
    double[] ink = new double[size * size];
    for (Stroke stroke : strokes) {
      List<Point> points = stroke.points();
      int pieces = points.size() - 1;
      for (int i = 0; i < pieces; i++) {
        double begin = tip((double) i / pieces);
        double end = tip((i + 1.0) / pieces);
        drawPiece(ink, size, points.get(i), points.get(i + 1), begin, end);
      }
    }
    return ink;
  }

  /** The radius at a place of a stroke, from 0 to 1: full from a quarter to three quarters. */
  private double tip(double place) {
    double part = 1;
    if (place < 0.25) {
      part = first + (1 - first) * place * 4;
    } else if (place > 0.75) {
      part = last + (1 - last) * (1 - place) * 4;
    }
    return radius * part;
  }

  private static void drawPiece(
      double[] ink, int size, Point from, Point to, double begin, double end) {
    double reach = Math.max(begin, end) * size + 1;
    double x0 = from.x() * size;
    double y0 = from.y() * size;
    double dx = to.x() * size - x0;
    double dy = to.y() * size - y0;
    double squaredLength = dx * dx + dy * dy;
    int left = clamp(Math.min(x0, x0 + dx) - reach, size);
    int right = clamp(Math.max(x0, x0 + dx) + reach + 1, size);
    int top = clamp(Math.min(y0, y0 + dy) - reach, size);
    int bottom = clamp(Math.max(y0, y0 + dy) + reach + 1, size);
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int at = y * size + x;
        if (ink[at] == 1) {
          continue; // As dark as can be.
        }
        double px = x + 0.5 - x0;
        double py = y + 0.5 - y0;
        double along = squaredLength == 0 ? 0 : (px * dx + py * dy) / squaredLength;
        double t = along < 0 ? 0 : along > 1 ? 1 : along;
        double ex = px - t * dx;
        double ey = py - t * dy;
        double squaredDistance = ex * ex + ey * ey;
        if (squaredDistance < reach * reach) {
          double distance = Math.sqrt(squaredDistance);
          double covered = (begin + (end - begin) * t) * size - distance + 0.5;
          ink[at] = Math.max(ink[at], Math.min(1, covered));
        }
      }
    }
  }

  private static int clamp(double pixel, int size) {
    return (int) Math.min(size, Math.max(0, pixel));
  }
}
