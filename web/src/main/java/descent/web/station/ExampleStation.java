package descent.web.station;

import descent.engine.data.Circles;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Supervised;
import descent.engine.loss.BCEWithLogitsLoss;
import descent.engine.nn.Activation;
import descent.engine.nn.Linear;
import descent.engine.nn.Sequential;
import descent.engine.optim.Adam;
import descent.engine.plot.DecisionMap;
import descent.engine.plot.Ticks;
import descent.web.frame.Check;
import descent.web.frame.LiveRun;
import descent.web.frame.Prediction;
import descent.web.frame.Stage;
import descent.web.frame.Station;
import descent.web.view.PlotPanel;
import descent.web.worker.Snapshot;
import java.util.List;

/**
 * The smallest whole station, for those who write one: docs/adding-a-station.md walks through it.
 */
public final class ExampleStation implements Station, LiveRun.Listener {
  private static final double REACH = 1.4;
  private static final int FIELD = 100;
  private static final int HIDDEN = 3;

  private final Stage stage;
  private final Experiment experiment =
      Experiment.fullBatch(
          new Circles(42),
          new Supervised(
              Sequential.of(new Linear(2, HIDDEN), Activation.tanh(), new Linear(HIDDEN, 1)),
              new BCEWithLogitsLoss()),
          new Adam(0.05),
          1,
          StopRule.epochs(400));
  private final DecisionMap map = DecisionMap.of(experiment.data(), REACH, FIELD);
  private final PlotPanel panel;

  /** Builds the station in the page's HTML. */
  public ExampleStation(Stage stage) {
    this.stage = stage;
    panel = new PlotPanel(stage.mount("map"), map);
    stage.whenLeft(panel::close);
  }

  @Override
  public void open() {
    LiveRun run = new LiveRun(stage, "transport", experiment, FIELD, map.box(), this);
    stage.share(run.source(List.of(panel)));
    Prediction.ask(stage, "enough", guess -> {});
    Check.ask(
        stage,
        "parameters",
        Check.count(
            () -> 2 * HIDDEN + HIDDEN + HIDDEN + 1,
            () -> "2 \u00d7 3 weights and 3 biases, then 3 weights and 1 bias."));
  }

  @Override
  public void onSnapshot(Snapshot snapshot) {
    map.setField(snapshot.getField().copyToJavaArray());
    double share = (double) snapshot.getCorrect() / snapshot.getCount();
    panel.setValue(Ticks.fixed(100 * share, 1) + " %");
    panel.redraw();
    if (!snapshot.isPlaying()) {
      panel.describe();
    }
  }
}
