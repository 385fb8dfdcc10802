package descent.web.frame;

import descent.web.worker.RemoteRun;
import org.jspecify.annotations.Nullable;

/**
 * Measures for a moment how fast a run trains, first with one worker and then with as many as are
 * wanted, and goes on with whichever is faster.
 */
final class Trial {
  /** Hears what came out. */
  interface Listener {
    /**
     * The run is at its beginning again.
     *
     * @param workers how many train it from now on
     * @param stepsPerSecond how fast they are; 0 when the run is too short to tell
     */
    void settled(int workers, double stepsPerSecond);
  }

  private static final int MILLIS = 500;

  /** More workers than one are used when they are faster by this. */
  private static final double GAIN = 1.1;

  private final Listener listener;
  private @Nullable RemoteRun run;
  private long seed;
  private int wanted;

  /** How fast one worker was; 0 as long as that is not known, or does not matter. */
  private double alone;

  private boolean chosen;
  private boolean waiting;
  private boolean helperLost;

  Trial(Listener listener) {
    this.listener = listener;
  }

  /** Tries a run at its beginning with one worker, and with so many. */
  void begin(RemoteRun run, long seed, int workers) {
    set(run, seed, workers);
    measure();
  }

  /** Tries a run at its beginning with as many workers as the learner has chosen. */
  void beginWith(RemoteRun run, long seed, int workers) {
    set(run, seed, workers);
    call();
  }

  private void set(RemoteRun run, long seed, int workers) {
    this.run = run;
    this.seed = seed;
    wanted = run.isShareable() ? workers : 1;
    alone = 0;
    chosen = false;
  }

  /** The run is closed. */
  void end() {
    run = null;
  }

  private void measure() {
    waiting = false;
    if (run != null) {
      run.measure(MILLIS);
    }
  }

  /** Calls the workers that are wanted, to be measured when they are together. */
  private void call() {
    chosen = true;
    helperLost = false;
    waiting = true;
    if (run != null) {
      run.setWorkers(wanted);
    }
  }

  /** A helper cannot come; the others will do. */
  void onHelperLost() {
    helperLost = true;
  }

  /** So many workers are together now. */
  void onTeam(int team) {
    if (waiting && (team >= wanted || helperLost)) {
      measure();
    }
  }

  /** So many workers have been measured. */
  void onMeasured(int team, double stepsPerSecond) {
    if (run == null) {
      return;
    }
    // A short run may have come to its end in the trial.
    run.reset(seed);
    if (!chosen && team < wanted) {
      alone = stepsPerSecond;
      call();
    } else if (team > 1 && stepsPerSecond < GAIN * alone) {
      run.setWorkers(1);
      settle(1, alone);
    } else {
      settle(team, stepsPerSecond);
    }
  }

  private void settle(int team, double stepsPerSecond) {
    run = null;
    listener.settled(team, stepsPerSecond);
  }
}
