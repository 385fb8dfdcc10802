package descent.engine.experiment;

import descent.engine.optim.Schedule;

/**
 * How the optimiser's rate changes during a run.
 *
 * @param unit what the schedule's time counts
 */
public record LearningRate(Schedule schedule, Unit unit) {
  /** What passes between one rate and the next. */
  public enum Unit {
    /** A step of the optimiser. */
    STEP,
    /** A walk through the training set. */
    EPOCH
  }

  /** The optimiser's own rate, always. */
  public static final LearningRate CONSTANT = new LearningRate(Schedule.CONSTANT, Unit.STEP);

  /**
   * Checks that a schedule that waits for the loss counts epochs.
   *
   * @throws IllegalArgumentException when it counts steps
   */
  public LearningRate {
    if (schedule instanceof Schedule.ReduceOnPlateau && unit == Unit.STEP) {
      throw new IllegalArgumentException(
          "ReduceLROnPlateau looks at the loss of whole epochs; count it in epochs, not in steps");
    }
  }

  /** A schedule whose time counts steps. */
  public static LearningRate perStep(Schedule schedule) {
    return new LearningRate(schedule, Unit.STEP);
  }

  /** A schedule whose time counts epochs. */
  public static LearningRate perEpoch(Schedule schedule) {
    return new LearningRate(schedule, Unit.EPOCH);
  }

  /** The rate of the next step. */
  double now(double base, long steps, int epochs, History history) {
    int time = unit == Unit.STEP ? (int) Math.min(steps, Integer.MAX_VALUE) : epochs;
    return schedule.rate(base, time, history.epochs().values());
  }
}
