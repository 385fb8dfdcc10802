package descent.web.station.power;

import descent.engine.data.Dataset;
import descent.engine.plot.Ticks;
import descent.web.frame.Stage;
import descent.web.station.power.Scores.By;
import descent.web.view.Parts;
import org.jspecify.annotations.Nullable;

/** The middle column: the same line in features that the learner chooses. */
final class FeatureColumn {
  private static final double[] BRAKES = {
    0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000, 3000, 10_000
  };

  private final Stage stage;
  private final Parts parts;
  private final PowerTask task;
  private final Dataset points;
  private final Column column;
  private final Scores scores;
  private final Slices slices = new Slices();
  private final Slider degree;
  private final Slider c;
  private @Nullable LinearModel exact;
  private @Nullable LinearModel twin;

  FeatureColumn(Stage stage, PowerTask task, Dataset points, Column column, Scores scores) {
    this.stage = stage;
    this.task = task;
    this.points = points;
    this.column = column;
    this.scores = scores;
    parts = stage.parts();
    double[] degrees = new double[task.mostDegree()];
    for (int i = 0; i < degrees.length; i++) {
      degrees[i] = i + 1;
    }
    degree =
        new Slider(
            parts,
            "degree",
            degrees,
            Math.rint(stage.state().number("degree", task.degree())),
            value -> turn("degree", value, task.degree()));
    c =
        new Slider(
            parts,
            "c",
            BRAKES,
            stage.state().number("c", task.c()),
            value -> turn("c", value, task.c()));
    if (task == PowerTask.SPIRALS) {
      parts.choose("basis", stage.state().get("basis", "degree"));
      parts.onChange("basis", this::changeBasis);
    }
    stage.whenLeft(slices::clear);
  }

  Column column() {
    return column;
  }

  /** The degree now. */
  int degree() {
    return (int) Math.rint(degree.value());
  }

  /** The brake now. */
  double c() {
    return c.value();
  }

  /** How many features there are now. */
  int count() {
    return basis().size();
  }

  private String kind() {
    return task == PowerTask.SPIRALS ? parts.chosen("basis") : "degree";
  }

  private Basis basis() {
    return switch (kind()) {
      case "polar" -> Basis.polar();
      case "unwound" -> Basis.unwound();
      default -> Basis.polynomial(task.inputs(), degree());
    };
  }

  private void turn(String key, double value, double otherwise) {
    stage.keep(key, value == otherwise ? "" : Ticks.write(value, 4).replace(",", ""));
    if (task.hasTwins()) {
      parts.choose("solver", "exact");
    }
    fit();
  }

  private void changeBasis() {
    stage.keep("basis", kind().equals("degree") ? "" : kind());
    fit();
  }

  /** Fits anew; what was under way is forgotten. */
  void fit() {
    Basis basis = basis();
    slices.clear();
    slices.add(
        new ExactFit(
            "Line on " + basis.size() + " features",
            points,
            basis,
            c(),
            task.isClassification(),
            this::fitted));
    boolean polynomial = kind().equals("degree");
    parts.enable("degree", polynomial);
    parts.enable("degree-field", polynomial);
    column.setNote(basis.size() == 1 ? "1 feature" : basis.size() + " features");
    parts.say("feature-count", Ticks.write(basis.size(), 0));
  }

  private void fitted(LinearModel fitted) {
    exact = fitted;
    scores.put(By.FEATURES, fitted.score(task, points));
    show();
  }

  /** The twin of the notebook's degree was found. */
  void setTwin(LinearModel found) {
    twin = found;
    show();
  }

  /** Shows the line that the learner's solver finds. */
  void show() {
    boolean adam = task.hasTwins() && parts.chosen("solver").equals("adam");
    LinearModel shown = adam ? twin : exact;
    if (shown == null) {
      return;
    }
    column.show(shown, shown.score(task, points));
    column.setNote(
        shown.weights().length
            + (shown.weights().length == 1 ? " feature" : " features")
            + (adam ? ", Adam" : ""));
    parts.say("strongest", String.join(", ", shown.strongest(4)));
  }
}
