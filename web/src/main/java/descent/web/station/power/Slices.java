package descent.web.station.power;

import descent.web.view.Dom;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Work on the page's own thread, a slice each frame, so that the page never stands still. Pieces
 * are done one after the other.
 */
final class Slices {
  private static final double SLICE_MILLIS = 6;

  /** A piece of work. */
  interface Work {
    /** Does a little of it, a few milliseconds at most; answers whether there is more. */
    boolean step();
  }

  private final Deque<Work> waiting = new ArrayDeque<>();
  private boolean coming;

  /** Does this after what waits already. */
  void add(Work work) {
    waiting.addLast(work);
    if (!coming) {
      coming = true;
      Dom.nextFrame(this::slice);
    }
  }

  /** Forgets what waits. */
  void clear() {
    waiting.clear();
  }

  private void slice() {
    double end = Dom.now() + SLICE_MILLIS;
    while (!waiting.isEmpty() && Dom.now() < end) {
      Work work = waiting.getFirst();
      if (!work.step()) {
        waiting.removeIf(other -> other == work);
      }
    }
    coming = !waiting.isEmpty();
    if (coming) {
      Dom.nextFrame(this::slice);
    }
  }
}
