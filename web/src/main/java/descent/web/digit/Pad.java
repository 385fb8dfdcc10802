package descent.web.digit;

import descent.engine.data.Stroke;
import descent.web.view.Dom;
import descent.web.view.Plot;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.html.HTMLCanvasElement;

/** A sheet for one digit: by mouse, touch or pen, or with the arrow keys and Space. */
public final class Pad {
  /** Hears that the ink is another. */
  public interface Listener {
    /** The ink is another. */
    void onInk();

    /** The keyboard's pen was lowered or lifted. */
    void onPen(boolean down);
  }

  @JSFunctor
  private interface PointerHandler extends JSObject {
    void at(double x, double y);
  }

  @JSFunctor
  private interface LiftHandler extends JSObject {
    void lifted();
  }

  /** How far an arrow key moves the pen: one of MNIST's pixels; with Shift a quarter of it. */
  private static final double STEP = 1.0 / 28;

  private final Drawing drawing = new Drawing();
  private final PadFigure figure = new PadFigure(drawing);
  private final Plot plot;
  private final Listener listener;
  private boolean penDown;
  private double penX = 0.5;
  private double penY = 0.5;

  /** Makes a canvas into a pad. */
  public Pad(HTMLCanvasElement canvas, Listener listener) {
    this.listener = listener;
    plot = new Plot(canvas, figure);
    canvas.setAttribute("role", "application");
    onPointer(canvas, this::pointerDown, this::pointerMove, this::changed);
    Dom.onKey(canvas, this::key);
    Dom.on(
        canvas,
        "blur",
        () -> {
          lift();
          figure.hideCursor();
          plot.redraw();
        });
  }

  /** What is drawn. */
  public Drawing drawing() {
    return drawing;
  }

  /** Takes the last stroke back. */
  public void undo() {
    lift();
    drawing.undo();
    changed();
  }

  /** An empty sheet. */
  public void clear() {
    lift();
    drawing.clear();
    changed();
  }

  /** Puts these strokes in place of what is drawn. */
  public void show(Iterable<Stroke> strokes) {
    lift();
    drawing.clear();
    for (Stroke stroke : strokes) {
      drawing.begin(stroke.points().get(0).x(), stroke.points().get(0).y());
      stroke.points().forEach(point -> drawing.moveTo(point.x(), point.y()));
    }
    changed();
  }

  /** Shows a finished picture, 28 x 28 bytes, until the next ink. */
  public void show(byte[] picture) {
    lift();
    drawing.clear();
    figure.setPicture(picture);
    plot.redraw();
    plot.describe();
  }

  /** Listens no more. */
  public void close() {
    plot.close();
  }

  private void pointerDown(double x, double y) {
    lift();
    figure.hideCursor();
    drawing.begin(x, y);
    changed();
  }

  private void pointerMove(double x, double y) {
    drawing.moveTo(x, y);
    changed();
  }

  private void key(KeyboardEvent event) {
    double step = event.isShiftKey() ? STEP / 4 : STEP;
    switch (event.getKey()) {
      case "ArrowLeft" -> movePen(-step, 0);
      case "ArrowRight" -> movePen(step, 0);
      case "ArrowUp" -> movePen(0, -step);
      case "ArrowDown" -> movePen(0, step);
      case " " -> togglePen();
      case "Backspace" -> undo();
      case "Delete" -> clear();
      default -> {
        return;
      }
    }
    event.preventDefault();
    figure.showCursor(penX, penY, penDown);
    plot.redraw();
  }

  private void movePen(double dx, double dy) {
    penX = Math.clamp(penX + dx, 0.0, 1.0);
    penY = Math.clamp(penY + dy, 0.0, 1.0);
    if (penDown) {
      drawing.moveTo(penX, penY);
      changed();
    }
  }

  private void togglePen() {
    if (penDown) {
      lift();
    } else {
      penDown = true;
      drawing.begin(penX, penY);
      listener.onPen(true);
      changed();
    }
  }

  private void lift() {
    if (penDown) {
      penDown = false;
      listener.onPen(false);
    }
  }

  private void changed() {
    figure.setPicture(null);
    plot.redraw();
    plot.describe();
    listener.onInk();
  }

  /** Pointers draw in the unit square; a captured one goes on outside the canvas. */
  @JSBody(
      params = {"canvas", "down", "move", "up"},
      script =
          "var active = null;"
              + "function at(event, handler) {"
              + "  var box = canvas.getBoundingClientRect();"
              + "  handler(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)),"
              + "          Math.min(1, Math.max(0, (event.clientY - box.top) / box.height)));"
              + "}"
              + "canvas.addEventListener('pointerdown', function(event) {"
              + "  if (active !== null || event.button > 0) return;"
              + "  active = event.pointerId; canvas.setPointerCapture(active); at(event, down);"
              + "  event.preventDefault(); canvas.focus({ preventScroll: true });"
              + "});"
              + "canvas.addEventListener('pointermove', function(event) {"
              + "  if (event.pointerId !== active) return;"
              + "  var all = event.getCoalescedEvents ? event.getCoalescedEvents() : [];"
              + "  if (!all.length) all = [event];"
              + "  for (var i = 0; i < all.length; i++) at(all[i], move);"
              + "});"
              + "function end(event) {"
              + "  if (event.pointerId === active) { active = null; up(); }"
              + "}"
              + "canvas.addEventListener('pointerup', end);"
              + "canvas.addEventListener('pointercancel', end);")
  private static native void onPointer(
      HTMLCanvasElement canvas, PointerHandler down, PointerHandler move, LiftHandler up);
}
