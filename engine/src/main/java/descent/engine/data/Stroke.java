package descent.engine.data;

import java.util.List;

/** A line drawn without lifting the pen: straight pieces between at least two points. */
public record Stroke(List<Point> points) {
  /** Keeps a copy. */
  public Stroke {
    points = List.copyOf(points);
    if (points.size() < 2) {
      throw new IllegalArgumentException("A stroke needs 2 points, got " + points.size());
    }
  }
}
