package descent.web.station.digits;

import descent.web.view.Dom;
import descent.web.worker.RemoteRun;
import java.util.function.DoubleConsumer;
import java.util.function.IntSupplier;

/**
 * Measures for a moment how fast a run trains, first with one worker and then with as many as are
 * wanted, and goes on with whichever is faster.
 */
final class Trial {
  private static final int MILLIS = 500;

  /** More workers than one are used when they are faster by this. */
  private static final double GAIN = 1.1;

  private final RemoteRun run;
  private final long seed;
  private final IntSupplier wanted;
  private final DoubleConsumer settled;
  private double alone;

  /**
   * A trial of a run that has just been started.
   *
   * @param wanted how many workers the learner wants
   * @param settled is given the steps a second in the end
   */
  Trial(RemoteRun run, long seed, IntSupplier wanted, DoubleConsumer settled) {
    this.run = run;
    this.seed = seed;
    this.wanted = wanted;
    this.settled = settled;
  }

  /** Measures the workers that there are now. */
  void measure() {
    run.measure(MILLIS);
  }

  /** So many workers have been measured. */
  void onMeasured(int team, double stepsPerSecond) {
    if (team == 1 && wanted.getAsInt() > 1 && run.isShareable()) {
      alone = stepsPerSecond;
      // A short run may have come to its end in the trial.
      run.reset(seed);
      run.setWorkers(wanted.getAsInt());
    } else if (team > 1 && stepsPerSecond < GAIN * alone) {
      Dom.input("local-workers").setValue("1");
      run.setWorkers(1);
      settled.accept(alone);
    } else {
      settled.accept(stepsPerSecond);
    }
  }
}
