package descent.web.station.digits;

import descent.engine.plot.Axis;
import descent.engine.plot.Chart;
import descent.engine.plot.LossCurve;
import descent.engine.plot.Series;
import descent.engine.plot.Ticks;
import descent.web.frame.Stage;
import descent.web.view.Dom;
import descent.web.view.PlotPanel;
import descent.web.view.TableView;
import descent.web.worker.Snapshot;
import java.util.Arrays;
import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;

/** The epochs of a run, line by line, and how loss and accuracy went. */
final class EpochLog {
  private final Stage stage;
  private final Chart losses = new Chart(Axis.linear("epoch"), Axis.log("loss"));
  private final Chart rights = new Chart(Axis.linear("epoch"), Axis.linear("% right", 0, 100));
  private final PlotPanel lossPanel;
  private final PlotPanel rightPanel;
  private String model = "";
  private int count;
  private double[] epochs = new double[16];
  private double[] trainLosses = new double[16];
  private double[] testLosses = new double[16];
  private double[] accuracies = new double[16];

  EpochLog(Stage stage) {
    this.stage = stage;
    lossPanel = new PlotPanel(stage.mount("epoch-loss"), losses);
    rightPanel = new PlotPanel(stage.mount("epoch-right"), rights);
  }

  List<PlotPanel> panels() {
    return List.of(lossPanel, rightPanel);
  }

  /** A run of this network begins. */
  void begin(Catalogue.Entry entry) {
    model = entry.recipe().name();
    count = 0;
    for (HTMLElement line : Dom.all(stage.parts().part("epoch-sums"), "[data-of]")) {
      line.setHidden(!model.startsWith(line.getAttribute("data-of")));
    }
    draw();
  }

  /**
   * Takes what a snapshot says of the last finished epoch, once. What the run has turned away from,
   * to go another way, is gone.
   */
  void show(Snapshot snapshot, LossCurve curve, int stepsPerEpoch) {
    int known = count;
    while (count > 0 && Double.isNaN(curve.lossOf((int) epochs[count - 1] * stepsPerEpoch))) {
      count--;
    }
    int epoch = snapshot.getEpoch();
    if (snapshot.getCount() > 0 && (count == 0 || epochs[count - 1] < epoch)) {
      add(snapshot, curve, stepsPerEpoch);
    }
    if (count != known) {
      draw();
    }
  }

  private void add(Snapshot snapshot, LossCurve curve, int stepsPerEpoch) {
    int epoch = snapshot.getEpoch();
    if (count == epochs.length) {
      epochs = Arrays.copyOf(epochs, 2 * count);
      trainLosses = Arrays.copyOf(trainLosses, 2 * count);
      testLosses = Arrays.copyOf(testLosses, 2 * count);
      accuracies = Arrays.copyOf(accuracies, 2 * count);
    }
    double sum = 0;
    for (int step = (epoch - 1) * stepsPerEpoch + 1; step <= epoch * stepsPerEpoch; step++) {
      sum += curve.lossOf(step);
    }
    epochs[count] = epoch;
    trainLosses[count] = sum / stepsPerEpoch;
    testLosses[count] = snapshot.getTestLoss();
    accuracies[count] = 100.0 * snapshot.getCorrect() / snapshot.getCount();
    count++;
    showItems();
  }

  private String[][] table() {
    String[][] rows = new String[count + 1][];
    rows[0] = new String[] {"epoch", "train loss", "test loss", "test right"};
    for (int i = 0; i < count; i++) {
      rows[i + 1] =
          new String[] {
            Ticks.write(epochs[i], 0),
            Ticks.fixed(trainLosses[i], 4),
            Ticks.fixed(testLosses[i], 4),
            percent(i)
          };
    }
    return rows;
  }

  private String percent(int i) {
    return Ticks.fixed(accuracies[i], 2) + " %";
  }

  private void draw() {
    double[] at = Arrays.copyOf(epochs, count);
    losses.show(
        List.of(
            Series.line("train", at, Arrays.copyOf(trainLosses, count)),
            Series.dashed("test", at, Arrays.copyOf(testLosses, count))));
    rights.show(List.of(Series.line("test", at, Arrays.copyOf(accuracies, count))));
    HTMLElement holder = stage.parts().part("epoch-rows");
    holder.setInnerHTML("");
    holder.appendChild(TableView.build(table()));
    for (PlotPanel panel : panels()) {
      panel.redraw();
      panel.describe();
    }
  }

  private void showItems() {
    int last = count - 1;
    if (model.equals("simple-cnn")) {
      stage.showItem(
          "S0.31",
          "loss "
              + Ticks.fixed(trainLosses[last], 4)
              + ", "
              + percent(last)
              + " after epoch "
              + Ticks.write(epochs[last], 0));
    }
    if (model.startsWith("digit-recognition")) {
      stage.showItem(
          "S2.10",
          percent(0)
              + " after epoch "
              + Ticks.write(epochs[0], 0)
              + ", "
              + percent(last)
              + " after epoch "
              + Ticks.write(epochs[last], 0));
      stage.showItem(
          "S2.11",
          "test loss "
              + Ticks.fixed(testLosses[0], 4)
              + " \u2192 "
              + Ticks.fixed(testLosses[last], 4)
              + ", accuracy "
              + Ticks.fixed(accuracies[last] - accuracies[0], 2)
              + " points more");
    }
  }
}
