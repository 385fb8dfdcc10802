package descent.web.station.digits;

import descent.engine.data.DrawnDigits;
import descent.engine.data.HandFeatures;
import descent.engine.data.Mnist;
import descent.engine.experiment.Experiment;
import descent.web.frame.RunSettings;
import descent.web.frame.Stage;
import descent.web.frame.State;
import descent.web.view.Dom;
import descent.web.view.Parts;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLSelectElement;

/**
 * What is to be trained: the network, and what its notebook left to choose. The address says it;
 * seed and stop rules are changed in the transport bar, too.
 */
final class TrainSettings {
  private static final int MOST_EPOCHS = 10_000;
  private static final int MOST_BATCH = 60_000;
  private static final double LEAST_RATE = 1e-6;
  private static final double MOST_RATE = 1e6;

  private final Stage stage;
  private final Parts parts;
  private final HTMLSelectElement choice;
  private final Runnable changed;

  /**
   * Settings as the address has them.
   *
   * @param changed hears when the learner has changed one
   */
  TrainSettings(Stage stage, Runnable changed) {
    this.stage = stage;
    this.changed = changed;
    parts = stage.parts();
    choice = (HTMLSelectElement) parts.part("train-model");
    for (Catalogue.Entry entry : Catalogue.ALL) {
      choice.appendChild(entry.option());
    }
    choice.setValue(Catalogue.named(stage.state().get("train", "")).recipe().name());
    parts.onChange("train-model", this::choose);
    keepOnChange("epochs", 1, MOST_EPOCHS);
    keepOnChange("batch", 0, MOST_BATCH);
    keepOnChange("rate", LEAST_RATE, MOST_RATE);
    show();
  }

  /** Another network is trained as its own notebook does it. */
  private void choose() {
    boolean first = model().isFirst();
    stage.keep("train", first ? "" : model().recipe().name());
    stage.keep("epochs", "");
    stage.keep("batch", "");
    stage.keep("rate", "");
    show();
    changed.run();
  }

  /** What is as the notebook has it, or is no number, is not said in the address. */
  private void keepOnChange(String key, double least, double most) {
    String field = "train-" + key;
    parts.onChange(
        field,
        () -> {
          stage.keep(key, "");
          String own = fieldOf(key, experiment(true));
          String text = parts.input(field).getValue().replace(',', '.').trim();
          try {
            String wanted = plain(Math.clamp(Double.parseDouble(text), least, most));
            stage.keep(key, wanted.equals(own) ? "" : wanted);
          } catch (NumberFormatException notNumber) {
            // The notebook's own stays.
          }
          show();
          changed.run();
        });
  }

  /** The chosen network. */
  Catalogue.Entry model() {
    return Catalogue.named(choice.getValue());
  }

  /** A network's own experiment with what the address says of it here, but not in the bar. */
  private static Experiment fromAddress(State state, Experiment own) {
    return own.withBatchSize((int) said(state, "batch", 0, MOST_BATCH, own.batchSize()))
        .withOptimizer(
            own.optimizer()
                .withLr(said(state, "rate", LEAST_RATE, MOST_RATE, own.optimizer().lr())));
  }

  private static double said(State state, String key, double least, double most, double otherwise) {
    return Math.clamp(state.number(key, otherwise), least, most);
  }

  /** A network's own experiment with all that the address says. */
  static Experiment wanted(State state, Experiment own) {
    return RunSettings.fromAddress(state, fromAddress(state, own));
  }

  /** The experiment on MNIST, or on digits drawn by a rule, for the transport bar. */
  Experiment forBar(boolean mnist) {
    Experiment own = model().recipe().experiment();
    Experiment wanted = fromAddress(stage.state(), own);
    if (mnist) {
      return wanted;
    }
    DrawnDigits drawn = new DrawnDigits(own.seed());
    return wanted.withData(own.data() instanceof Mnist ? drawn : new HandFeatures(drawn));
  }

  /** The same with the seed and the stop rules that are wanted. */
  Experiment experiment(boolean mnist) {
    return RunSettings.fromAddress(stage.state(), forBar(mnist));
  }

  /** Learns at half the rate from the next time on. */
  void halveRate() {
    stage.keep("rate", plain(experiment(true).optimizer().lr() / 2));
    show();
    changed.run();
  }

  /** Writes what the address says into the fields. */
  void show() {
    Experiment now = experiment(true);
    for (String key : new String[] {"epochs", "batch", "rate"}) {
      parts.input("train-" + key).setValue(fieldOf(key, now));
    }
  }

  private static String fieldOf(String key, Experiment experiment) {
    return plain(
        switch (key) {
          case "epochs" -> experiment.stop().epochs();
          case "batch" -> experiment.batchSize();
          default -> experiment.optimizer().lr();
        });
  }

  /** Without commas, so that it can be read again. */
  private static String plain(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  /** Lets the settings be changed, or not while they are trained. */
  void enable(boolean enabled) {
    for (HTMLElement field : Dom.all(parts.part("train-settings"), "input, select")) {
      Dom.enable(field, enabled);
    }
  }
}
