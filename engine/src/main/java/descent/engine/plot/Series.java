package descent.engine.plot;

import descent.engine.plot.Surface.Marker;
import org.jspecify.annotations.Nullable;

/**
 * Some points of a chart and how they look: joined to a line, or each as a marker.
 *
 * @param label stands at the line's end; empty for none
 * @param marker the shape of each point, or null for a line
 */
public record Series(
    String label, double[] x, double[] y, Ink ink, boolean dashed, @Nullable Marker marker) {
  /**
   * Checks that every x has a y.
   *
   * @throws IllegalArgumentException when it has not
   */
  public Series {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "The series " + label + " has " + x.length + " values of x, but " + y.length + " of y");
    }
  }

  /** A solid line in ink: what the model does. */
  public static Series line(String label, double[] x, double[] y) {
    return new Series(label, x, y, Ink.INK, false, null);
  }

  /** A dashed grey line: what it is compared with. */
  public static Series dashed(String label, double[] x, double[] y) {
    return new Series(label, x, y, Ink.INK_3, true, null);
  }

  /** The line of one of several runs or kinds; every second one is dashed too. */
  public static Series kind(int kind, String label, double[] x, double[] y) {
    return new Series(label, x, y, Ink.kind(kind), kind % 2 == 1, null);
  }

  /** Points without a class. */
  public static Series points(String label, double[] x, double[] y) {
    return new Series(label, x, y, Ink.LINE_STRONG, false, Marker.CIRCLE);
  }

  /** Points of class 0 or 1. */
  public static Series classPoints(int label, double[] x, double[] y) {
    return label == 1
        ? new Series("class 1", x, y, Ink.CLASS_1, false, Marker.TRIANGLE)
        : new Series("class 0", x, y, Ink.CLASS_0, false, Marker.CIRCLE);
  }

  boolean isLine() {
    return marker == null;
  }

  int size() {
    return x.length;
  }
}
