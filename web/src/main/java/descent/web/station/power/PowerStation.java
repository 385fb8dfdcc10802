package descent.web.station.power;

import descent.engine.data.Dataset;
import descent.engine.data.Generated;
import descent.engine.data.HeldOut;
import descent.engine.data.Split;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.Weights;
import descent.engine.io.Safetensors;
import descent.engine.io.WeightFile;
import descent.engine.plot.Ticks;
import descent.web.frame.LiveRun;
import descent.web.frame.Share;
import descent.web.frame.Stage;
import descent.web.frame.Station;
import descent.web.station.power.Scores.By;
import descent.web.view.Dom;
import descent.web.view.Parts;
import descent.web.view.Shortcuts;
import descent.web.worker.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * Circles, sine and spirals, each answered three times: by a line, by a line on features made by
 * hand, and by a network that makes its own.
 */
public final class PowerStation implements Station, LiveRun.Listener {
  private static final long NOTEBOOK_SEED = 42;

  /** While it trains, the inside of the network is looked at so often at most. */
  private static final double PEEK_MILLIS = 250;

  /** Keys of the address: a third of the points is held out; the axes are twice as wide. */
  private static final String HELD = "held";

  private static final String OUTSIDE = "outside";

  /** The control by which the learner came here, which then keeps the focus; empty for none. */
  private static String cameBy = "";

  private final Stage stage;
  private final Parts parts;
  private final PowerTask task;
  private final long pointsSeed;
  private final Generated source;
  private final Dataset points;
  private final Dataset heldOut;
  private final double[] truths;
  private final double reach;
  private final Scores scores;
  private final Slices slices = Slices.asked();
  private final List<WholeRun> twins = new ArrayList<>();
  private final Crosshair crosshair;
  private final Column line;
  private final Column network;
  private final FeatureColumn features;
  private final View networkView;
  private final Peek peek;
  private final TwinLosses twinLosses;
  private @Nullable LiveRun run;
  private Share.@Nullable Source sharing;
  private @Nullable Net exactLine;
  private @Nullable Net adamLine;
  private long twinSeed = -1;
  private double peekedAt;
  private int peekedSteps = -1;

  /** Builds the station in the page's HTML. */
  public PowerStation(Stage stage) {
    this.stage = stage;
    parts = stage.parts();
    task = PowerTask.named(stage.state().get("task", ""));
    pointsSeed = (long) Math.clamp(stage.state().number("points", NOTEBOOK_SEED), 0, 0xffffffffL);
    boolean holdsOut = !stage.state().get(HELD, "").isEmpty();
    source =
        holdsOut ? new HeldOut(task.points(pointsSeed), NOTEBOOK_SEED) : task.points(pointsSeed);
    Split split = source.generate();
    points = split.train();
    heldOut = holdsOut ? split.test() : points.select(new int[0]);
    truths = points.targets().toArray();
    reach = task.reach(points) * (stage.state().get(OUTSIDE, "").isEmpty() ? 1 : 2);
    showTask();
    scores = new Scores(stage, task);
    crosshair = new Crosshair(stage, reach);
    Explainer explainer = new Explainer(stage, crosshair, points);
    line = column("line", view(), explainer);
    features =
        new FeatureColumn(
            stage,
            task,
            points,
            column("features", view(), explainer),
            peek("insight", "feature", explainer),
            scores);
    networkView = view();
    network = column("network", networkView, explainer);
    line.setNote(task.inputs() == 1 ? "1 input" : task.inputs() + " inputs");
    network.setNote(task.layers());
    peek = peek("inside", "neuron", explainer);
    parts.onChange("layers", () -> peek.showOnly(Integer.parseInt(parts.chosen("layers"))));
    twinLosses = new TwinLosses(stage, task);
  }

  private Column column(String mount, View view, Explainer explainer) {
    return new Column(stage, mount, view, heldOut, crosshair, explainer);
  }

  private Peek peek(String mount, String unit, Explainer explainer) {
    return new Peek(stage, mount, unit, task.inputs(), reach, crosshair, explainer);
  }

  private View view() {
    return task.isClassification()
        ? MapView.of(points, heldOut, reach, crosshair, slices)
        : FitView.of(points, heldOut, reach, crosshair);
  }

  /** Of the words and controls, only those of this task. */
  private void showTask() {
    for (HTMLElement part : Dom.all(parts.root(), "[data-task]")) {
      part.setHidden(!(" " + part.getAttribute("data-task") + " ").contains(" " + task.id() + " "));
    }
    for (HTMLElement link : Dom.all(parts.part("tasks"), "a")) {
      boolean current = task.id().equals(link.getAttribute("data-to"));
      if (current) {
        link.setAttribute("aria-current", "true");
      }
      Dom.on(link, "click", () -> cameBy = "[data-part=tasks] [aria-current]");
    }
    offer(HELD);
    offer(OUTSIDE);
    if (!cameBy.isEmpty()) {
      String control = cameBy;
      Dom.nextFrame(() -> Dom.byQuery(control).focus());
    }
    cameBy = "";
    parts.say("points-seed", String.valueOf(pointsSeed));
    parts.onClick("new-points", () -> openPoints(pointsSeed + 1));
    parts.onClick("notebook-points", () -> openPoints(NOTEBOOK_SEED));
    parts.enable("notebook-points", pointsSeed != NOTEBOOK_SEED);
    String count = Ticks.write(points.size() + heldOut.size(), 0) + " points";
    switch (task) {
      case CIRCLES -> {
        stage.showItem("S0.01", MapView.SIZE + " \u00d7 " + MapView.SIZE);
        stage.showItem("S0.02", count);
      }
      case SINE -> stage.showItem("S0.10", count);
      case SPIRALS -> stage.showItem("S0.20", count);
    }
  }

  /** A box that opens the station with a key of the address, or without. */
  private void offer(String key) {
    parts.input(key).setChecked(!stage.state().get(key, "").isEmpty());
    parts.onChange(
        key,
        () -> {
          cameBy = "[data-part=" + key + "]";
          openWith(key, parts.input(key).isChecked() ? "1" : "");
        });
  }

  private void openPoints(long seed) {
    openWith("points", seed == NOTEBOOK_SEED ? "" : String.valueOf(seed));
  }

  /** Begins anew with something else; what the address says besides stays. */
  private void openWith(String key, String value) {
    stage.state().set(key, value);
    Dom.go(stage.state().hash());
  }

  @Override
  public void open() {
    Experiment experiment = task.network(source);
    run =
        new LiveRun(
            stage,
            "transport",
            experiment,
            task.isClassification() ? MapView.SIZE : 0,
            new double[] {-reach, reach, -reach, reach},
            this);
    LiveRun trained = run;
    TenSeeds seeds = new TenSeeds(stage, task, points, trained::experiment);
    sharing =
        run.source(
            List.of(
                line.panel(),
                features.column().panel(),
                network.panel(),
                peek.panel(),
                seeds.panel()));
    stage.share(sharing);
    slices.add(
        new ExactFit(
            "Line",
            points,
            Basis.polynomial(task.inputs(), 1),
            1,
            task.isClassification(),
            this::fittedLine));
    features.fit();
    if (task.hasTwins()) {
      parts.onChange(
          "solver",
          () -> {
            showLine();
            features.show();
          });
    }
    if (task == PowerTask.SPIRALS) {
      new WhatIf(stage, points, slices).begin();
    }
    crosshair.leave();
    Questions.ask(stage, task, line, features);
    parts.onClick("explain-line", line::explain);
    parts.onClick("explain-features", features.column()::explain);
    parts.onClick("explain-network", network::explain);
    Dom.Ended keys = Shortcuts.listen(this::press);
    stage.whenLeft(keys::end);
  }

  @Override
  public void close() {
    slices.clear();
    twins.forEach(WholeRun::close);
  }

  /** 1, 2 and 3 go to a column. */
  private boolean press(String key) {
    switch (key) {
      case "1" -> Dom.byId("line").focus();
      case "2" -> Dom.byId("features").focus();
      case "3" -> Dom.byId("network").focus();
      default -> {
        return false;
      }
    }
    return true;
  }

  // -- the line

  private void fittedLine(Net fitted) {
    exactLine = fitted;
    scores.put(By.LINE, fitted.score(points));
    showLine();
  }

  private void showLine() {
    Net shown = parts.chosen("solver").equals("adam") ? adamLine : exactLine;
    if (shown != null) {
      line.show(shown, shown.score(points));
    }
  }

  /** Trains the twins from the network's seed. */
  private void startTwins(long seed) {
    twinSeed = seed;
    twins.forEach(WholeRun::close);
    twins.clear();
    twinLosses.clear();
    twins.add(
        WholeRun.start(
            task.twin(false, source).withSeed(seed),
            (weights, losses) -> {
              adamLine = found("Line, found by Adam", 1, weights);
              scores.put(By.LINE_ADAM, adamLine.score(points));
              twinLosses.put(0, losses);
              showLine();
            }));
    twins.add(
        WholeRun.start(
            task.twin(true, source).withSeed(seed),
            (weights, losses) -> {
              Net net = found("Line on features, found by Adam", task.degree(), weights);
              scores.put(By.FEATURES_ADAM, net.score(points));
              twinLosses.put(1, losses);
              features.setTwin(net);
            }));
  }

  /** A trained model on the powers of a place up to a degree. */
  private Net found(String name, int degree, Weights weights) {
    return Net.of(name, Basis.polynomial(task.inputs(), degree), weights, task.isClassification());
  }

  // -- the network

  @Override
  public void onReady(int parameters) {
    stage.showItem("S1.06", Ticks.write(parameters, 0));
  }

  @Override
  public void onSnapshot(Snapshot snapshot) {
    if (run == null || sharing == null) {
      return;
    }
    if (task.hasTwins() && run.experiment().seed() != twinSeed) {
      startTwins(run.experiment().seed());
    }
    Score score =
        task.isClassification()
            ? Score.accuracy(snapshot.getCorrect(), snapshot.getCount())
            : Score.ofError(snapshot.getLoss(), truths);
    network.setScore(score);
    scores.put(By.NETWORK, score);
    scores.putLoss(snapshot.getLoss());
    if (task.isClassification()) {
      parts.say("right", Ticks.write(snapshot.getCorrect(), 0));
      ((MapView) networkView).setField(snapshot.getField().copyToJavaArray());
      network.panel().redrawInTurn();
    }
    if (!snapshot.isPlaying()) {
      network.panel().describe();
    }
    boolean due = !snapshot.isPlaying() || Dom.now() - peekedAt > PEEK_MILLIS;
    if (due && snapshot.getSteps() != peekedSteps) {
      peekedAt = Dom.now();
      peekedSteps = snapshot.getSteps();
      sharing.weights(this::look);
    }
  }

  /** Looks into the network. */
  private void look(Safetensors weights) {
    Net net = found("Network", 1, WeightFile.weights(weights));
    network.setNet(net);
    if (!task.isClassification()) {
      networkView.show(net, network.panel()::redrawInTurn);
    }
    peek.show(net);
  }
}
