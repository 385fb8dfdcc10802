package descent.web.frame;

import descent.engine.plot.LossCurve;
import descent.web.view.Parts;
import descent.web.view.Plot;
import descent.web.view.TableView;
import descent.web.worker.Snapshot;
import java.util.function.IntConsumer;

/**
 * The loss of each step of a run, with its table, and the way back through time that lies on it.
 */
final class LossStrip {
  /** Where the whole training set is too large to be measured, the loss is the mean of so many. */
  private static final int RECENT_STEPS = 20;

  private final Parts parts;
  private final LossCurve curve = new LossCurve(1);
  private final Plot plot;
  private final Scrubber scrubber;

  /**
   * An empty strip.
   *
   * @param seek is given the step to go to
   */
  LossStrip(Parts parts, IntConsumer seek) {
    this.parts = parts;
    plot = new Plot(parts.canvas("loss"), curve);
    TableView.attach(parts.part("loss-table-button"), parts.part("loss-table"), plot::table);
    scrubber = new Scrubber(parts, curve, seek);
  }

  LossCurve curve() {
    return curve;
  }

  /** The run is to have so many steps. */
  void expect(int steps) {
    curve.expect(steps);
  }

  /** Keeps the curve under this name beside that of the next run; without a name it does not. */
  void keepAs(String name) {
    if (!name.isEmpty()) {
      curve.keepAs(name);
    }
  }

  /** The run is at its beginning, and what it did before is forgotten. */
  void clear() {
    curve.clear();
    scrubber.clear();
    plot.redraw();
  }

  /** The run as it is now; a loss that it does not say is found here. */
  void show(Snapshot snapshot, boolean playing) {
    curve.add(snapshot.getFirstLoss(), snapshot.getLosses().copyToJavaArray());
    if (Double.isNaN(snapshot.getLoss())) {
      snapshot.setLoss(curve.recent(RECENT_STEPS));
    }
    int[] moments = snapshot.getMoments().copyToJavaArray();
    scrubber.show(snapshot.getSteps(), moments, playing);
    boolean replaying = snapshot.getSteps() < moments[moments.length - 1];
    parts.show("branch", replaying && !playing);
    plot.redrawInTurn();
    if (!playing) {
      plot.describe();
    }
  }

  /** One kept moment back. */
  void back() {
    scrubber.back();
  }

  void close() {
    plot.close();
  }
}
