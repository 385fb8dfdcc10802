package descent.web.worker;

import org.teavm.jso.JSBody;

/**
 * Waits for an answer that may never come, in the page or in a worker. It counts the ticks of a
 * timer in place of reading a clock: while the page is frozen or the machine sleeps, all its
 * workers stand still, and nobody is late.
 */
final class Watch {
  private static final int TICK_MILLIS = 1000;

  private final Runnable late;
  private final int timer;
  private int ticksLeft;

  /**
   * A watch that expects nothing yet.
   *
   * @param late hears when an answer did not come in time, once for each that was expected
   */
  Watch(Runnable late) {
    this.late = late;
    timer = every(TICK_MILLIS, this::tick);
  }

  /** An answer is to come within so many seconds; what was expected before no longer is. */
  void expect(double seconds) {
    // The first tick may come at once.
    ticksLeft = (int) Math.ceil(1000 * seconds / TICK_MILLIS) + 1;
  }

  /** The answer is there. */
  void relax() {
    ticksLeft = 0;
  }

  private void tick() {
    if (ticksLeft > 0 && --ticksLeft == 0) {
      late.run();
    }
  }

  /** Ends the timer. */
  void close() {
    stop(timer);
  }

  @JSBody(
      params = {"millis", "task"},
      script = "return setInterval(function() { task(); }, millis);")
  private static native int every(int millis, WorkerScope.Task task);

  @JSBody(params = "timer", script = "clearInterval(timer);")
  private static native void stop(int timer);
}
