package descent.web.worker;

import descent.engine.experiment.Checkpoint;
import descent.engine.experiment.Run;
import java.util.ArrayList;
import java.util.List;

/**
 * Moments of a run to go back to, from its beginning on. When they become many or large, every
 * second one is given up and they lie twice as far apart from then on.
 */
final class Timeline {
  private static final int MOST_MOMENTS = 400;
  private static final long MOST_BYTES = 64L << 20;

  private final List<Checkpoint> moments = new ArrayList<>();
  private long every = 1;

  /** Forgets everything and keeps the run's beginning. */
  void begin(Run run) {
    moments.clear();
    every = 1;
    moments.add(run.checkpoint());
  }

  /** A step is done; keeps the moment when its turn has come and it is not kept already. */
  void stepDone(Run run) {
    if (run.steps() % every == 0 && run.steps() > newest()) {
      moments.add(run.checkpoint());
      if (moments.size() > most()) {
        thin();
      }
    }
  }

  private int most() {
    return (int) Math.clamp(MOST_BYTES / bytes(moments.getFirst()), 8, MOST_MOMENTS);
  }

  /** The order of a large training set weighs as much as a small network. */
  private static long bytes(Checkpoint moment) {
    int words = moment.rows().length + moment.torch().length + moment.numpy().length;
    return moment.state().bytes() + 4L * words;
  }

  private void thin() {
    every *= 2;
    moments.removeIf(moment -> moment.steps() % every != 0);
  }

  /** Keeps the run as it is now, so that going back does not lose its end. */
  void keepNow(Run run) {
    if (run.steps() > newest()) {
      moments.add(run.checkpoint());
    }
  }

  /** The kept moment that is closest to a step. */
  Checkpoint closest(long step) {
    Checkpoint best = moments.getFirst();
    for (Checkpoint moment : moments) {
      if (Math.abs(moment.steps() - step) < Math.abs(best.steps() - step)) {
        best = moment;
      }
    }
    return best;
  }

  /** Gives up what came after a step, so that the run may go another way. */
  void forgetAfter(long step) {
    moments.removeIf(moment -> moment.steps() > step);
  }

  /** The last step that is kept. */
  long newest() {
    return moments.getLast().steps();
  }

  /** The steps of all kept moments, in order. */
  int[] steps() {
    int[] steps = new int[moments.size()];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = (int) moments.get(i).steps();
    }
    return steps;
  }
}
