package descent.web.station.digits;

import descent.engine.experiment.Experiment;
import descent.engine.io.ExperimentJson;
import descent.engine.plot.Ticks;
import descent.web.frame.LiveRun;
import descent.web.view.Announcer;
import descent.web.view.Dom;
import descent.web.view.Downloads;
import descent.web.view.PlotPanel;
import descent.web.worker.RemoteRun;
import descent.web.worker.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.core.JSMapLike;
import org.teavm.jso.file.Blob;

/**
 * Trains the station's network in this page: brings the pictures, has a short trial tell how long
 * it will take and how many workers pay, and follows the run that the transport bar drives.
 */
final class PageTraining implements LiveRun.Listener, TrainingPictures.Listener {
  /** A longer run is worth a warning. */
  private static final double LONG_SECONDS = 60;

  private final Bench bench;
  private final TrainSettings settings;
  private final Scoreboard board;
  private final Announcer announcer;
  private final TrainingPictures pictures;
  private final LiveRun run;
  private final EpochLog log;
  private Catalogue.Entry trained;
  private boolean onMnist;
  private boolean preparing;

  /** Whether the run is the one that the settings ask for. */
  private boolean isSet;

  /** What can be pressed now; the page is asked to change it only when it changes. */
  private String offered = "";

  private int workers = 1;

  /** What the scoreboard has from this run; the same run again tells nothing new. */
  private @Nullable Experiment counted;

  /** How long it will take, as long as nothing is done. */
  private String estimate = "";

  private double trainedMillis;
  private double lastPlayed;

  PageTraining(Bench bench, Scoreboard board) {
    this.bench = bench;
    this.board = board;
    announcer = bench.stage().announcer();
    settings = new TrainSettings(bench.stage(), this::chosen);
    trained = settings.model();
    run = new LiveRun(bench.stage(), "training", settings.forBar(true), this);
    log = new EpochLog(bench.stage());
    pictures = new TrainingPictures(bench.tests(), this);
    Dom.onClick("local-prepare", this::prepare);
    Dom.onClick("local-cancel", this::cancel);
    Dom.onClick("local-halve", this::halveRate);
    Dom.onClick("local-open", this::useNetwork);
    Dom.onClick("local-download", this::download);
    Dom.byId("local-workers").setAttribute("max", String.valueOf(RemoteRun.mostWorkers()));
    Dom.input("local-workers").setValue(String.valueOf(Math.min(4, RemoteRun.mostWorkers())));
    Dom.on(Dom.byId("local-workers"), "change", this::setWorkers);
    pictures.begin();
  }

  void close() {
    pictures.close();
    log.panels().forEach(PlotPanel::close);
  }

  /** What is to be trained. */
  TrainSettings settings() {
    return settings;
  }

  /** The figures of the run. */
  List<PlotPanel> panels() {
    return log.panels();
  }

  // -- before it runs

  /** The settings, or the pictures, are others than before. */
  @Override
  public void chosen() {
    run.use(settings.forBar(pictures.isMnist()));
    compare();
    offer(run.latest());
  }

  private void compare() {
    isSet =
        run.isOpen()
            && ExperimentJson.same(run.experiment(), settings.experiment(pictures.isMnist()));
  }

  /** Lets those things be pressed that make sense while the run is so. */
  private void offer(@Nullable Snapshot now) {
    boolean resting = !preparing && (now == null || !now.isPlaying());
    boolean cancels = preparing || (now != null && !now.isFinished());
    boolean learned = now != null && now.getSteps() > 0 && !now.isDiverged();
    String offers = resting + " " + isSet + " " + cancels + " " + learned;
    if (!offers.equals(offered)) {
      offered = offers;
      settings.enable(resting);
      Dom.enable("local-data", resting);
      Dom.enable("local-workers", !preparing);
      Dom.enable("local-prepare", resting && !isSet);
      Dom.show("local-cancel", cancels);
      Dom.show("local-open", learned);
      Dom.show("local-download", learned);
    }
  }

  private void prepare() {
    run.end();
    preparing = true;
    Dom.show("local-error", false);
    Dom.show("local-note", false);
    Dom.show("local-halve", false);
    offer(null);
    pictures.bring();
  }

  private void halveRate() {
    settings.halveRate();
    prepare();
  }

  @Override
  public void brought(@Nullable JSMapLike<Blob> files) {
    progress(0, "A short trial tells how long it takes \u2026");
    onMnist = files != null;
    trained = settings.model();
    run.setWorkers(wantedWorkers());
    run.open(settings.forBar(onMnist), files, trained.label() + (onMnist ? "" : ", drawn"));
  }

  private void cancel() {
    pictures.cancel();
    atRest("Cancelled.");
  }

  private void atRest(String line) {
    run.shut();
    log.begin(trained);
    Dom.show("local-epochs", false);
    preparing = false;
    progress(0, line);
    chosen();
  }

  @Override
  public void failed(String sentence) {
    if (preparing) {
      atRest("");
    }
    complain(sentence);
  }

  private static void complain(String sentence) {
    Dom.show("local-error", !sentence.isEmpty());
    Dom.say("local-error", sentence);
  }

  @Override
  public void onFailed() {
    atRest("");
  }

  // -- workers

  private static int wantedWorkers() {
    try {
      int wanted = Integer.parseInt(Dom.input("local-workers").getValue().strip());
      return Math.clamp(wanted, 1, RemoteRun.mostWorkers());
    } catch (NumberFormatException empty) {
      return 1;
    }
  }

  /** More or fewer workers from the next step on. */
  private void setWorkers() {
    Dom.input("local-workers").setValue(String.valueOf(wantedWorkers()));
    run.setWorkers(wantedWorkers());
  }

  @Override
  public void onTeam(int team) {
    workers = team;
    Dom.input("local-workers").setValue(String.valueOf(team));
  }

  @Override
  public void onHelperLost(String sentence) {
    Dom.show("local-note", true);
    Dom.say("local-note", sentence);
  }

  private String workerWords() {
    return workers == 1 ? "one worker" : workers + " workers";
  }

  // -- the run

  @Override
  public void onBegin(Experiment experiment) {
    settings.show();
    log.begin(trained);
    compare();
    trainedMillis = 0;
    lastPlayed = 0;
  }

  @Override
  public void onTried(int team, double stepsPerSecond) {
    preparing = false;
    onTeam(team);
    double seconds = run.stepsPerEpoch() * epochs() / stepsPerSecond;
    estimate =
        (epochs() == 1 ? "Once" : Ticks.write(epochs(), 0) + " times")
            + " through "
            + Ticks.write(run.samples(), 0)
            + " pictures will take "
            + (stepsPerSecond == 0
                ? "less than a second."
                : "about "
                    + TrainingWords.time(seconds)
                    + ", at "
                    + Ticks.write(stepsPerSecond * rows(), 0)
                    + " images/s with "
                    + workerWords()
                    + ".")
            + (stepsPerSecond > 0 && seconds > LONG_SECONDS ? " Fewer epochs take less." : "");
    progress(0, estimate);
    announcer.say(estimate);
  }

  /** Pictures a step. */
  private int rows() {
    int batch = run.experiment().batchSize();
    return batch == 0 ? run.samples() : batch;
  }

  private int epochs() {
    return run.experiment().stop().epochs();
  }

  @Override
  public void onSnapshot(Snapshot snapshot) {
    double now = Dom.now();
    trainedMillis += lastPlayed > 0 ? now - lastPlayed : 0;
    lastPlayed = snapshot.isPlaying() ? now : 0;
    log.show(snapshot, run.curve(), run.stepsPerEpoch());
    offer(snapshot);
    boolean tested = snapshot.getCount() > 0;
    if (tested) {
      Dom.show("local-epochs", true);
    }
    run.transport().read("test-right", "Test right", tested ? percent(snapshot) : "\u2013");
    progress(snapshot.getSteps() / ((double) run.stepsPerEpoch() * epochs()), line(snapshot));
    complain(snapshot.isDiverged() ? excess(snapshot) : "");
    Dom.show("local-halve", snapshot.isDiverged());
    if (!snapshot.isPlaying()) {
      bench.stage().showItem("S0.32", run.curve().describe());
    }
    if (snapshot.isFinished() && !snapshot.isDiverged()) {
      count(snapshot);
    }
  }

  private String place(Snapshot snapshot) {
    double steps = (double) run.stepsPerEpoch() * epochs();
    double pace = snapshot.getStepsPerSecond();
    return TrainingWords.place(snapshot.getEpoch() + 1, epochs(), snapshot.getLoss())
        + (pace == 0
            ? ""
            : ", " + TrainingWords.pace(pace * rows(), (steps - snapshot.getSteps()) / pace))
        + ", "
        + workerWords()
        + (snapshot.getCount() == 0 ? "" : "; " + accuracy(snapshot));
  }

  private static double right(Snapshot snapshot) {
    return (double) snapshot.getCorrect() / snapshot.getCount();
  }

  private static String percent(Snapshot snapshot) {
    return Ticks.fixed(100 * right(snapshot), 1) + " %";
  }

  private static String accuracy(Snapshot snapshot) {
    return TrainingWords.accuracy(right(snapshot));
  }

  private String line(Snapshot snapshot) {
    if (snapshot.getSteps() == 0 || snapshot.isDiverged()) {
      return snapshot.isDiverged() ? "" : estimate;
    }
    return snapshot.isFinished()
        ? "Done: " + accuracy(snapshot) + ", in " + TrainingWords.time(trainedMillis / 1000) + "."
        : place(snapshot);
  }

  private String excess(Snapshot snapshot) {
    return "The loss became infinite at step "
        + Ticks.write(snapshot.getSteps(), 0)
        + " (rate "
        + Ticks.significantTrimmed(run.experiment().optimizer().lr(), 3)
        + ").";
  }

  private void count(Snapshot snapshot) {
    if (counted == null || !ExperimentJson.same(counted, run.experiment())) {
      counted = run.experiment();
      board.addRun(trained, right(snapshot), onMnist);
    }
  }

  // -- what comes of it

  private void useNetwork() {
    Catalogue.Entry entry = trained;
    run.requestWeights(file -> {
      bench.prefer(entry);
      bench.useWeights(file, "what was trained in this page");
      bench.show("read");
    });
  }

  private void download() {
    String name = trained.recipe().name() + ".safetensors";
    run.requestWeights(file -> Downloads.bytes(name, file.toBytes()));
  }

  @Override
  public void progress(double share, String line) {
    Dom.byId("local-bar").getStyle().setProperty("width", 100 * share + "%");
    Dom.byId("local-progress").setAttribute("aria-valuenow", Ticks.fixed(100 * share, 0));
    Dom.say("local-line", line);
  }
}
