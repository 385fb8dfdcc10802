package descent.web.frame;

import descent.engine.experiment.Experiment;
import descent.engine.io.Safetensors;
import descent.engine.plot.LossCurve;
import descent.web.view.Dom;
import descent.web.view.Parts;
import descent.web.view.PlotPanel;
import descent.web.view.Shortcuts;
import descent.web.worker.RemoteRun;
import descent.web.worker.Snapshot;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.core.JSMapLike;
import org.teavm.jso.file.Blob;

/**
 * An experiment that trains in a worker, or in several, with its transport bar and its loss curve,
 * in a place such as {@code <div data-mount="transport">}. The station hears each snapshot, once a
 * frame at most.
 *
 * <p>A run of a small network opens with its station. That of a large one opens when the station
 * has what it needs, and a short trial tells how fast it trains before it stands ready.
 */
public final class LiveRun implements Transport.Driver {
  /** Hears how the run goes. */
  public interface Listener {
    /** It stands at the beginning of this experiment: another one, or again. */
    default void onBegin(Experiment experiment) {}

    /** The run stands ready; it trains so many numbers. */
    default void onReady(int parameters) {}

    /** The run as it is now. */
    void onSnapshot(Snapshot snapshot);

    /**
     * The trial is over: so many workers train it.
     *
     * @param stepsPerSecond how fast; 0 when the run is too short to tell
     */
    default void onTried(int workers, double stepsPerSecond) {}

    /** From now on so many workers share each batch. */
    default void onTeam(int workers) {}

    /** A helper could not start or has stopped, and the others go on. */
    default void onHelperLost(String sentence) {}

    /** Something failed; the bar says what. */
    default void onFailed() {}
  }

  /** A link asks for no more steps than this. */
  private static final int MOST_REPLAYED = 1_000_000;

  private final Stage stage;
  private final Listener listener;
  private final Parts parts;
  private final int fieldSize;
  private final double[] box;
  private final RunSettings settings;
  private final Transport transport;
  private final Readings readings;
  private final LossStrip strip;
  private final TriedRun place;
  private final Pacer pacer;
  private final TabWatch watch;
  private Experiment experiment;

  /** What sets the network apart from others in the same place. */
  private String name = "";

  private @Nullable JSMapLike<Blob> files;
  private @Nullable Snapshot latest;
  private boolean playing;

  /** Whether the steps that the address asks for have been done. */
  private boolean replayed;

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
    this(stage, mount, experiment, listener, fieldSize, box, false);
    start();
  }

  /** A bar whose run is opened later, and tried first; until then it has only settings. */
  public LiveRun(Stage stage, String mount, Experiment experiment, Listener listener) {
    this(stage, mount, experiment, listener, 0, new double[4], true);
  }

  private LiveRun(
      Stage stage,
      String mount,
      Experiment own,
      Listener listener,
      int fieldSize,
      double[] box,
      boolean tries) {
    this.stage = stage;
    this.listener = listener;
    this.fieldSize = fieldSize;
    this.box = box;
    place = new TriedRun(this, listener, tries);
    pacer = new Pacer(count -> place.get().step(count));
    String prefix = mount.equals("transport") ? "" : mount + "-";
    parts = Parts.fill(stage.mount(mount), "transport", prefix);
    parts.root().getClassList().add("transport");
    settings = new RunSettings(stage, parts, own, wanted -> begin(wanted, "", place.isOpen()));
    experiment = settings.fromAddress();
    transport = new Transport(parts, experiment.seed(), this);
    readings = new Readings(stage, parts, transport);
    strip = new LossStrip(parts, this::seek);
    parts.onClick("branch", this::branch);
    settings.show(experiment);
    Dom.Ended keys = Shortcuts.listen(this::press);
    watch =
        new TabWatch(
            () -> playing && !parts.input("background").isChecked(), this::pause, this::play);
    stage.whenLeft(() -> {
      keys.end();
      watch.close();
      end();
      strip.close();
    });
  }

  /** Keys mean the bar that can be seen. */
  private boolean press(String key) {
    return place.isReady() && parts.root().getClientHeight() > 0 && transport.press(key);
  }

  // -- opening and closing

  /**
   * Opens an experiment of the station in place of what there was, tries how fast it trains and
   * stands still at its beginning. What the address says of seed and stop rules holds.
   *
   * @param files of a stored data set by their names; null for data that are made by a rule
   * @param name of its network; the curve of another one stays beside this one's
   */
  public void open(Experiment own, @Nullable JSMapLike<Blob> files, String name) {
    this.files = files;
    String before = this.name.equals(name) ? "" : this.name;
    this.name = name;
    settings.use(own);
    begin(settings.fromAddress(), before, true);
  }

  /** While no run is open: what is to be opened, so that its settings can be seen and changed. */
  public void use(Experiment own) {
    if (!place.isOpen()) {
      settings.use(own);
      experiment = settings.fromAddress();
      settings.show(experiment);
      transport.setSeed(experiment.seed());
    }
  }

  private void begin(Experiment wanted, String nameBefore, boolean opens) {
    strip.keepAs(nameBefore.isEmpty() ? Readings.name(experiment, wanted) : nameBefore);
    shut();
    WeightLink.forget(stage);
    parts.show("error", false);
    experiment = wanted;
    settings.show(wanted);
    transport.setSeed(wanted.seed());
    if (opens) {
      start();
    }
    listener.onBegin(wanted);
  }

  private void start() {
    // A full batch makes one step an epoch; of others the worker will tell.
    strip.expect(experiment.batchSize() == 0 ? experiment.stop().epochs() : 1);
    if (fieldSize == 0) {
      place.start(experiment, files);
    } else {
      place.start(experiment, fieldSize, box);
    }
  }

  /** Ends the run and forgets its curve; the settings stay. */
  public void shut() {
    end();
    strip.clear();
  }

  /** Ends the run; its curve stays, to be compared with the next one's. */
  public void end() {
    pacer.end();
    playing = false;
    watch.want(false);
    latest = null;
    place.close();
    transport.setPlaying(false);
    transport.setEnded("");
    transport.enable(false);
  }

  // -- what the station may ask

  /** The bar, for further readings. */
  public Transport transport() {
    return transport;
  }

  /** What is run, with the seed of now; before a run is open, what was run last. */
  public Experiment experiment() {
    return experiment;
  }

  /** Whether there is a run, ready or not. */
  public boolean isOpen() {
    return place.isOpen();
  }

  /** The newest snapshot, or null before the first. */
  public @Nullable Snapshot latest() {
    return latest;
  }

  /** The losses of its steps. */
  public LossCurve curve() {
    return strip.curve();
  }

  /** Samples to train on, once it is ready. */
  public int samples() {
    return place.get().samples();
  }

  /** Steps of an epoch, once it is ready. */
  public int stepsPerEpoch() {
    return place.get().stepsPerEpoch();
  }

  /** Has so many workers share each batch; at its beginning the run is tried anew. */
  public void setWorkers(int count) {
    place.setWorkers(count, !playing && latest != null && latest.getSteps() == 0);
  }

  /** Gives the network's numbers as they are now, when they come. */
  public void requestWeights(Consumer<Safetensors> receiver) {
    place.requestWeights(receiver);
  }

  /** What there is to share of this run, with these figures. */
  public Share.Source source(List<PlotPanel> plots) {
    return new RunShare(stage, this, plots);
  }

  // -- what the bar asks for

  @Override
  public void playOrPause() {
    watch.want(!playing);
    if (playing) {
      pause();
    } else {
      play();
    }
  }

  private void play() {
    if (pacer.isWanted()) {
      pacer.begin();
    } else {
      place.get().play();
    }
  }

  private void pause() {
    pacer.end();
    place.get().pause();
  }

  @Override
  public void step(int count) {
    watch.want(false);
    pacer.end();
    place.get().step(count);
  }

  @Override
  public void back() {
    strip.back();
  }

  private void seek(int step) {
    watch.want(false);
    pacer.end();
    if (place.isReady()) {
      place.get().seek(step);
    }
  }

  private void branch() {
    strip.curve().forgetFuture();
    place.get().branch();
    stage.announcer().say("What came after this moment is forgotten.");
  }

  @Override
  public void restart(long seed) {
    watch.want(false);
    pacer.end();
    Experiment again = experiment.withSeed(seed);
    strip.keepAs(Readings.name(experiment, again));
    WeightLink.forget(stage);
    experiment = again;
    place.reset(seed);
    strip.clear();
    transport.setSeed(seed);
    settings.show(experiment);
    stage.keep("seed", String.valueOf(seed));
    stage.announcer().say("Back at epoch 0 with seed " + seed + ".");
    listener.onBegin(experiment);
  }

  @Override
  public void setPace(double stepsPerSecond) {
    boolean goesOn = playing;
    if (goesOn) {
      pause();
    }
    pacer.want(stepsPerSecond);
    if (goesOn) {
      play();
    }
  }

  // -- what the run says

  /** It is open, and its trial may begin. */
  void onOpen(RemoteRun run) {
    transport.enable(false);
    strip.expect(run.stepsPerEpoch() * experiment.stop().epochs());
  }

  /** It stands at its beginning and may be used; it trains so many numbers. */
  void onReady(RemoteRun run, int parameters) {
    transport.enable(true);
    listener.onReady(parameters);
    if (!replayed) {
      WeightLink.open(stage, parameters, run::load, this::onError);
      run.step((int) Math.clamp(stage.state().number("steps", 0), 0, MOST_REPLAYED));
    }
    replayed = true;
    run.requestSnapshot();
  }

  /** It is now so. */
  void onSnapshot(RemoteRun run, Snapshot snapshot) {
    latest = snapshot;
    if (snapshot.isFinished()) {
      pacer.end();
    }
    playing = snapshot.isPlaying() || pacer.isRunning();
    strip.show(snapshot, playing);
    readings.show(snapshot, playing);
    listener.onSnapshot(snapshot);
    Dom.nextFrame(() -> {
      if (place.isReady() && run == place.get()) {
        run.requestSnapshot();
      }
    });
  }

  /** Something failed. */
  void onError(String sentence) {
    parts.show("error", true);
    parts.say("error", sentence);
    listener.onFailed();
  }
}
