package descent.web.station.power;

import descent.engine.data.Dataset;
import descent.engine.plot.Ticks;
import descent.web.frame.Stage;
import descent.web.station.power.Scores.By;
import descent.web.view.Parts;
import org.jspecify.annotations.Nullable;

/** The middle column: the same line in features that the learner chooses. */
final class FeatureColumn {
  private static final String POWERS = "degree";

  private static final double[] BRAKES = {
    0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000, 3000, 10_000
  };

  private final Stage stage;
  private final Parts parts;
  private final PowerTask task;
  private final Dataset points;
  private final Column column;
  private final Peek peek;
  private final Scores scores;
  private final Slices slices = Slices.asked();
  private final Slider degree;
  private final Slider c;
  private final Chips chips;
  private Basis basis;
  private @Nullable Net exact;
  private @Nullable Net twin;

  FeatureColumn(
      Stage stage, PowerTask task, Dataset points, Column column, Peek peek, Scores scores) {
    this.stage = stage;
    this.task = task;
    this.points = points;
    this.column = column;
    this.peek = peek;
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
    parts.choose("basis", stage.state().get("basis", POWERS));
    parts.onChange("basis", this::changeBasis);
    chips = new Chips(parts.part("chips"), this::toggle, this::mark);
    basis = chosen();
    chips.lay(basis);
    basis = basis.masked(stage.state().get("use", ""));
    stage.whenLeft(slices::clear);
  }

  Column column() {
    return column;
  }

  /** The brake now. */
  double c() {
    return c.value();
  }

  /** How many features there are now. */
  int count() {
    return basis.size();
  }

  private Basis chosen() {
    return switch (parts.chosen("basis")) {
      case "polar" -> Basis.polar();
      case "right" -> Basis.right(task);
      default -> Basis.polynomial(task.inputs(), (int) Math.rint(degree.value()));
    };
  }

  private void turn(String key, double value, double otherwise) {
    stage.keep(key, value == otherwise ? "" : Ticks.write(value, 4).replace(",", ""));
    if (!key.equals("c")) {
      lay();
    }
    refit();
  }

  private void changeBasis() {
    String kind = parts.chosen("basis");
    stage.keep("basis", kind.equals(POWERS) ? "" : kind);
    lay();
    refit();
  }

  /** Lays out other features, all of them used. */
  private void lay() {
    basis = chosen();
    chips.lay(basis);
    stage.keep("use", "");
  }

  private void toggle(int feature) {
    basis = basis.toggled(feature);
    stage.keep("use", basis.mask());
    mark(feature);
    refit();
  }

  private void mark(int feature) {
    int used = basis.used(feature);
    peek.mark(used < 0 ? -1 : 0, used);
  }

  /** Adam's line is of the notebook's features only. */
  private void refit() {
    if (task.hasTwins()) {
      parts.choose("solver", "exact");
    }
    fit();
  }

  /** Fits anew; what was under way is forgotten. */
  void fit() {
    slices.clear();
    slices.add(
        new ExactFit(
            "Line on features", points, basis, c(), task.isClassification(), this::fitted));
    boolean powers = parts.chosen("basis").equals(POWERS);
    parts.enable("degree", powers);
    parts.enable("degree-field", powers);
    column.setNote(Wording.features(basis.size()));
    parts.say("feature-count", Ticks.write(basis.size(), 0));
  }

  private void fitted(Net fitted) {
    exact = fitted;
    scores.put(By.FEATURES, fitted.score(points));
    show();
  }

  /** The twin of the notebook's degree was found. */
  void setTwin(Net found) {
    twin = found;
    show();
  }

  /** Shows the line that the learner's solver finds. */
  void show() {
    boolean adam = task.hasTwins() && parts.chosen("solver").equals("adam");
    Net shown = adam ? twin : exact;
    if (shown == null) {
      return;
    }
    column.show(shown, shown.score(points));
    column.setNote(Wording.features(shown.basis().size()) + (adam ? ", Adam" : ""));
    peek.show(shown);
    if (!adam) {
      chips.show(basis, shown.layer(0).weights()[0]);
    }
  }
}
