package descent.web.frame;

import descent.engine.experiment.Experiment;
import descent.engine.plot.Ticks;
import descent.web.view.Parts;
import descent.web.worker.Snapshot;

/** Says how a run stands: to the eye in the bar, and to those who listen. */
final class Readings {
  private final Stage stage;
  private final Parts parts;
  private final Transport transport;

  Readings(Stage stage, Parts parts, Transport transport) {
    this.stage = stage;
    this.parts = parts;
    this.transport = transport;
  }

  /** The run as it is now. */
  void show(Snapshot snapshot, boolean playing) {
    transport.setPlaying(playing);
    parts.say("epoch", Ticks.write(snapshot.getEpoch(), 0));
    boolean unmeasured = snapshot.getSteps() == 0 && Double.isNaN(snapshot.getLoss());
    parts.say("train-loss", unmeasured ? "\u2013" : Ticks.significant(snapshot.getLoss(), 2));
    parts.say(
        "speed", snapshot.isPlaying() ? Ticks.write(snapshot.getStepsPerSecond(), 0) : "\u2013");
    transport.setEnded(ending(snapshot));
    if (playing) {
      stage.announcer().murmur(sentence(snapshot));
    } else if (snapshot.getSteps() > 0) {
      stage.announcer().say(sentence(snapshot));
    }
    if (snapshot.getSteps() > 0) {
      Steps.finish(stage, "run");
    }
  }

  private static String ending(Snapshot snapshot) {
    if (!snapshot.isFinished()) {
      return "";
    }
    String epochs = Ticks.write(snapshot.getEpoch(), 0);
    return snapshot.isDiverged()
        ? "Loss left the scale at epoch " + epochs
        : "Done: " + epochs + (snapshot.getEpoch() == 1 ? " epoch" : " epochs");
  }

  /** Where values are to be met nothing is right or wrong, and no sample counts as correct. */
  private static String sentence(Snapshot snapshot) {
    String right = " of " + snapshot.getCount() + " right.";
    return "Epoch "
        + snapshot.getEpoch()
        + ": loss "
        + Ticks.significant(snapshot.getLoss(), 2)
        + (snapshot.getCorrect() > 0 ? ", " + snapshot.getCorrect() + right : ".");
  }

  /** A run that is over, by what sets it apart from the next; empty when nothing does. */
  static String name(Experiment over, Experiment next) {
    if (over.optimizer().lr() != next.optimizer().lr()) {
      return "rate " + Ticks.significantTrimmed(over.optimizer().lr(), 3);
    }
    if (over.batchSize() != next.batchSize()) {
      return "batch " + over.batchSize();
    }
    return over.seed() == next.seed() ? "" : "seed " + over.seed();
  }
}
