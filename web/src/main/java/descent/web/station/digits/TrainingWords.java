package descent.web.station.digits;

import descent.engine.plot.Ticks;

/** How the progress of a training is said, wherever it runs. */
final class TrainingWords {
  private TrainingWords() {}

  /**
   * Where it is, such as "Epoch 2 of 3, loss 0.0712".
   *
   * @param epoch the one that is going on, from 1
   */
  static String place(double epoch, double epochs, double loss) {
    return "Epoch "
        + Ticks.write(epoch, 0)
        + " of "
        + Ticks.write(epochs, 0)
        + ", loss "
        + Ticks.significant(loss, 3);
  }

  /** How fast it is, such as "12,000 images/s, 9 s left". */
  static String pace(double imagesPerSecond, double secondsLeft) {
    return Ticks.write(imagesPerSecond, 0) + " images/s, " + time(secondsLeft) + " left";
  }

  /** A time, rounded up, such as "9 s" or "3 min". */
  static String time(double seconds) {
    return seconds < 90
        ? Ticks.write(Math.ceil(seconds), 0) + " s"
        : Ticks.write(Math.ceil(seconds / 60), 0) + " min";
  }

  /** How good it has become, such as "98.03 % of the test images right". */
  static String accuracy(double share) {
    return Ticks.fixed(100 * share, 2) + " % of the test images right";
  }
}
