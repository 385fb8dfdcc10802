package descent.server.terminal;

import descent.engine.experiment.Run;
import descent.server.training.Epoch;
import descent.server.training.Plan;
import descent.server.training.Progress;
import descent.server.training.Step;
import java.util.Locale;

/**
 * A training for people: a changing line while it goes on, and a lasting one for each epoch, unless
 * epochs follow each other within a second.
 */
public final class TrainingLine implements Progress {
  private static final long LASTING_NANOS = 1_000_000_000;

  private final Terminal terminal;
  private final Line line;
  private long nextLasting;

  /** Shows it on this terminal. */
  public TrainingLine(Terminal terminal) {
    this.terminal = terminal;
    line = terminal.line();
    nextLasting = terminal.clock().getAsLong();
  }

  @Override
  public void started(Plan plan) {
    line.print("Training " + plan + ".");
  }

  @Override
  public void step(Step step) {
    line.show(() -> text(step));
  }

  @Override
  public void epoch(Epoch epoch, Run run) {
    long now = terminal.clock().getAsLong();
    if (now - nextLasting >= 0 || run.finished()) {
      nextLasting = now + LASTING_NANOS;
      line.print(text(epoch));
    }
  }

  @Override
  public void ended() {
    line.clear();
  }

  static String text(Step step) {
    return String.format(
        Locale.ROOT,
        "epoch %d/%d %s loss %s  %s images/s  %s left",
        step.epoch(),
        step.epochs(),
        Words.bar((double) step.step() / step.steps()),
        Words.loss(step.loss()),
        Words.count(step.samplesPerSecond()),
        Words.duration(step.secondsLeft()));
  }

  static String text(Epoch epoch) {
    return String.format(
        Locale.ROOT,
        "epoch %d/%d  loss %s%s  %s  %s images/s",
        epoch.epoch(),
        epoch.epochs(),
        Words.loss(epoch.trainLoss()),
        result(epoch),
        Words.duration(epoch.seconds()),
        Words.count(epoch.samplesPerSecond()));
  }

  private static String result(Epoch epoch) {
    if (epoch.scored()) {
      return "  test accuracy " + Words.percent(epoch.testAccuracy());
    }
    return Double.isFinite(epoch.testLoss()) ? "  test loss " + Words.loss(epoch.testLoss()) : "";
  }
}
