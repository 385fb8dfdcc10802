package descent.web.view;

import descent.engine.plot.Figure;
import descent.engine.plot.Pointed;
import descent.engine.plot.SvgSurface;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * A figure with its head, its canvas, a pin for what is pointed at, a key, and its numbers as a
 * table, in a place such as {@code <figure data-mount="map" data-title="Network" data-note="ReLU"
 * data-shape="square">}. What the place holds becomes the key below the canvas. The ids are the
 * mount's name, followed by {@code -title}, {@code -value}, {@code -pin}, {@code -table} and so on;
 * the canvas's id is the name itself.
 */
public final class PlotPanel {
  private final String name;
  private final String title;
  private final Parts parts;
  private final Figure figure;
  private final Plot plot;
  private final @Nullable Cursor cursor;

  /** Shows a figure in a place of the page. */
  public PlotPanel(HTMLElement place, Figure figure) {
    this.figure = figure;
    name = place.getAttribute("data-mount");
    title = attribute(place, "data-title");
    String key = place.getInnerHTML();
    parts = Parts.fill(place, "plot", name + "-");
    place.getClassList().add("panel");
    parts.say("title", title);
    parts.say("note", attribute(place, "data-note"));
    parts.show("head", !title.isEmpty());
    String shape = attribute(place, "data-shape");
    parts.part("box").getClassList().add(shape.isEmpty() ? "wide" : shape);
    parts.part("key").setInnerHTML(key);
    parts.canvas("canvas").setId(name);
    plot = new Plot(parts.canvas("canvas"), figure);
    cursor =
        figure instanceof Pointed pointed
            ? new Cursor(pointed, plot, parts.part("canvas"), parts.part("pin"))
            : null;
    if (cursor == null) {
      parts.part("canvas").removeAttribute("tabindex");
    }
    parts
        .part("table")
        .setAttribute("aria-label", (title.isEmpty() ? name : title) + " as a table");
    TableView.attach(parts.part("table-button"), parts.part("table"), plot::table);
  }

  private static String attribute(HTMLElement place, String attribute) {
    return place.hasAttribute(attribute) ? place.getAttribute(attribute) : "";
  }

  /** Draws the figure anew in the next frame, and reads it anew where the learner points. */
  public void redraw() {
    plot.redraw();
    if (cursor != null) {
      cursor.refresh();
    }
  }

  /** The same for a figure that follows a run beside others: they are drawn in turn. */
  public void redrawInTurn() {
    plot.redrawInTurn();
    if (cursor != null) {
      cursor.refresh();
    }
  }

  /** Says anew what the figure shows, to those who do not see it; best when things stand still. */
  public void describe() {
    plot.describe();
  }

  /** Writes the result that stands large beside the title, such as {@code 99.8 %}. */
  public void setValue(String text) {
    parts.say("value", text);
  }

  /** Fills the thin bar below the head so far, from 0 to 1. */
  public void setMeter(double share) {
    parts.show("meter", true);
    parts.part("fill").getStyle().setProperty("width", 100 * Math.clamp(share, 0.0, 1.0) + "%");
  }

  /** Marks on that bar what the learner guessed, from 0 to 1. */
  public void setGuess(double share) {
    parts.show("meter", true);
    parts.show("guess", true);
    parts.part("guess").getStyle().setProperty("left", 100 * Math.clamp(share, 0.0, 1.0) + "%");
  }

  /**
   * Calls with the part of the figure that is pointed at, such as a cell or an image, when the
   * learner clicks, taps or presses Enter there.
   */
  public void onPick(IntConsumer picked) {
    HTMLElement canvas = parts.part("canvas");
    Dom.on(canvas, "click", () -> pick(picked));
    Dom.onKey(
        canvas,
        event -> {
          if (event.getKey().equals("Enter")) {
            pick(picked);
          }
        });
  }

  private void pick(IntConsumer picked) {
    int place = figure instanceof Pointed pointed ? pointed.place() : -1;
    if (place >= 0) {
      picked.accept(place);
      redraw();
    }
  }

  /** Where the words of the key stand, for a station that fills it itself. */
  public HTMLElement key() {
    return parts.part("key");
  }

  /** What is shown. */
  public Figure figure() {
    return figure;
  }

  /** The name of its place, for file names. */
  public String name() {
    return name;
  }

  /** What its head says. */
  public String title() {
    return title.isEmpty() ? name : title;
  }

  /** Its canvas. */
  public HTMLCanvasElement canvas() {
    return parts.canvas("canvas");
  }

  /** The figure as an SVG file, as large as it is on the page. */
  public String svg() {
    HTMLCanvasElement canvas = canvas();
    return SvgSurface.draw(
        figure, canvas.getClientWidth(), canvas.getClientHeight(), Theme.palette());
  }

  /** Listens no more. */
  public void close() {
    plot.close();
  }
}
