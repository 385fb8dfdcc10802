package descent.web.frame;

import descent.engine.experiment.Experiment;
import descent.engine.experiment.StopRule;
import descent.engine.plot.Ticks;
import descent.web.view.Dom;
import descent.web.view.Parts;
import java.util.function.Consumer;

/**
 * The seed and the stop rules of a run, as fields the learner can change. What differs from the
 * station's own rules is said in the address.
 */
public final class RunSettings {
  private final Stage stage;
  private final Parts parts;
  private Experiment own;

  /**
   * Settings of an experiment.
   *
   * @param parts of the transport bar
   * @param begin is given the experiment with the learner's wishes
   */
  RunSettings(Stage stage, Parts parts, Experiment own, Consumer<Experiment> begin) {
    this.stage = stage;
    this.parts = parts;
    this.own = own;
    parts.onClick("apply", () -> apply(begin));
  }

  /** The station's experiment as the address wants it. */
  Experiment fromAddress() {
    return fromAddress(stage.state(), own);
  }

  /** An experiment with the seed and the stop rules that the address says. */
  public static Experiment fromAddress(State state, Experiment own) {
    StopRule stop = own.stop();
    try {
      return own.withSeed((long) state.number("seed", own.seed()))
          .withStop(
              new StopRule(
                  (int) state.number("epochs", stop.epochs()),
                  state.number("loss", stop.lossBelow()),
                  state.number("accuracy", stop.accuracy()),
                  (int) state.number("patience", stop.patience())));
    } catch (IllegalArgumentException impossible) {
      return own;
    }
  }

  /** Shows another experiment of the station from now on. */
  void use(Experiment experiment) {
    own = experiment;
  }

  /** Writes an experiment's settings into the fields. */
  void show(Experiment experiment) {
    StopRule stop = experiment.stop();
    parts.input("seed-field").setValue(String.valueOf(experiment.seed()));
    parts.input("stop-epochs").setValue(String.valueOf(stop.epochs()));
    parts.input("stop-loss").setValue(written(stop.lossBelow()));
    parts.input("stop-accuracy").setValue(written(100 * stop.accuracy()));
    parts.input("stop-patience").setValue(written(stop.patience()));
  }

  private static String written(double value) {
    return value == 0 ? "" : Ticks.write(value, 6);
  }

  private void apply(Consumer<Experiment> begin) {
    try {
      StopRule stop =
          new StopRule(
              (int) field("stop-epochs", "The number of epochs"),
              field("stop-loss", "The loss to stop at"),
              field("stop-accuracy", "The share to stop at") / 100,
              (int) field("stop-patience", "The number of epochs without gain"));
      Experiment wanted = own.withSeed((long) field("seed-field", "The seed")).withStop(stop);
      keep("seed", wanted.seed(), own.seed());
      keep("epochs", stop.epochs(), own.stop().epochs());
      keep("loss", stop.lossBelow(), own.stop().lossBelow());
      keep("accuracy", stop.accuracy(), own.stop().accuracy());
      keep("patience", stop.patience(), own.stop().patience());
      parts.show("settings-error", false);
      begin.accept(wanted);
      Dom.closePopover(parts.part("settings"));
    } catch (IllegalArgumentException refused) {
      parts.show("settings-error", true);
      parts.say("settings-error", String.valueOf(refused.getMessage()));
    }
  }

  private void keep(String key, double value, double otherwise) {
    stage.keep(key, value == otherwise ? "" : plain(value));
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private double field(String name, String what) {
    String text = parts.input(name).getValue().trim();
    try {
      return text.isEmpty() ? 0 : Double.parseDouble(text.replace(",", ""));
    } catch (NumberFormatException notNumber) {
      throw new IllegalArgumentException(what + " must be a number, but is \"" + text + "\"");
    }
  }
}
