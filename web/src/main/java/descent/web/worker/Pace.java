package descent.web.worker;

/** How fast training goes: a running mean over about the last second of it. */
final class Pace {
  private double stepsPerSecond;

  /** A step took so long. */
  void add(double millis) {
    double weight = stepsPerSecond == 0 ? 1 : Math.min(1, millis / 1000);
    stepsPerSecond += weight * (1000 / Math.max(millis, 0.001) - stepsPerSecond);
  }

  double stepsPerSecond() {
    return stepsPerSecond;
  }

  void forget() {
    stepsPerSecond = 0;
  }
}
