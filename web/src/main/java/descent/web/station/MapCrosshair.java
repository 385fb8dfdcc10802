package descent.web.station;

import descent.engine.plot.DecisionMap;
import descent.engine.plot.Ticks;
import descent.web.view.Dom;
import descent.web.view.Plot;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.events.MouseEvent;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * The learner's crosshair on a decision map, by pointer or arrow keys, with a pin that reads it.
 */
final class MapCrosshair {
  /** One cell of the map, and ten with Shift. */
  private static final double CELL = 0.0115;

  private final DecisionMap map;
  private final Plot plot;
  private final HTMLElement canvas = Dom.byId("map");
  private final HTMLElement pin = Dom.byId("map-pin");
  private boolean shown;
  private double x;
  private double y;

  MapCrosshair(DecisionMap map, Plot plot) {
    this.map = map;
    this.plot = plot;
    canvas.addEventListener("pointermove", event -> point((MouseEvent) event));
    canvas.addEventListener("pointerdown", event -> point((MouseEvent) event));
    canvas.addEventListener("pointerleave", event -> hide());
    canvas.addEventListener("blur", event -> hide());
    canvas.addEventListener("keydown", event -> key((KeyboardEvent) event));
  }

  private void point(MouseEvent event) {
    double[] place =
        map.placeAt(
            event.getOffsetX(),
            event.getOffsetY(),
            canvas.getClientWidth(),
            canvas.getClientHeight());
    moveTo(place[0], place[1]);
  }

  private void key(KeyboardEvent event) {
    double step = event.isShiftKey() ? 10 * CELL : CELL;
    switch (event.getKey()) {
      case "ArrowLeft" -> moveTo(x - step, y);
      case "ArrowRight" -> moveTo(x + step, y);
      case "ArrowUp" -> moveTo(x, y + step);
      case "ArrowDown" -> moveTo(x, y - step);
      case "Escape" -> hide();
      default -> {
        return;
      }
    }
    event.preventDefault();
  }

  private void moveTo(double toX, double toY) {
    x = Math.clamp(toX, -1.14, 1.14);
    y = Math.clamp(toY, -1.14, 1.14);
    shown = true;
    map.setCrosshair(x, y);
    plot.redraw();
    refresh();
  }

  private void hide() {
    shown = false;
    pin.setHidden(true);
    map.setCrosshair(Double.NaN, Double.NaN);
    plot.redraw();
  }

  /** Reads the map anew. */
  void refresh() {
    double probability = map.probability(x, y);
    pin.setHidden(!shown || Double.isNaN(probability));
    if (!shown || Double.isNaN(probability)) {
      return;
    }
    double[] at = map.pointAt(x, y, canvas.getClientWidth(), canvas.getClientHeight());
    Dom.say("map-pin", "p(1) = " + Ticks.fixed(probability, 2));
    boolean right = at[0] > canvas.getClientWidth() * 0.7;
    boolean low = at[1] > canvas.getClientHeight() * 0.8;
    pin.getStyle().setProperty("left", (right ? at[0] - 96 : at[0] + 12) + "px");
    pin.getStyle().setProperty("top", (low ? at[1] - 36 : at[1] + 12) + "px");
  }
}
