package descent.server.training;

import java.util.function.LongSupplier;

/**
 * How fast a training goes lately: samples of the last seconds over those seconds, so that the slow
 * first steps of a cold JVM are soon forgotten.
 */
final class Pace {
  private static final int WINDOW = 32;
  private static final long SPACING_NANOS = 100_000_000;

  private final LongSupplier clock;
  private final long[] times = new long[WINDOW];
  private final long[] counts = new long[WINDOW];
  private int marks;

  /**
   * A pace that starts now.
   *
   * @param clock nanoseconds from any origin
   */
  Pace(LongSupplier clock) {
    this.clock = clock;
    mark(clock.getAsLong(), 0);
  }

  /**
   * Samples a second.
   *
   * @param samples done since the start
   */
  double samplesPerSecond(long samples) {
    long now = clock.getAsLong();
    int newest = (marks - 1) % WINDOW;
    if (now - times[newest] >= SPACING_NANOS) {
      mark(now, samples);
    }
    int oldest = marks <= WINDOW ? 0 : marks % WINDOW;
    long nanos = now - times[oldest];
    return nanos <= 0 ? 0 : (samples - counts[oldest]) * 1e9 / nanos;
  }

  private void mark(long time, long samples) {
    times[marks % WINDOW] = time;
    counts[marks % WINDOW] = samples;
    marks++;
  }
}
