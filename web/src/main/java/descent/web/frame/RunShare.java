package descent.web.frame;

import descent.engine.experiment.Experiment;
import descent.engine.io.Safetensors;
import descent.web.view.PlotPanel;
import descent.web.worker.Snapshot;
import java.util.List;
import java.util.function.Consumer;

/** What a run has to share, with the figures of its station. */
final class RunShare implements Share.Source {
  private final Stage stage;
  private final LiveRun run;
  private final List<PlotPanel> plots;

  RunShare(Stage stage, LiveRun run, List<PlotPanel> plots) {
    this.stage = stage;
    this.run = run;
    this.plots = plots;
  }

  @Override
  public Experiment experiment() {
    return run.experiment();
  }

  @Override
  public void weights(Consumer<Safetensors> receiver) {
    run.requestWeights(receiver);
  }

  @Override
  public List<PlotPanel> plots() {
    return plots;
  }

  @Override
  public void keepMoment() {
    Snapshot latest = run.latest();
    int steps = latest == null ? 0 : latest.getSteps();
    stage.keep("steps", steps == 0 ? "" : String.valueOf(steps));
  }
}
