package descent.web.station.digits;

import descent.engine.metric.ConfusionMatrix;
import descent.engine.plot.HeatMap;
import descent.engine.plot.Ticks;
import descent.engine.plot.Tint;
import descent.web.frame.Stage;
import descent.web.view.Dom;
import descent.web.view.PlotPanel;
import java.util.function.IntConsumer;
import org.teavm.jso.dom.html.HTMLElement;

/** The confusion matrix, and the worst of its cells as buttons. */
final class Confusion {
  private static final String[] DIGITS = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
  private static final int WORST = 5;

  /** The notebook lists what happens more often than this. */
  private static final int RARE = 10;

  private final Stage stage;
  private final IntConsumer open;
  private final HeatMap map =
      new HeatMap("written", DIGITS, "read as", DIGITS).withNumbers(0).withPaleDiagonal();
  private final PlotPanel panel;

  /**
   * A matrix that is still empty.
   *
   * @param open hears which cell the learner picks: 10 x written + read
   */
  Confusion(Stage stage, IntConsumer open) {
    this.stage = stage;
    this.open = open;
    panel = new PlotPanel(stage.mount("confusion"), map);
    panel.onPick(open);
  }

  PlotPanel panel() {
    return panel;
  }

  void show(TestResult result) {
    ConfusionMatrix matrix = result.matrix();
    float[] counts = new float[DIGITS.length * DIGITS.length];
    float most = 1;
    for (int i = 0; i < counts.length; i++) {
      counts[i] = result.size(i);
      boolean mistake = i % (DIGITS.length + 1) != 0;
      most = mistake ? Math.max(most, counts[i]) : most;
    }
    map.show(counts, Tint.ink(most).withGamma(0.6));
    panel.redraw();
    panel.describe();
    stage.showItem(
        "S2.14",
        Ticks.write(matrix.correct(), 0)
            + " of "
            + Ticks.write(matrix.total(), 0)
            + " on the diagonal");
    showWorst(result);
  }

  private void showWorst(TestResult result) {
    int[] cells = result.worstCells(WORST, RARE);
    HTMLElement place = stage.parts().part("worst");
    place.setInnerHTML("");
    StringBuilder all = new StringBuilder();
    for (int cell : cells) {
      String name = cell / 10 + " \u2192 " + cell % 10 + ": " + result.size(cell);
      all.append(all.isEmpty() ? "" : ", ").append(name);
      HTMLElement button = Dom.create("button", "btn small");
      button.setAttribute("type", "button");
      button.setTextContent(name);
      Dom.on(button, "click", () -> open.accept(cell));
      place.appendChild(button);
    }
    // Who sees the buttons need not read them once more.
    stage.parts().part("frequent").setClassName(cells.length == 0 ? "" : "sr");
    stage.showItem(
        "S2.15", cells.length == 0 ? "none happens more than ten times" : all.toString());
  }

  /** Marks a cell; -1 for none. */
  void choose(int cell) {
    map.choose(cell);
    panel.redraw();
  }
}
