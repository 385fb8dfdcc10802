package descent.web.digit;

import descent.web.view.Dom;
import descent.web.view.Plot;
import descent.web.view.TableView;
import org.teavm.jso.dom.html.HTMLCanvasElement;

/** Shows the 28 x 28 numbers that a network sees. */
public final class SeenPicture {
  private final PictureFigure figure = new PictureFigure();
  private final Plot plot;

  /** Shows them on a canvas. */
  public SeenPicture(HTMLCanvasElement canvas) {
    plot = new Plot(canvas, figure);
    TableView.attach(Dom.byId("seen-table-button"), Dom.byId("seen-table"), plot::table);
  }

  /** Shows another picture. */
  public void show(byte[] picture) {
    figure.show(picture);
    plot.redraw();
    plot.describe();
  }

  /** Listens no more. */
  public void close() {
    plot.close();
  }
}
