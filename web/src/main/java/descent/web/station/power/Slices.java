package descent.web.station.power;

import descent.web.view.Dom;
import descent.web.view.Turns;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Work on the page's own thread, a slice at a time, so that the page never stands still. Pieces are
 * done one after the other.
 */
final class Slices {
  /** A piece of work. */
  interface Work {
    /** Does a little of it, a few milliseconds at most; answers whether there is more. */
    boolean step();
  }

  private final Deque<Work> waiting = new ArrayDeque<>();
  private final double millis;
  private final Consumer<Runnable> frames;
  private boolean coming;

  private Slices(double millis, Consumer<Runnable> frames) {
    this.millis = millis;
    this.frames = frames;
  }

  /** For what somebody asked for and waits for. */
  static Slices asked() {
    return new Slices(6, Dom::nextFrame);
  }

  /** For what comes again and again while a network trains: in turn with the figures. */
  static Slices inTurn() {
    return new Slices(2, Turns::add);
  }

  /** Does this after what waits already. */
  void add(Work work) {
    waiting.addLast(work);
    if (!coming) {
      coming = true;
      frames.accept(this::slice);
    }
  }

  /** Forgets what waits. */
  void clear() {
    waiting.clear();
  }

  private void slice() {
    double end = Dom.now() + millis;
    while (!waiting.isEmpty() && Dom.now() < end) {
      Work work = waiting.getFirst();
      if (!work.step()) {
        waiting.removeIf(other -> other == work);
      }
    }
    coming = !waiting.isEmpty();
    if (coming) {
      frames.accept(this::slice);
    }
  }
}
