package descent.server.bench;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Times an act by repeating it: the median of some windows after a warm-up. */
final class Stopwatch {
  private final Budget budget;
  private final BooleanSupplier stop;

  /**
   * A stopwatch.
   *
   * @param stop asked after each act, whether to give up
   */
  Stopwatch(Budget budget, BooleanSupplier stop) {
    this.budget = budget;
    this.stop = stop;
  }

  /** One that takes its time: a training compiles much code before it is steady. */
  Stopwatch times(double factor) {
    return new Stopwatch(budget.times(factor), stop);
  }

  /**
   * The seconds that one act takes.
   *
   * @throws CancellationException when it was stopped
   */
  double seconds(Runnable act) {
    double[] windows = windows(act);
    return windows[windows.length / 2];
  }

  /** The seconds that one act takes in the fastest window: for limits, which noise only hides. */
  double leastSeconds(Runnable act) {
    return windows(act)[0];
  }

  private double[] windows(Runnable act) {
    window(act, budget.warmUpSeconds());
    double[] seconds = new double[budget.windows()];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = window(act, budget.windowSeconds());
    }
    Arrays.sort(seconds);
    return seconds;
  }

  private double window(Runnable act, double length) {
    long began = System.nanoTime();
    long nanos;
    int acts = 0;
    do {
      act.run();
      checkNotStopped();
      acts++;
      nanos = System.nanoTime() - began;
    } while (nanos < length * 1e9);
    return nanos * 1e-9 / acts;
  }

  /** Does something without timing it, so many times. */
  void repeat(int times, Runnable act) {
    for (int i = 0; i < times; i++) {
      act.run();
      checkNotStopped();
    }
  }

  private void checkNotStopped() {
    if (stop.getAsBoolean()) {
      throw new CancellationException("The measurement was stopped");
    }
  }
}
