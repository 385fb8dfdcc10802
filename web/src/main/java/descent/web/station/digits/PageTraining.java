package descent.web.station.digits;

import descent.engine.experiment.Experiment;
import descent.engine.io.ExperimentJson;
import descent.engine.plot.LossCurve;
import descent.engine.plot.Ticks;
import descent.web.mnist.MnistFiles;
import descent.web.mnist.MnistLoader;
import descent.web.view.Announcer;
import descent.web.view.Dom;
import descent.web.view.Files;
import descent.web.view.PlotPanel;
import descent.web.worker.RemoteRun;
import descent.web.worker.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.core.JSMapLike;
import org.teavm.jso.dom.html.HTMLSelectElement;
import org.teavm.jso.file.Blob;
import org.teavm.jso.typedarrays.Int8Array;

/**
 * Trains the station's network in this page: brings the pictures, measures in a short trial how
 * long it will take and how many workers pay, and trains when the learner wants that.
 */
final class PageTraining implements RemoteRun.Listener, MnistLoader.Listener {
  private static final String[] BUTTONS = {
    "local-prepare", "local-begin", "local-cancel", "local-open", "local-download"
  };

  private final Bench bench;
  private final TrainSettings settings;
  private final Scoreboard board;
  private final Announcer announcer;
  private final MnistLoader given = new MnistLoader(this);
  private @Nullable MnistLoader loader;
  private Experiment experiment;
  private boolean served;
  private boolean open = true;
  private @Nullable RemoteRun run;
  private final LossCurve curve = new LossCurve(1);
  private final PlotPanel plot;
  private final EpochLog log;
  private @Nullable Trial trial;
  private int workers = 1;
  private double began;
  private boolean download;

  PageTraining(Bench bench, TrainSettings settings, Scoreboard board) {
    this.bench = bench;
    this.settings = settings;
    this.board = board;
    announcer = bench.stage().announcer();
    experiment = settings.experiment(false);
    plot = new PlotPanel(bench.stage().mount("local-loss"), curve);
    log = new EpochLog(bench.stage());
    Dom.onClick("local-prepare", this::prepare);
    Dom.onClick("local-begin", this::begin);
    Dom.onClick("local-cancel", this::cancel);
    Dom.onClick("local-open", () -> request(false));
    Dom.onClick("local-download", () -> request(true));
    Dom.byId("local-workers").setAttribute("max", String.valueOf(RemoteRun.mostWorkers()));
    Dom.input("local-workers").setValue(String.valueOf(Math.min(4, RemoteRun.mostWorkers())));
    Dom.on(Dom.byId("local-workers"), "change", this::setWorkers);
    Files.onGiven(
        "local-files",
        "local",
        files -> {
          if (run == null) {
            Dom.show("local-error", false);
            given.take(files);
          }
        });
    bench.tests().server().listen(this::offer);
  }

  /** Trains on MNIST where it is at hand. */
  private void offer() {
    TestPictures.Server server = bench.tests().server().get();
    served = server != null && server.hasMnist();
    MnistLoader.ask(here -> {
      if (open) {
        data().setValue(here || served ? "mnist" : "drawn");
        Dom.enable("local-prepare", true);
      }
    });
  }

  void close() {
    open = false;
    given.cancel();
    end();
    plot.close();
    log.panels().forEach(PlotPanel::close);
  }

  /** The figures of the run. */
  List<PlotPanel> panels() {
    return List.of(plot, log.panels().getFirst(), log.panels().getLast());
  }

  /** What is trained, or was last. */
  Experiment experiment() {
    return experiment;
  }

  private void end() {
    trial = null;
    if (loader != null) {
      loader.cancel();
      loader = null;
    }
    if (run != null) {
      run.close();
      run = null;
    }
  }

  private static HTMLSelectElement data() {
    return (HTMLSelectElement) Dom.byId("local-data");
  }

  private static void showOnly(String... shown) {
    for (String button : BUTTONS) {
      Dom.show(button, false);
    }
    for (String button : shown) {
      Dom.show(button, true);
    }
  }

  // -- the pictures

  private void prepare() {
    end();
    Dom.show("local-error", false);
    Dom.show("local-note", false);
    showOnly("local-cancel");
    Dom.enable("local-data", false);
    settings.enable(false);
    boolean mnist = data().getValue().equals("mnist");
    experiment = settings.experiment(mnist);
    if (mnist) {
      loader = new MnistLoader(this);
      loader.load(served);
    } else {
      openRun(null);
    }
  }

  @Override
  public void onProgress(double share, String doing) {
    progress(share, doing);
  }

  @Override
  public void onLoaded(MnistFiles files) {
    if (!open) {
      return;
    }
    bench.tests().use(files);
    if (Dom.byId("local-cancel").isHidden()) {
      data().setValue("mnist");
      progress(0, "MNIST is here: all four files are whole.");
    } else {
      openRun(files.byName());
    }
  }

  @Override
  public void onFailed(String sentence) {
    onError(sentence);
  }

  // -- the trial

  private void openRun(@Nullable JSMapLike<Blob> files) {
    progress(0, "A short trial tells how long it takes \u2026");
    run = RemoteRun.start(experiment, files, this);
    trial = new Trial(run, experiment.seed(), PageTraining::wantedWorkers, this::propose);
  }

  @Override
  public void onReady(int parameters) {
    if (trial != null) {
      trial.measure();
    }
  }

  @Override
  public void onMeasured(int team, double stepsPerSecond) {
    if (trial != null) {
      trial.onMeasured(team, stepsPerSecond);
    }
  }

  @Override
  public void onTeam(int team) {
    workers = team;
    if (trial != null) {
      trial.measure();
    }
  }

  @Override
  public void onHelperLost(String sentence) {
    Dom.show("local-note", true);
    Dom.say("local-note", sentence);
  }

  private void propose(double stepsPerSecond) {
    if (run == null) {
      return;
    }
    trial = null;
    double seconds = run.stepsPerEpoch() * epochs() / stepsPerSecond;
    run.reset(experiment.seed());
    showOnly("local-begin", "local-cancel");
    String estimate =
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
                    + ".");
    progress(0, estimate);
    announcer.say(estimate);
  }

  /** Pictures a step. */
  private int rows() {
    int all = run == null ? 0 : run.samples();
    return experiment.batchSize() == 0 ? all : experiment.batchSize();
  }

  private int epochs() {
    return experiment.stop().epochs();
  }

  private String workerWords() {
    return workers == 1 ? "one worker" : workers + " workers";
  }

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
    if (run != null && trial == null) {
      run.setWorkers(wantedWorkers());
    }
  }

  // -- the training

  private void begin() {
    if (run == null) {
      return;
    }
    showOnly("local-cancel");
    Dom.show("local-curve", true);
    curve.clear();
    plot.redraw();
    log.begin(settings.model());
    began = Dom.now();
    run.play();
    run.requestSnapshot();
  }

  private void cancel() {
    end();
    atRest("Cancelled.");
  }

  private void atRest(String line) {
    showOnly("local-prepare");
    Dom.enable("local-data", true);
    settings.enable(true);
    progress(0, line);
  }

  @Override
  public void onSnapshot(Snapshot snapshot) {
    if (run == null) {
      return;
    }
    curve.add(snapshot.getFirstLoss(), snapshot.getLosses().copyToJavaArray());
    plot.redraw();
    log.add(snapshot, curve, run.stepsPerEpoch());
    if (snapshot.isFinished()) {
      finished(snapshot);
      return;
    }
    double steps = (double) run.stepsPerEpoch() * epochs();
    String line =
        TrainingWords.place(snapshot.getEpoch() + 1, epochs(), snapshot.getLoss())
            + (snapshot.getStepsPerSecond() == 0
                ? ""
                : ", "
                    + TrainingWords.pace(
                        snapshot.getStepsPerSecond() * rows(),
                        (steps - snapshot.getSteps()) / snapshot.getStepsPerSecond()))
            + ", "
            + workerWords()
            + (snapshot.getCount() == 0 ? "" : "; " + accuracy(snapshot));
    progress(snapshot.getSteps() / steps, line);
    announcer.murmur(line);
    RemoteRun current = run;
    Dom.nextFrame(() -> {
      if (run == current) {
        current.requestSnapshot();
      }
    });
  }

  private static String accuracy(Snapshot snapshot) {
    return TrainingWords.accuracy((double) snapshot.getCorrect() / snapshot.getCount());
  }

  private void finished(Snapshot snapshot) {
    plot.describe();
    bench.stage().showItem("S0.32", curve.describe());
    if (snapshot.isDiverged()) {
      onError(
          "The loss became infinite at step "
              + Ticks.write(snapshot.getSteps(), 0)
              + " (rate "
              + Ticks.significantTrimmed(experiment.optimizer().lr(), 3)
              + "). Halve the rate and train again.");
      return;
    }
    String line =
        "Done: "
            + accuracy(snapshot)
            + ", in "
            + TrainingWords.time((Dom.now() - began) / 1000)
            + ".";
    progress(1, line);
    announcer.say(line);
    Dom.enable("local-data", true);
    settings.enable(true);
    board.addRun(
        settings.model(),
        (double) snapshot.getCorrect() / snapshot.getCount(),
        ExperimentJson.same(experiment, settings.experiment(true)));
    showOnly("local-prepare", "local-open", "local-download");
  }

  private void request(boolean asFile) {
    download = asFile;
    if (run != null) {
      run.requestWeights();
    }
  }

  @Override
  public void onWeights(Int8Array file) {
    if (download) {
      Files.save(file, settings.model().recipe().name() + ".safetensors");
    } else {
      bench.prefer(settings.model());
      bench.useFile(file, "what was trained in this page");
      bench.show("read");
    }
  }

  @Override
  public void onError(String sentence) {
    if (!open) {
      return;
    }
    end();
    atRest("");
    Dom.show("local-error", true);
    Dom.say("local-error", sentence);
  }

  private static void progress(double share, String line) {
    Dom.byId("local-bar").getStyle().setProperty("width", 100 * share + "%");
    Dom.byId("local-progress").setAttribute("aria-valuenow", Ticks.fixed(100 * share, 0));
    Dom.say("local-line", line);
  }
}
