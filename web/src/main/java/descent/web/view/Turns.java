package descent.web.view;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What may wait for a frame of its own: several figures that follow one run are drawn in turn, one
 * a frame, so that a frame of the page stays short however many there are.
 */
public final class Turns {
  private static final Deque<Runnable> WAITING = new ArrayDeque<>();

  private Turns() {}

  /** Runs a task, of 2 ms or so, in the first frame that is free. */
  public static void add(Runnable task) {
    WAITING.addLast(task);
    if (WAITING.size() == 1) {
      Dom.nextFrame(Turns::run);
    }
  }

  private static void run() {
    Runnable task = WAITING.getFirst();
    try {
      task.run();
    } finally {
      WAITING.removeFirst();
      if (!WAITING.isEmpty()) {
        Dom.nextFrame(Turns::run);
      }
    }
  }
}
