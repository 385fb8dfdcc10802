package descent.web.view;

import descent.engine.plot.Pointed;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.events.MouseEvent;
import org.teavm.jso.dom.html.HTMLElement;

/** Lets the learner read a figure by pointer, finger or arrow keys; a pin says what is there. */
final class Cursor {
  private static final int LEAP = 10;
  private static final double PIN_WIDTH = 96;
  private static final double PIN_HEIGHT = 36;
  private static final double GAP = 12;

  private final Pointed figure;
  private final Plot plot;
  private final HTMLElement canvas;
  private final HTMLElement pin;

  Cursor(Pointed figure, Plot plot, HTMLElement canvas, HTMLElement pin) {
    this.figure = figure;
    this.plot = plot;
    this.canvas = canvas;
    this.pin = pin;
    canvas.addEventListener("pointermove", event -> point((MouseEvent) event));
    canvas.addEventListener("pointerdown", event -> point((MouseEvent) event));
    Dom.on(canvas, "pointerleave", this::leave);
    Dom.on(canvas, "blur", this::leave);
    Dom.onKey(canvas, this::key);
  }

  private void point(MouseEvent event) {
    figure.point(
        event.getOffsetX(), event.getOffsetY(), canvas.getClientWidth(), canvas.getClientHeight());
    moved();
  }

  private void key(KeyboardEvent event) {
    int by = event.isShiftKey() ? LEAP : 1;
    switch (event.getKey()) {
      case "ArrowLeft" -> figure.move(-by, 0);
      case "ArrowRight" -> figure.move(by, 0);
      case "ArrowUp" -> figure.move(0, -by);
      case "ArrowDown" -> figure.move(0, by);
      case "Escape" -> figure.leave();
      default -> {
        return;
      }
    }
    event.preventDefault();
    moved();
  }

  private void moved() {
    plot.redraw();
    refresh();
  }

  private void leave() {
    figure.leave();
    moved();
  }

  /** Reads the figure anew. */
  void refresh() {
    String reading = figure.reading();
    pin.setHidden(reading.isEmpty());
    if (reading.isEmpty()) {
      return;
    }
    Dom.say(pin, reading);
    double width = canvas.getClientWidth();
    double height = canvas.getClientHeight();
    double[] at = figure.readingPoint(width, height);
    double needed = Math.max(PIN_WIDTH, pin.getOffsetWidth());
    double x = at[0] + GAP + needed > width ? at[0] - GAP - needed : at[0] + GAP;
    double y = at[1] + GAP + PIN_HEIGHT > height ? at[1] - PIN_HEIGHT : at[1] + GAP;
    pin.getStyle().setProperty("left", Math.max(0, x) + "px");
    pin.getStyle().setProperty("top", Math.max(0, y) + "px");
  }
}
