package descent.web.station.power;

import descent.engine.plot.Ticks;
import descent.web.frame.Stage;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All results of a task, written to wherever the words want them. */
final class Scores {
  /** Who reached a result. */
  enum By {
    LINE,
    LINE_ADAM,
    FEATURES,
    FEATURES_ADAM,
    NETWORK
  }

  private static final By[] THREE = {By.LINE, By.FEATURES, By.NETWORK};

  /** A share or an R² above this is called enough. */
  private static final double ENOUGH = 0.9;

  private final Stage stage;
  private final PowerTask task;
  private final @Nullable Score[] scores = new Score[By.values().length];
  private final Map<String, String> shown = new HashMap<>();

  Scores(Stage stage, PowerTask task) {
    this.stage = stage;
    this.task = task;
  }

  /** A result is known. */
  void put(By by, Score score) {
    scores[by.ordinal()] = score;
    show(item(by), score.number());
    switch (task) {
      case CIRCLES -> show("S0.08", three(false));
      case SINE -> {
        show("S0.16", three(true));
        show("S0.17", table());
        show("S0.19", verdicts());
      }
      case SPIRALS -> show("S0.24", three(false));
    }
  }

  /** The network's loss is known. */
  void putLoss(double loss) {
    switch (task) {
      case CIRCLES -> show("S0.09", Ticks.significant(loss, 3));
      case SINE -> show("S0.18", Ticks.significant(loss, 3));
      case SPIRALS -> {}
    }
  }

  private String item(By by) {
    return switch (task) {
      case CIRCLES -> "S0.0" + (3 + by.ordinal());
      case SINE -> "S0.1" + (1 + by.ordinal());
      case SPIRALS ->
          switch (by) {
            case LINE, LINE_ADAM -> "S0.21";
            case FEATURES, FEATURES_ADAM -> "S0.22";
            case NETWORK -> "S0.23";
          };
    };
  }

  private void show(String item, String text) {
    if (!text.isEmpty() && !text.equals(shown.put(item, text))) {
      stage.showItem(item, text);
    }
  }

  /** The three columns' results in a row, once all are known. */
  private String three(boolean withError) {
    StringBuilder text = new StringBuilder();
    for (By by : THREE) {
      Score score = scores[by.ordinal()];
      if (score == null) {
        return "";
      }
      text.append(text.isEmpty() ? "" : " \u00b7 ");
      text.append(withError ? score.full() : score.number());
    }
    return text.toString();
  }

  /** The mean squared errors in a row. */
  private String table() {
    StringBuilder text = new StringBuilder();
    for (By by : THREE) {
      Score score = scores[by.ordinal()];
      if (score == null) {
        return "";
      }
      stage.parts().say("mse-" + by.ordinal(), Ticks.fixed(score.error(), 4));
      text.append(text.isEmpty() ? "" : " \u00b7 ").append(Ticks.fixed(score.error(), 4));
    }
    return text.toString();
  }

  /** Whether each works. */
  private String verdicts() {
    StringBuilder text = new StringBuilder();
    for (By by : THREE) {
      Score score = scores[by.ordinal()];
      if (score == null) {
        return "";
      }
      String works = score.value() > ENOUGH ? "yes" : "no";
      stage.parts().say("works-" + by.ordinal(), works);
      text.append(text.isEmpty() ? "" : ", ").append(works);
    }
    return text.toString();
  }
}
