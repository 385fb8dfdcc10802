package descent.engine.plot;

import java.util.Arrays;

/** Lines on a surface: points in a row, and where the pen is lifted between them. */
public final class Path {
  private double[] coordinates = new double[64];
  private boolean[] lifted = new boolean[32];
  private int size;

  /** Forgets all points, to be drawn anew. */
  public void clear() {
    size = 0;
  }

  /** Begins a line. */
  public void moveTo(double x, double y) {
    add(x, y, true);
  }

  /** Goes on to a point. */
  public void lineTo(double x, double y) {
    add(x, y, size == 0);
  }

  private void add(double x, double y, boolean lift) {
    if (size == lifted.length) {
      coordinates = Arrays.copyOf(coordinates, 4 * size);
      lifted = Arrays.copyOf(lifted, 2 * size);
    }
    coordinates[2 * size] = x;
    coordinates[2 * size + 1] = y;
    lifted[size++] = lift;
  }

  /** How many points there are. */
  public int size() {
    return size;
  }

  /** The x of point i. */
  public double x(int i) {
    return coordinates[2 * i];
  }

  /** The y of point i. */
  public double y(int i) {
    return coordinates[2 * i + 1];
  }

  /** Whether a new line begins at point i. */
  public boolean startsAt(int i) {
    return lifted[i];
  }
}
