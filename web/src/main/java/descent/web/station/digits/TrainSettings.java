package descent.web.station.digits;

import descent.engine.data.DrawnDigits;
import descent.engine.data.HandFeatures;
import descent.engine.data.Mnist;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.StopRule;
import descent.web.frame.Stage;
import descent.web.frame.State;
import descent.web.view.Dom;
import descent.web.view.Parts;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLSelectElement;

/** What is to be trained: the network, and what its notebook left to choose. */
final class TrainSettings {
  private static final int MOST_EPOCHS = 200;
  private static final int MOST_BATCH = 60_000;
  private static final double LEAST_RATE = 1e-6;
  private static final double MOST_RATE = 1e6;
  private static final double MOST_SEED = 0xffff_ffffL;

  private final Stage stage;
  private final Parts parts;
  private final HTMLSelectElement choice;

  /** Settings as the address has them. */
  TrainSettings(Stage stage) {
    this.stage = stage;
    parts = stage.parts();
    choice = (HTMLSelectElement) parts.part("train-model");
    for (Catalogue.Entry entry : Catalogue.ALL) {
      choice.appendChild(entry.option());
    }
    choice.setValue(Catalogue.named(stage.state().get("train", "")).recipe().name());
    show(fromAddress(stage.state(), own()));
    parts.onChange(
        "train-model",
        () -> {
          show(own());
          keep();
        });
    for (String field : new String[] {"seed", "epochs", "batch", "rate"}) {
      parts.onChange("train-" + field, this::keep);
    }
  }

  /** The chosen network. */
  Catalogue.Entry model() {
    return Catalogue.named(choice.getValue());
  }

  private Experiment own() {
    return model().recipe().experiment();
  }

  /** A network's own experiment with what the address changes. */
  static Experiment fromAddress(State state, Experiment own) {
    return own.withSeed((long) said(state, "seed", 0, MOST_SEED, own.seed()))
        .withStop(StopRule.epochs((int) said(state, "epochs", 1, MOST_EPOCHS, own.stop().epochs())))
        .withBatchSize((int) said(state, "batch", 0, MOST_BATCH, own.batchSize()))
        .withOptimizer(
            own.optimizer()
                .withLr(said(state, "rate", LEAST_RATE, MOST_RATE, own.optimizer().lr())));
  }

  private static double said(State state, String key, double least, double most, double otherwise) {
    return Math.clamp(state.number(key, otherwise), least, most);
  }

  /** The experiment on MNIST, or on digits drawn by a rule. */
  Experiment experiment(boolean mnist) {
    Experiment own = own();
    long seed = (long) number("train-seed", 0, MOST_SEED, own.seed());
    Experiment wanted =
        own.withSeed(seed)
            .withStop(
                StopRule.epochs((int) number("train-epochs", 1, MOST_EPOCHS, own.stop().epochs())))
            .withBatchSize((int) number("train-batch", 0, MOST_BATCH, own.batchSize()))
            .withOptimizer(
                own.optimizer()
                    .withLr(number("train-rate", LEAST_RATE, MOST_RATE, own.optimizer().lr())));
    if (mnist) {
      return wanted;
    }
    DrawnDigits drawn = new DrawnDigits(own.seed());
    return wanted.withData(own.data() instanceof Mnist ? drawn : new HandFeatures(drawn));
  }

  private double number(String field, double least, double most, double otherwise) {
    String text = parts.input(field).getValue().replace(',', '.').trim();
    try {
      return Math.clamp(Double.parseDouble(text), least, most);
    } catch (NumberFormatException notNumber) {
      return otherwise;
    }
  }

  private void show(Experiment experiment) {
    parts.input("train-seed").setValue(String.valueOf(experiment.seed()));
    parts.input("train-epochs").setValue(String.valueOf(experiment.stop().epochs()));
    parts.input("train-batch").setValue(String.valueOf(experiment.batchSize()));
    parts.input("train-rate").setValue(plain(experiment.optimizer().lr()));
  }

  /** What is as the notebook has it is not said in the address. */
  private void keep() {
    Experiment own = own();
    Experiment now = experiment(true);
    show(now);
    boolean first = model().isFirst();
    stage.keep("train", first ? "" : model().recipe().name());
    keep("seed", now.seed(), own.seed());
    keep("epochs", now.stop().epochs(), own.stop().epochs());
    keep("batch", now.batchSize(), own.batchSize());
    keep("rate", now.optimizer().lr(), own.optimizer().lr());
  }

  private void keep(String key, double value, double own) {
    stage.keep(key, value == own ? "" : plain(value));
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
