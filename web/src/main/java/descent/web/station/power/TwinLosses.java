package descent.web.station.power;

import descent.engine.plot.Axis;
import descent.engine.plot.Chart;
import descent.engine.plot.Series;
import descent.web.frame.Stage;
import descent.web.view.PlotPanel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The losses of the two lines that Adam trains, over their epochs. */
final class TwinLosses {
  private static final String[] NAMES = {"line", "features"};

  private final Chart chart = new Chart(Axis.linear("epoch"), Axis.log("loss"));
  private final double[][] losses = new double[NAMES.length][];
  private final @Nullable PlotPanel panel;

  TwinLosses(Stage stage, PowerTask task) {
    panel = task.hasTwins() ? new PlotPanel(stage.mount("twin-loss"), chart) : null;
    if (panel != null) {
      stage.whenLeft(panel::close);
    }
  }

  void clear() {
    for (int i = 0; i < losses.length; i++) {
      losses[i] = new double[0];
    }
    show();
  }

  /** The losses of a line, 0, or of the line on features, 1. */
  void put(int which, double[] found) {
    losses[which] = found;
    show();
  }

  private void show() {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < losses.length; i++) {
      double[] epochs = new double[losses[i].length];
      for (int j = 0; j < epochs.length; j++) {
        epochs[j] = j + 1;
      }
      if (epochs.length > 0) {
        series.add(
            i == 0
                ? Series.dashed(NAMES[i], epochs, losses[i])
                : Series.line(NAMES[i], epochs, losses[i]));
      }
    }
    chart.show(series);
    if (panel != null) {
      panel.redraw();
      panel.describe();
    }
  }
}
