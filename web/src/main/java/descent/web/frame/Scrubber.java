package descent.web.frame;

import descent.engine.plot.LossCurve;
import descent.engine.plot.Ticks;
import descent.web.view.Dom;
import descent.web.view.Parts;
import java.util.function.IntConsumer;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.events.MouseEvent;
import org.teavm.jso.dom.html.HTMLInputElement;

/**
 * The loss curve as the way through time: a native range lies over it. Dragging goes back to the
 * closest kept moment, arrow keys from one to the next, and a pin reads the curve under the
 * pointer.
 */
final class Scrubber {
  private static final int PLACES = 1000;
  private static final int LEAP = 10;

  /** Where the curve's axis begins and ends within the strip, in pixels. */
  private static final double LEFT = 36;

  private static final double RIGHT = 12;

  private final Parts parts;
  private final HTMLInputElement range;
  private final IntConsumer seek;
  private final LossCurve curve;
  private int[] moments = {0};

  /** Where it is to go, as long as it has not been there; keys may come faster than answers. */
  private int wanted = -1;

  private boolean coming;

  /**
   * A scrubber over a curve.
   *
   * @param seek is given the step to go to, at most once a frame
   */
  Scrubber(Parts parts, LossCurve curve, IntConsumer seek) {
    this.parts = parts;
    this.curve = curve;
    this.seek = seek;
    range = parts.input("scrub");
    Dom.on(range, "input", () -> go(closest(stepUnderThumb())));
    Dom.onKey(range, this::key);
    range.addEventListener("pointermove", event -> read((MouseEvent) event));
    Dom.on(range, "pointerleave", () -> parts.show("loss-pin", false));
  }

  /** The run is at its beginning again. */
  void clear() {
    moments = new int[] {0};
    wanted = -1;
    range.setValue("0");
    parts.show("branch", false);
  }

  /** The run is after so many steps and can go back to these. */
  void show(int steps, int[] kept, boolean playing) {
    moments = kept;
    if (!coming && (playing || steps == wanted)) {
      wanted = -1;
    }
    curve.setMoments(kept);
    range.setValue(String.valueOf((int) Math.rint(PLACES * curve.placeOf(steps))));
    range.setAttribute(
        "aria-valuetext",
        "step "
            + Ticks.write(steps, 0)
            + (Double.isNaN(curve.lossOf(steps))
                ? ""
                : ", loss " + Ticks.significant(curve.lossOf(steps), 3)));
  }

  /** One kept moment back. */
  void back() {
    go(neighbour(-1));
  }

  private int stepUnderThumb() {
    return curve.stepAt(Double.parseDouble(range.getValue()) / PLACES);
  }

  private int closest(int step) {
    int best = moments[0];
    for (int moment : moments) {
      best = Math.abs(moment - step) < Math.abs(best - step) ? moment : best;
    }
    return best;
  }

  /** The kept moment so many further on than the one where the playhead stands. */
  private int neighbour(int by) {
    int position = wanted < 0 ? curve.position() : wanted;
    int here = 0;
    for (int i = 0; i < moments.length; i++) {
      here = moments[i] <= position ? i : here;
    }
    boolean between = moments[here] < position;
    int to = here + by + (between && by < 0 ? 1 : 0);
    return moments[Math.clamp(to, 0, moments.length - 1)];
  }

  private void key(KeyboardEvent event) {
    int by = event.isShiftKey() ? LEAP : 1;
    switch (event.getKey()) {
      case "ArrowLeft", "ArrowDown" -> go(neighbour(-by));
      case "ArrowRight", "ArrowUp" -> go(neighbour(by));
      case "PageDown" -> go(neighbour(-LEAP));
      case "PageUp" -> go(neighbour(LEAP));
      case "Home" -> go(moments[0]);
      case "End" -> go(moments[moments.length - 1]);
      default -> {
        return;
      }
    }
    event.preventDefault();
  }

  private void go(int step) {
    wanted = step;
    if (!coming) {
      coming = true;
      Dom.nextFrame(() -> {
        coming = false;
        seek.accept(wanted);
      });
    }
  }

  private void read(MouseEvent event) {
    double width = parts.part("loss").getClientWidth() - LEFT - RIGHT;
    int step = curve.stepAt(event.getOffsetX() / width);
    double loss = curve.lossOf(step);
    parts.show("loss-pin", !Double.isNaN(loss));
    if (!Double.isNaN(loss)) {
      parts.say("loss-pin", "step " + Ticks.write(step, 0) + ": " + Ticks.significant(loss, 3));
      double x = LEFT + curve.placeOf(step) * width;
      boolean late = x > width * 0.75;
      parts.part("loss-pin").getStyle().setProperty("left", (late ? x - 130 : x + 10) + "px");
    }
  }
}
