package descent.web.view;

import descent.engine.plot.Figure;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLCanvasElement;

/**
 * A figure on a canvas of the page. It draws at most once a frame, follows the canvas's size and
 * the theme, and keeps a sentence about itself for those who do not see it.
 */
public final class Plot {
  @JSFunctor
  private interface Task extends JSObject {
    void run();
  }

  private final HTMLCanvasElement canvas;
  private final Figure figure;
  private final CanvasSurface surface;
  private final Dom.Ended watching;
  private boolean coming;

  /** Shows a figure on a canvas. */
  public Plot(HTMLCanvasElement canvas, Figure figure) {
    this.canvas = canvas;
    this.figure = figure;
    surface = new CanvasSurface(canvas);
    canvas.setAttribute("role", "img");
    watching = watch(canvas, this::redraw);
    describe();
    redraw();
  }

  /** Draws in the next frame. */
  public void redraw() {
    if (!coming) {
      coming = true;
      Dom.nextFrame(this::draw);
    }
  }

  /** Draws soon, in a frame in which no other figure is drawn in turn. */
  public void redrawInTurn() {
    if (!coming) {
      coming = true;
      Turns.add(this::draw);
    }
  }

  private void draw() {
    coming = false;
    if (canvas.getClientWidth() > 0 && isConnected(canvas)) {
      surface.begin(Theme.palette(), pixelRatio());
      figure.draw(surface);
    }
  }

  /** Says anew what the figure shows. */
  public void describe() {
    canvas.setAttribute("aria-label", figure.describe());
  }

  /** Listens no more. */
  public void close() {
    watching.end();
  }

  /** The figure as a table, for whoever asks. */
  public String[][] table() {
    return figure.table();
  }

  /** Calls when the canvas's size or the theme is another; answers what ends that. */
  @JSBody(
      params = {"canvas", "task"},
      script =
          "var ended = new AbortController();"
              + "var size = new ResizeObserver(function() { task(); });"
              + "size.observe(canvas);"
              + "ended.signal.addEventListener('abort', function() { size.disconnect(); });"
              + "matchMedia('(prefers-color-scheme: dark)')"
              + ".addEventListener('change', function() { task(); }, { signal: ended.signal });"
              + "addEventListener('descent-theme', function() { task(); }, { signal: ended.signal });"
              + "return ended;")
  private static native Dom.Ended watch(HTMLCanvasElement canvas, Task task);

  @JSBody(params = "canvas", script = "return canvas.isConnected;")
  private static native boolean isConnected(HTMLCanvasElement canvas);

  @JSBody(script = "return Math.min(devicePixelRatio || 1, 3);")
  private static native double pixelRatio();
}
