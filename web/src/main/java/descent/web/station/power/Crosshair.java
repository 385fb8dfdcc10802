package descent.web.station.power;

import descent.engine.data.Dataset;
import descent.web.frame.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * The place that the learner points at, the same in all panels. A pinned place stays when the
 * pointer leaves.
 */
final class Crosshair {
  /** How near a point must be, as a share of the reach. */
  private static final double SNAP = 0.02;

  private final Stage stage;
  private final double reach;
  private final List<Runnable> followers = new ArrayList<>();
  private double x = Double.NaN;
  private double y = Double.NaN;
  private double pinnedX;
  private double pinnedY;

  /** A crosshair that goes no farther than this from the middle; pinned where the address says. */
  Crosshair(Stage stage, double reach) {
    this.stage = stage;
    this.reach = reach;
    pinnedX = Math.clamp(stage.state().number("x", Double.NaN), -reach, reach);
    pinnedY = Math.clamp(stage.state().number("y", Double.NaN), -reach, reach);
  }

  /** Calls whenever it is elsewhere. */
  void follow(Runnable follower) {
    followers.add(follower);
  }

  void moveTo(double toX, double toY) {
    x = Math.clamp(toX, -reach, reach);
    y = Math.clamp(toY, -reach, reach);
    tell();
  }

  /** On from where it is, or from the middle. */
  void moveBy(double right, double up) {
    moveTo((Double.isNaN(x) ? 0 : x) + right, (Double.isNaN(y) ? 0 : y) + up);
  }

  /** It stays here, or on the point beside it. */
  void pin(Dataset points) {
    double nearest = SNAP * reach;
    double[] place = place(points.inputs().shape().perRow());
    double[] other = new double[place.length];
    for (int i = 0; i < points.size() && !Double.isNaN(x); i++) {
      Net.place(points, i, other);
      double distance = 0;
      for (int j = 0; j < other.length; j++) {
        distance = Math.max(distance, Math.abs(other[j] - place[j]));
      }
      if (distance < nearest) {
        nearest = distance;
        x = other[0];
        y = other[other.length - 1];
      }
    }
    pinnedX = x;
    pinnedY = y;
    if (!Double.isNaN(x)) {
      stage.keep("x", rounded(x));
      stage.keep("y", rounded(y));
    }
  }

  private static String rounded(double value) {
    return String.valueOf(Math.rint(1000 * value) / 1000);
  }

  /** The learner points nowhere: it goes back to where it was pinned, if anywhere. */
  void leave() {
    x = pinnedX;
    y = pinnedY;
    tell();
  }

  private void tell() {
    followers.forEach(Runnable::run);
  }

  double x() {
    return x;
  }

  double y() {
    return y;
  }

  /** Where it is, with as many numbers as a place has; the middle when it is nowhere. */
  double[] place(int inputs) {
    double[] place = new double[inputs];
    if (!Double.isNaN(x)) {
      place[0] = x;
      if (inputs > 1) {
        place[1] = y;
      }
    }
    return place;
  }
}
