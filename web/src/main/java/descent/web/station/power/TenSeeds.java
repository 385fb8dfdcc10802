package descent.web.station.power;

import descent.engine.data.Dataset;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.Supervised;
import descent.engine.experiment.Weights;
import descent.engine.nn.InitialWeights;
import descent.engine.nn.Linear;
import descent.engine.nn.Module;
import descent.engine.nn.Sequential;
import descent.engine.plot.Axis;
import descent.engine.plot.Chart;
import descent.engine.plot.Ink;
import descent.engine.plot.Series;
import descent.engine.plot.Ticks;
import descent.web.frame.Stage;
import descent.web.view.PlotPanel;
import descent.web.worker.RemoteRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The task's network, trained from ten seeds to the end: how much of a result is luck, and how much
 * of that the numbers it begins with. Each kind of beginning has a line of the table and its ten
 * curves.
 */
final class TenSeeds {
  private static final int COUNT = 10;

  /** More workers than this would only take turns. */
  private static final int MOST_WORKERS = 4;

  /** A curve is drawn through so many of its losses. */
  private static final int PLACES = 150;

  /** A kind of beginning, and what is known of it. */
  private static final class Kind {
    final InitialWeights initial;
    final String label;
    final Ink ink;
    final List<Series> curves = new ArrayList<>();
    final List<Score> scores = new ArrayList<>();
    final List<WholeRun> runs = new ArrayList<>();

    Kind(InitialWeights initial, String label, Ink ink) {
      this.initial = initial;
      this.label = label;
      this.ink = ink;
    }

    String part() {
      return "seeds-" + label;
    }
  }

  private final Stage stage;
  private final Dataset points;
  private final boolean isLogistic;
  private final Supplier<Experiment> network;
  private final Chart chart = new Chart(Axis.linear("epoch"), Axis.log("loss"));
  private final PlotPanel panel;
  private final List<Kind> kinds =
      List.of(
          new Kind(InitialWeights.TORCH, "PyTorch", Ink.INK),
          new Kind(InitialWeights.KAIMING, "He", Ink.kind(2)),
          new Kind(InitialWeights.XAVIER, "Xavier", Ink.kind(6)));

  /**
   * A table and a chart that are still empty.
   *
   * @param network what is trained, with the first of the seeds
   */
  TenSeeds(Stage stage, PowerTask task, Dataset points, Supplier<Experiment> network) {
    this.stage = stage;
    this.points = points;
    this.network = network;
    isLogistic = task.isClassification();
    panel = new PlotPanel(stage.mount("seeds"), chart);
    for (Kind kind : kinds) {
      stage.parts().onClick(kind.part(), () -> begin(kind));
    }
    stage.whenLeft(() -> {
      panel.close();
      kinds.forEach(TenSeeds::stop);
    });
  }

  PlotPanel panel() {
    return panel;
  }

  private static void stop(Kind kind) {
    kind.runs.forEach(WholeRun::close);
    kind.runs.clear();
    kind.curves.clear();
    kind.scores.clear();
  }

  private void begin(Kind kind) {
    stop(kind);
    Experiment experiment = from(kind.initial, network.get());
    show(kind);
    int workers = Math.clamp(RemoteRun.mostWorkers() - 1, 1, MOST_WORKERS);
    for (int i = 0; i < workers; i++) {
      train(kind, experiment, i, workers);
    }
  }

  /** Trains one, and then the next of the same worker's turn. */
  private void train(Kind kind, Experiment experiment, int turn, int workers) {
    long seed = experiment.seed() + turn;
    kind.runs.add(
        WholeRun.start(
            experiment.withSeed(seed),
            (weights, losses) -> {
              kind.scores.add(score(weights));
              kind.curves.add(curve(kind, losses));
              show(kind);
              if (turn + workers < COUNT) {
                train(kind, experiment, turn + workers, workers);
              }
            }));
  }

  private Score score(Weights weights) {
    int inputs = points.inputs().shape().perRow();
    return Net.of("", Basis.polynomial(inputs, 1), weights, isLogistic).score(points);
  }

  /** The label stands at the end of one of ten only. */
  private static Series curve(Kind kind, double[] losses) {
    int step = Math.max(1, losses.length / PLACES);
    int count = (losses.length - 1) / step + 1;
    double[] x = new double[count];
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      x[i] = i * step + 1;
      y[i] = losses[i * step];
    }
    return new Series(kind.curves.isEmpty() ? kind.label : "", x, y, kind.ink, false, null);
  }

  private void show(Kind kind) {
    int done = kind.scores.size();
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (Score score : kind.scores) {
      least = Math.min(least, score.value());
      most = Math.max(most, score.value());
      sum += score.value();
    }
    boolean all = done == COUNT;
    say(kind, "least", all ? number(least) : done + " of " + COUNT);
    say(kind, "mean", all ? number(sum / COUNT) : "\u2013");
    say(kind, "most", all ? number(most) : "\u2013");
    if (all) {
      stage
          .announcer()
          .say("Ten seeds from " + kind.label + ": " + number(least) + " to " + number(most) + ".");
    }
    List<Series> curves = new ArrayList<>();
    for (Kind one : kinds) {
      curves.addAll(one.curves);
    }
    chart.show(curves);
    panel.redraw();
    panel.describe();
  }

  private void say(Kind kind, String column, String text) {
    stage.parts().say(kind.part() + "-" + column, text);
  }

  private String number(double value) {
    return isLogistic ? Ticks.fixed(100 * value, 2) + " %" : Ticks.fixed(value, 4);
  }

  /** The same experiment with the weights of its linear layers drawn in another way. */
  private static Experiment from(InitialWeights initial, Experiment experiment) {
    Supervised task = (Supervised) experiment.task();
    List<Module> modules = new ArrayList<>();
    for (Sequential.Child child : ((Sequential) task.model()).children()) {
      modules.add(
          child.module() instanceof Linear linear
              ? new Linear(linear.inFeatures(), linear.outFeatures(), true, initial)
              : child.module());
    }
    return experiment.withTask(
        new Supervised(Sequential.of(modules.toArray(new Module[0])), task.loss()));
  }
}
