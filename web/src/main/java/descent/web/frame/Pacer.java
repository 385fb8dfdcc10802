package descent.web.frame;

import descent.web.view.Dom;
import java.util.function.IntConsumer;

/** Keeps a run to a wanted pace: asks frame by frame for the steps that are due. */
final class Pacer {
  private final IntConsumer step;

  /** Steps a second; 0 for as many as can be. */
  private double pace;

  private double since;
  private double done;
  private boolean running;

  /**
   * No pace yet.
   *
   * @param step is asked for so many steps
   */
  Pacer(IntConsumer step) {
    this.step = step;
  }

  /** Wants so many steps a second from the next beginning on; 0 for as many as can be. */
  void want(double stepsPerSecond) {
    pace = stepsPerSecond;
  }

  /** Whether a pace is wanted at all. */
  boolean isWanted() {
    return pace > 0;
  }

  boolean isRunning() {
    return running;
  }

  void begin() {
    since = Dom.now();
    done = 0;
    if (!running) {
      running = true;
      keep();
    }
  }

  void end() {
    running = false;
  }

  private void keep() {
    if (!running) {
      return;
    }
    int due = (int) ((Dom.now() - since) / 1000 * pace - done);
    if (due > 0) {
      done += due;
      step.accept(due);
    }
    Dom.nextFrame(this::keep);
  }
}
