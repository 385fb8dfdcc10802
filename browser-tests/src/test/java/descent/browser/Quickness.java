package descent.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.util.List;

/**
 * How much the page's own thread does while a network trains: tasks over 50 ms, and the time that
 * its script takes of a frame, drawing and messages of workers together.
 */
final class Quickness {
  /** The 95th percentile of a frame's script stays below this. */
  private static final double MOST_MILLIS = 4;

  private static final int ATTEMPTS = 3;

  private static final String WATCH =
      """
      () => {
        const watched = window.watched = { long: [], frames: [] };
        let script = 0;
        const timed = work => function (...given) {
          const start = performance.now();
          try { return work.apply(this, given); } finally { script += performance.now() - start; }
        };
        const receiver = Object.getOwnPropertyDescriptor(Worker.prototype, 'onmessage');
        Object.defineProperty(Worker.prototype, 'onmessage', {
          ...receiver, set(work) { receiver.set.call(this, work && timed(work)); },
        });
        const next = window.requestAnimationFrame.bind(window);
        window.requestAnimationFrame = task => next(timed(task));
        const tick = () => { watched.frames.push(script); script = 0; next(tick); };
        next(tick);
        new PerformanceObserver(list => watched.long.push(...list.getEntries().map(e => e.duration)))
          .observe({ type: 'longtask' });
      }
      """;

  private static final String FIGURES =
      """
      () => {
        const frames = watched.frames.sort((a, b) => a - b);
        return [Math.max(0, ...watched.long), frames[Math.floor(frames.length * 0.95)], frames.length]
          .map(String);
      }
      """;

  private Quickness() {}

  /** Counts from now on; of workers only those that start after this. */
  static void watch(Page page) {
    page.evaluate(WATCH);
  }

  /**
   * Trains and looks at the page meanwhile. A machine that builds something else beside this can
   * stretch any task, so that only what is slow each of three times is held against the page.
   *
   * @param again goes back to the beginning of the training
   */
  static void assertStaysQuick(Page page, Runnable training, Runnable again) {
    List<?> figures = trained(page, training);
    for (int i = 1; i < ATTEMPTS && !isQuick(figures); i++) {
      again.run();
      figures = trained(page, training);
    }
    assertTrue(
        isQuick(figures),
        "longest task over 50 ms, 95th percentile of script in a frame (ms), frames: " + figures);
  }

  private static List<?> trained(Page page, Runnable training) {
    page.evaluate("() => { watched.long.length = watched.frames.length = 0; }");
    training.run();
    return (List<?>) page.evaluate(FIGURES);
  }

  private static boolean isQuick(List<?> figures) {
    return number(figures, 0) == 0 && number(figures, 1) < MOST_MILLIS;
  }

  private static double number(List<?> figures, int place) {
    return Double.parseDouble((String) figures.get(place));
  }
}
