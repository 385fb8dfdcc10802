package descent.web.worker;

/** A short trial of how fast a run goes, after a warm-up in which the browser compiles. */
final class Rehearsal {
  private static final int WARM_UP_STEPS = 3;
  private static final double WARM_UP_MILLIS = 300;

  private final double millis;
  private final double began;
  private double warmAt;
  private double last;
  private int steps;
  private int warmSteps;

  /** A trial from now on that measures for so long. */
  Rehearsal(double now, double millis) {
    this.millis = millis;
    began = now;
  }

  /** A step is done; answers whether that is enough. */
  boolean isOverAfterStep(double now) {
    steps++;
    last = now;
    if (warmAt == 0) {
      if (steps >= WARM_UP_STEPS && now - began >= WARM_UP_MILLIS) {
        warmAt = now;
        warmSteps = steps;
      }
      return false;
    }
    return now - warmAt >= millis;
  }

  /** Steps in a second; 0 when the run ended before it was warm. */
  double stepsPerSecond() {
    return steps == warmSteps || warmAt == 0 ? 0 : 1000 * (steps - warmSteps) / (last - warmAt);
  }
}
