package descent.web.station;

import descent.engine.data.Dataset;
import descent.engine.data.Library;
import descent.engine.experiment.Experiment;
import descent.engine.model.Models;
import descent.engine.plot.DecisionMap;
import descent.engine.plot.LossCurve;
import descent.engine.plot.Ticks;
import descent.web.view.Announcer;
import descent.web.view.Dom;
import descent.web.view.Plot;
import descent.web.view.Shortcuts;
import descent.web.view.TableView;
import descent.web.worker.RemoteRun;
import descent.web.worker.Snapshot;
import org.teavm.jso.JSObject;

/** Two spirals and the network that untangles them, trained live in a worker. */
public final class SpiralsStation implements Station, RemoteRun.Listener {
  private static final int FIELD = 200;
  private static final double REACH = 1.15;

  private final Experiment experiment = Models.named("spirals").experiment();
  private final DecisionMap map;
  private final LossCurve curve = new LossCurve(experiment.stop().epochs());
  private final Plot mapPlot;
  private final Plot curvePlot;
  private final MapCrosshair crosshair;
  private final Announcer announcer = new Announcer("live");
  private final RemoteRun run;
  private final JSObject keys;
  private long seed = experiment.seed();
  private boolean playing;
  private boolean open = true;

  /** Builds the station in the page's HTML. */
  public SpiralsStation() {
    Dataset points = Library.withoutFiles().open(experiment.data()).train();
    map = new DecisionMap(points.inputs().toArray(), labels(points), REACH, FIELD);
    mapPlot = new Plot(Dom.canvas("map"), map);
    curvePlot = new Plot(Dom.canvas("loss"), curve);
    crosshair = new MapCrosshair(map, mapPlot);
    TableView.attach("map-table-button", "map-table", mapPlot);
    TableView.attach("loss-table-button", "loss-table", curvePlot);
    run = RemoteRun.start(experiment, FIELD, new double[] {-REACH, REACH, -REACH, REACH}, this);
    keys = Shortcuts.listen(this::pressed);
  }

  private static int[] labels(Dataset points) {
    int[] labels = new int[points.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (int) points.targets().get(i, 0);
    }
    return labels;
  }

  @Override
  public void open() {
    Dom.onClick("play", this::playOrPause);
    Dom.onClick("step", () -> run.step(1));
    Dom.onClick("ten", () -> run.step(10));
    Dom.onClick("reset", () -> restart(seed));
    Dom.onClick("reseed", () -> restart(seed + 1));
  }

  @Override
  public void close() {
    open = false;
    Shortcuts.end(keys);
    run.close();
    mapPlot.close();
    curvePlot.close();
  }

  private boolean pressed(String key) {
    switch (key) {
      case " " -> playOrPause();
      case "." -> run.step(1);
      case ">" -> run.step(10);
      case "r", "R" -> restart(seed);
      case "n", "N" -> restart(seed + 1);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void playOrPause() {
    if (playing) {
      run.pause();
    } else {
      run.play();
    }
  }

  private void restart(long newSeed) {
    seed = newSeed;
    curve.clear();
    run.reset(seed);
    Dom.say("seed", String.valueOf(seed));
    announcer.say("Back at epoch 0 with seed " + seed + ".");
  }

  // -- what the worker says

  @Override
  public void onReady(int parameters) {
    Dom.say("parameters", Ticks.write(parameters, 0));
    for (String button : new String[] {"play", "step", "ten", "reset", "reseed"}) {
      Dom.enable(button, true);
    }
    run.requestSnapshot();
  }

  @Override
  public void onSnapshot(Snapshot snapshot) {
    if (!open) {
      return;
    }
    if (snapshot.getFirstLoss() == 0) {
      curve.clear();
    }
    curve.add(snapshot.getFirstLoss(), snapshot.getLosses().copyToJavaArray());
    map.setField(snapshot.getField().copyToJavaArray());
    mapPlot.redraw();
    curvePlot.redraw();
    crosshair.refresh();
    read(snapshot);
    Dom.nextFrame(() -> {
      if (open) {
        run.requestSnapshot();
      }
    });
  }

  private void read(Snapshot snapshot) {
    playing = snapshot.isPlaying();
    Dom.byId("play").setAttribute("data-playing", String.valueOf(playing));
    Dom.say("play-word", playing ? "Pause" : "Play");
    Dom.say("epoch", Ticks.write(snapshot.getEpoch(), 0));
    Dom.say("train-loss", Ticks.significant(snapshot.getLoss(), 2));
    Dom.say("right", Ticks.write(snapshot.getCorrect(), 0));
    Dom.say("share", Ticks.fixed(100.0 * snapshot.getCorrect() / snapshot.getCount(), 1) + " %");
    Dom.say("speed", playing ? Ticks.write(snapshot.getStepsPerSecond(), 0) : "\u2013");
    Dom.byId("meter")
        .getStyle()
        .setProperty("width", 100.0 * snapshot.getCorrect() / snapshot.getCount() + "%");
    state(snapshot);
    String progress =
        "Epoch "
            + snapshot.getEpoch()
            + ": "
            + snapshot.getCorrect()
            + " of "
            + snapshot.getCount()
            + " points right.";
    if (playing) {
      announcer.murmur(progress);
    } else {
      mapPlot.describe();
      curvePlot.describe();
      if (snapshot.getEpoch() > 0) {
        announcer.say(progress);
      }
    }
  }

  private static void state(Snapshot snapshot) {
    boolean ended = snapshot.isFinished();
    Dom.show("ended", ended);
    if (ended) {
      Dom.say(
          "ended",
          snapshot.isDiverged()
              ? "Loss left the scale at epoch " + Ticks.write(snapshot.getEpoch(), 0)
              : "Done: " + Ticks.write(snapshot.getEpoch(), 0) + " epochs");
    }
    for (String button : new String[] {"play", "step", "ten"}) {
      Dom.enable(button, !ended);
    }
  }

  @Override
  public void onError(String sentence) {
    Dom.show("error", true);
    Dom.say("error", sentence);
  }
}
