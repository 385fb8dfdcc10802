package descent.web.station.digits;

import descent.engine.Shape;
import descent.engine.experiment.Inspection;
import descent.engine.plot.HeatMap;
import descent.engine.plot.Tint;
import descent.web.frame.Stage;
import descent.web.view.Dom;
import descent.web.view.PlotPanel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLElement;

/** The map of the chosen unit, enlarged, with its numbers; one of them can be picked. */
final class LensPanel {
  private static final int COLUMNS = 8;
  private static final int FEW = 5;

  private final Look look;
  private final Explainer explainer;
  private final HeatMap map =
      new HeatMap("row", HeatMap.numbered(1), "column", HeatMap.numbered(1)).withNumbers(2);
  private final PlotPanel panel;
  private final HTMLElement note;
  private @Nullable Inspection shown;
  private int stage = -1;
  private int columns;
  private int first;

  LensPanel(Stage page, Look look, Explainer explainer) {
    this.look = look;
    this.explainer = explainer;
    HTMLElement place = page.mount("lens");
    panel = new PlotPanel(place, map);
    note = place.querySelector("[data-part=note]");
    panel.onPick(this::pick);
    look.listen(this::show);
    look.spot().listen(this::show);
  }

  PlotPanel panel() {
    return panel;
  }

  private void pick(int cell) {
    if (first + cell < look.inspection().shape(stage).perRow()) {
      explainer.explain(stage, first + cell);
    }
  }

  private void show() {
    Look.Spot spot = look.spot().get();
    if (spot == null || !look.isReady()) {
      return;
    }
    Inspection network = look.inspection();
    int size = Stages.mapSize(network, spot.stage());
    int channel = spot.unit() / size;
    if (spot.stage() != stage || network != shown) {
      shown = network;
      resize(network, spot.stage());
    }
    first = Stages.isImage(network, stage) ? channel * size : 0;
    float[] values = look.values(stage);
    float[] cells = Arrays.copyOfRange(values, first, first + map.cells());
    double most = 0;
    for (float cell : cells) {
      most = Math.max(most, Math.abs(cell));
    }
    boolean isSigned = Stages.isSigned(network, stage);
    map.show(cells, isSigned ? Tint.sign(most) : Tint.ink(stage == 0 ? 1 : most));
    map.choose(spot.unit() - first);
    String name = Stages.name(network, stage);
    Dom.say(
        note,
        name
            + (Stages.isImage(network, stage)
                ? (stage == 0 ? "" : ", map " + (channel + 1))
                : ", " + network.shape(stage).perRow() + " numbers"));
    panel.redraw();
    panel.describe();
  }

  private void resize(Inspection network, int to) {
    stage = to;
    Shape shape = network.shape(to);
    boolean image = Stages.isImage(network, to);
    int columns = shape.perRow() % FEW == 0 ? FEW : COLUMNS;
    map.resize(
        HeatMap.numbered(image ? shape.size(2) : (shape.perRow() + columns - 1) / columns),
        HeatMap.numbered(image ? shape.size(3) : columns));
  }
}
