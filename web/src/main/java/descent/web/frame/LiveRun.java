package descent.web.frame;

import descent.engine.experiment.Experiment;
import descent.engine.io.Safetensors;
import descent.engine.plot.LossCurve;
import descent.engine.plot.Ticks;
import descent.web.view.Dom;
import descent.web.view.Parts;
import descent.web.view.Plot;
import descent.web.view.PlotPanel;
import descent.web.view.Shortcuts;
import descent.web.view.TableView;
import descent.web.worker.RemoteRun;
import descent.web.worker.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Int8Array;

/**
 * An experiment that trains in a worker, with its transport bar and its loss curve, in a place such
 * as {@code <div data-mount="transport">}. The station hears each snapshot, once a frame at most.
 */
public final class LiveRun implements RemoteRun.Listener, Transport.Driver {
  /** Hears how the run goes. */
  public interface Listener {
    /** The run stands ready; it trains so many numbers. */
    default void onReady(int parameters) {}

    /** The run as it is now. */
    void onSnapshot(Snapshot snapshot);
  }

  @JSFunctor
  private interface Task extends JSObject {
    void run();
  }

  /** A link asks for no more steps than this. */
  private static final int MOST_REPLAYED = 1_000_000;

  private final Stage stage;
  private final Listener listener;
  private final Parts parts;
  private final int fieldSize;
  private final RunSettings settings;
  private final Transport transport;
  private final Scrubber scrubber;
  private double[] box;
  private LossCurve curve;
  private Plot curvePlot;
  private RemoteRun run;
  private Experiment experiment;
  private final List<Consumer<Safetensors>> weightReceivers = new ArrayList<>();
  private @Nullable Snapshot latest;
  private boolean playing;
  private boolean open = true;

  /** Whether the steps that the address asks for have been done. */
  private boolean replayed;

  /** Whether the learner has begun again and the run has not yet. */
  private boolean beginning;

  /** Steps a second that the learner wants; 0 for as many as can be. */
  private double pace;

  private double paceSince;
  private double paceDone;
  private boolean pacing;

  /**
   * Opens an experiment, standing still.
   *
   * @param mount the place's name; the ids of the bar's parts have it in front unless it is {@code
   *     transport}
   * @param fieldSize places along each side of the field that a snapshot carries; 0 for none
   * @param box left, right, bottom and top of that field
   */
  public LiveRun(
      Stage stage,
      String mount,
      Experiment experiment,
      int fieldSize,
      double[] box,
      Listener listener) {
    this.stage = stage;
    this.listener = listener;
    this.fieldSize = fieldSize;
    this.box = box;
    String prefix = mount.equals("transport") ? "" : mount + "-";
    parts = Parts.fill(stage.mount(mount), "transport", prefix);
    parts.root().getClassList().add("transport");
    settings = new RunSettings(stage, parts, experiment, this::begin);
    this.experiment = settings.fromAddress();
    transport = new Transport(parts, this.experiment.seed(), this);
    curve = new LossCurve(expectedSteps());
    curvePlot = new Plot(parts.canvas("loss"), curve);
    TableView.attach(
        parts.part("loss-table-button"), parts.part("loss-table"), () -> curvePlot.table());
    scrubber = new Scrubber(parts, curve, this::seek);
    parts.onClick("branch", this::branch);
    settings.show(this.experiment);
    run = RemoteRun.start(this.experiment, fieldSize, box, this);
    JSObject keys = Shortcuts.listen(transport::press);
    JSObject hiding = whenHidden(this::pause);
    stage.whenLeft(() -> {
      open = false;
      Shortcuts.end(keys);
      end(hiding);
      run.close();
      curvePlot.close();
    });
  }

  /** A full batch makes one step an epoch; of others the axis grows. */
  private int expectedSteps() {
    return experiment.batchSize() == 0 ? experiment.stop().epochs() : 1;
  }

  /**
   * Runs another experiment of the station in place of this one, from its beginning and standing
   * still; the learner's seed and stop rules are given up.
   *
   * @param box left, right, bottom and top of its field
   */
  public void replace(Experiment experiment, double[] box) {
    this.box = box;
    settings.use(experiment);
    begin(experiment);
  }

  private void begin(Experiment wanted) {
    pacing = false;
    playing = false;
    WeightLink.forget(stage);
    run.close();
    curvePlot.close();
    experiment = wanted;
    curve = new LossCurve(expectedSteps());
    curvePlot = new Plot(parts.canvas("loss"), curve);
    scrubber.use(curve);
    transport.setPlaying(false);
    transport.setEnded("");
    transport.enable(false);
    transport.setSeed(wanted.seed());
    settings.show(wanted);
    run = RemoteRun.start(wanted, fieldSize, box, this);
  }

  /** The bar, for further readings. */
  public Transport transport() {
    return transport;
  }

  /** What is run, with the seed of now. */
  public Experiment experiment() {
    return experiment;
  }

  /** The newest snapshot, or null before the first. */
  public @Nullable Snapshot latest() {
    return latest;
  }

  /** What there is to share of this run, with these figures. */
  public Share.Source source(List<PlotPanel> plots) {
    return new Share.Source() {
      @Override
      public Experiment experiment() {
        return experiment;
      }

      @Override
      public void weights(Consumer<Safetensors> receiver) {
        weightReceivers.add(receiver);
        run.requestWeights();
      }

      @Override
      public List<PlotPanel> plots() {
        return plots;
      }

      @Override
      public void keepMoment() {
        int steps = latest == null ? 0 : latest.getSteps();
        stage.keep("steps", steps == 0 ? "" : String.valueOf(steps));
      }
    };
  }

  // -- what the bar asks for

  @Override
  public void playOrPause() {
    if (playing) {
      pause();
    } else if (pace == 0) {
      run.play();
    } else {
      beginPacing();
    }
  }

  private void pause() {
    pacing = false;
    run.pause();
  }

  @Override
  public void step(int count) {
    pacing = false;
    run.step(count);
  }

  @Override
  public void back() {
    scrubber.back();
  }

  private void seek(int step) {
    pacing = false;
    run.seek(step);
  }

  private void branch() {
    curve.forgetFuture();
    run.branch();
    stage.announcer().say("What came after this moment is forgotten.");
  }

  @Override
  public void restart(long seed) {
    pacing = false;
    if (seed != experiment.seed()) {
      curve.keepAs("seed " + experiment.seed());
    }
    WeightLink.forget(stage);
    experiment = experiment.withSeed(seed);
    beginning = true;
    run.reset(seed);
    transport.setSeed(seed);
    settings.show(experiment);
    stage.keep("seed", String.valueOf(seed));
    stage.announcer().say("Back at epoch 0 with seed " + seed + ".");
  }

  @Override
  public void setPace(double stepsPerSecond) {
    boolean wasPlaying = playing;
    pause();
    pace = stepsPerSecond;
    if (wasPlaying) {
      playing = false;
      playOrPause();
    }
  }

  private void beginPacing() {
    pacing = true;
    paceSince = Dom.now();
    paceDone = 0;
    keepPace();
  }

  /** At a wanted pace the page asks for the steps that are due, frame by frame. */
  private void keepPace() {
    if (!pacing || !open) {
      return;
    }
    int due = (int) ((Dom.now() - paceSince) / 1000 * pace - paceDone);
    if (due > 0) {
      paceDone += due;
      run.step(due);
    }
    Dom.nextFrame(this::keepPace);
  }

  // -- what the worker says

  @Override
  public void onReady(int parameters) {
    transport.enable(true);
    listener.onReady(parameters);
    if (!replayed) {
      WeightLink.open(stage, parameters, run::load, this::onError);
      run.step((int) Math.clamp(stage.state().number("steps", 0), 0, MOST_REPLAYED));
    }
    replayed = true;
    run.requestSnapshot();
  }

  @Override
  public void onSnapshot(Snapshot snapshot) {
    if (!open) {
      return;
    }
    latest = snapshot;
    if (snapshot.isFinished()) {
      pacing = false;
    }
    playing = snapshot.isPlaying() || pacing;
    if (beginning && snapshot.getSteps() == 0) {
      beginning = false;
      curve.clear();
    }
    // What was under way when the learner began again is of no more interest.
    if (!beginning) {
      curve.add(snapshot.getFirstLoss(), snapshot.getLosses().copyToJavaArray());
      int[] moments = snapshot.getMoments().copyToJavaArray();
      scrubber.show(snapshot.getSteps(), moments);
      boolean replaying = snapshot.getSteps() < moments[moments.length - 1];
      parts.show("branch", replaying && !playing);
      curvePlot.redraw();
      read(snapshot);
      listener.onSnapshot(snapshot);
    }
    RemoteRun asked = run;
    Dom.nextFrame(() -> {
      if (open && asked == run) {
        asked.requestSnapshot();
      }
    });
  }

  private void read(Snapshot snapshot) {
    transport.setPlaying(playing);
    parts.say("epoch", Ticks.write(snapshot.getEpoch(), 0));
    parts.say("train-loss", Ticks.significant(snapshot.getLoss(), 2));
    parts.say(
        "speed", snapshot.isPlaying() ? Ticks.write(snapshot.getStepsPerSecond(), 0) : "\u2013");
    transport.setEnded(ending(snapshot));
    if (snapshot.getSteps() > 0) {
      Steps.finish(stage, "run");
    }
    String progress = sentence(snapshot);
    if (playing) {
      stage.announcer().murmur(progress);
    } else {
      curvePlot.describe();
      if (snapshot.getSteps() > 0) {
        stage.announcer().say(progress);
      }
    }
  }

  private static String ending(Snapshot snapshot) {
    if (!snapshot.isFinished()) {
      return "";
    }
    String epochs = Ticks.write(snapshot.getEpoch(), 0);
    return snapshot.isDiverged()
        ? "Loss left the scale at epoch " + epochs
        : "Done: " + epochs + " epochs";
  }

  /** Where values are to be met nothing is right or wrong, and no sample counts as correct. */
  private static String sentence(Snapshot snapshot) {
    String right = " of " + snapshot.getCount() + " right.";
    return "Epoch "
        + snapshot.getEpoch()
        + ": loss "
        + Ticks.significant(snapshot.getLoss(), 2)
        + (snapshot.getCorrect() > 0 ? ", " + snapshot.getCorrect() + right : ".");
  }

  @Override
  public void onWeights(Int8Array file) {
    Safetensors weights = Safetensors.read(file.copyToJavaArray());
    List<Consumer<Safetensors>> waiting = new ArrayList<>(weightReceivers);
    weightReceivers.clear();
    waiting.forEach(receiver -> receiver.accept(weights));
  }

  @Override
  public void onError(String sentence) {
    parts.show("error", true);
    parts.say("error", sentence);
  }

  @JSBody(
      params = "task",
      script =
          "var ended = new AbortController();"
              + "document.addEventListener('visibilitychange', function() {"
              + "  if (document.hidden) task();"
              + "}, { signal: ended.signal });"
              + "return ended;")
  private static native JSObject whenHidden(Task task);

  @JSBody(params = "watching", script = "watching.abort();")
  private static native void end(JSObject watching);
}
