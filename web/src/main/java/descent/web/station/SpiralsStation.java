package descent.web.station;

import descent.engine.experiment.Experiment;
import descent.engine.model.Models;
import descent.engine.plot.DecisionMap;
import descent.engine.plot.Ticks;
import descent.web.frame.LiveRun;
import descent.web.frame.Stage;
import descent.web.frame.Station;
import descent.web.view.PlotPanel;
import descent.web.worker.Snapshot;
import java.util.List;

/** Two spirals and the network that untangles them, trained live in a worker. */
public final class SpiralsStation implements Station, LiveRun.Listener {
  private static final int FIELD = 200;
  private static final double REACH = 1.15;

  private final Stage stage;
  private final Experiment experiment = Models.named("spirals").experiment();
  private final DecisionMap map;
  private final PlotPanel panel;

  /** Builds the station in the page's HTML. */
  public SpiralsStation(Stage stage) {
    this.stage = stage;
    map = DecisionMap.of(experiment.data(), REACH, FIELD);
    panel = new PlotPanel(stage.mount("map"), map);
    stage.whenLeft(panel::close);
  }

  @Override
  public void open() {
    LiveRun run = new LiveRun(stage, "transport", experiment, FIELD, map.box(), this);
    stage.share(run.source(List.of(panel)));
  }

  @Override
  public void onReady(int parameters) {
    stage.parts().say("parameters", Ticks.write(parameters, 0));
  }

  @Override
  public void onSnapshot(Snapshot snapshot) {
    map.setField(snapshot.getField().copyToJavaArray());
    double share = (double) snapshot.getCorrect() / snapshot.getCount();
    panel.setValue(Ticks.fixed(100 * share, 1) + " %");
    panel.setMeter(share);
    panel.redraw();
    stage.parts().say("right", Ticks.write(snapshot.getCorrect(), 0));
    if (!snapshot.isPlaying()) {
      panel.describe();
    }
  }
}
