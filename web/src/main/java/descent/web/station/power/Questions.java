package descent.web.station.power;

import descent.engine.plot.Ticks;
import descent.web.frame.Check;
import descent.web.frame.Prediction;
import descent.web.frame.Stage;
import descent.web.view.Parts;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** What the station asks before and after. */
final class Questions {
  private static final int MOST_INPUTS = 4;
  private static final int MOST_DEGREE = 8;
  private static final double TARGET = 0.85;
  private static final int MOST_FEATURES = 27;

  private Questions() {}

  static void ask(Stage stage, PowerTask task, Column line, FeatureColumn features) {
    if (task != PowerTask.SPIRALS) {
      line.hide(task.id());
    }
    Prediction.ask(stage, task.id(), guess -> {});
    askFeatureCount(stage);
    if (task == PowerTask.SPIRALS) {
      Check.ask(stage, "reach", new Reached(features));
    }
  }

  private static void askFeatureCount(Stage stage) {
    Parts parts = stage.parts();
    int inputs = 2 + (int) (Math.random() * (MOST_INPUTS - 1));
    int degree = 2 + (int) (Math.random() * (MOST_DEGREE - 1));
    parts.say("check-inputs", String.valueOf(inputs));
    parts.say("check-degree", String.valueOf(degree));
    DoubleSupplier truth = () -> choose(inputs + degree, degree) - 1;
    Check.ask(
        stage,
        "features",
        Check.count(
            truth,
            () ->
                "("
                    + inputs
                    + " + "
                    + degree
                    + ") over "
                    + degree
                    + ", less the constant 1: "
                    + Ticks.write(truth.getAsDouble(), 0)
                    + "."));
  }

  /** The binomial coefficient. */
  private static double choose(int of, int some) {
    double ways = 1;
    for (int i = 1; i <= some; i++) {
      ways = ways * (of - some + i) / i;
    }
    return Math.rint(ways);
  }

  /** Asks for a state of the bench: so many right with at most so many features. */
  private record Reached(FeatureColumn features) implements Check.Truth {
    @Override
    public boolean accepts(String answer) {
      @Nullable Score score = features.column().score();
      try {
        double said = Double.parseDouble(answer.replace(",", "").trim());
        return score != null
            && score.value() >= TARGET - 1e-9
            && features.count() <= MOST_FEATURES
            && Math.abs(said - features.c()) < 1e-9 * Math.max(1, said);
      } catch (NumberFormatException notNumber) {
        return false;
      }
    }

    @Override
    public String answer() {
      return "C = 300 or more at degree 6";
    }

    @Override
    public String reason() {
      @Nullable Score score = features.column().score();
      return score == null
          ? ""
          : "Your column now shows " + score.text() + " with " + features.count() + " features.";
    }
  }
}
