package descent.web.station.digits;

import descent.engine.Shape;
import descent.engine.experiment.Inspection;
import descent.engine.experiment.Wiring;
import descent.engine.nn.Conv2d;
import descent.engine.nn.MaxPool2d;
import descent.engine.nn.Module;
import descent.engine.plot.ProductMap;
import descent.web.frame.Stage;
import descent.web.frame.Terms;
import descent.web.view.Dom;
import descent.web.view.PlotPanel;
import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;

/** The chosen unit: what it sees, times its weights, and the products whose sum it answers. */
final class UnitPanel {
  private static final int COLUMNS = 8;

  private final Look look;
  private final ProductMap map = new ProductMap();
  private final PlotPanel panel;
  private final HTMLElement place;
  private final HTMLElement note;

  UnitPanel(Stage page, String mount, Look look) {
    this.look = look;
    place = page.mount(mount);
    panel = new PlotPanel(place, map);
    note = place.querySelector("[data-part=note]");
    look.listen(this::show);
    look.spot().listen(this::show);
  }

  PlotPanel panel() {
    return panel;
  }

  private void show() {
    Look.Spot spot = look.spot().get();
    if (spot == null || !look.isReady()) {
      return;
    }
    place.setHidden(spot.stage() == 0);
    if (spot.stage() == 0) {
      return;
    }
    Inspection network = look.inspection();
    List<Wiring.Wire> wires = look.wiring().incoming(spot.stage(), spot.unit());
    fill(network, spot, wires);
    double sum = look.wiring().bias(spot.stage(), spot.unit());
    String bias = sum == 0 ? "" : " + bias " + Terms.number(sum);
    double[] before = network.values(spot.stage() - 1);
    double products = 0;
    for (Wiring.Wire wire : wires) {
      products += wire.weight() * before[wire.place()];
    }
    Dom.say(
        note,
        Stages.name(network, spot.stage())
            + ", "
            + Stages.unit(network, spot.stage(), spot.unit()));
    Dom.say(
        panel.key().querySelector("b"),
        "\u03a3 " + Terms.number(products) + bias + " = " + Terms.number(products + sum));
    panel.redraw();
    panel.describe();
  }

  /** Lays the wires out as the window or the maps that they come from. */
  private void fill(Inspection network, Look.Spot spot, List<Wiring.Wire> wires) {
    int stage = spot.stage() - 1;
    Module module = network.layers().get(stage).module();
    double[] before = network.values(stage);
    int across = 1;
    int down = 1;
    int[] cells = new int[wires.size()];
    if (module instanceof Conv2d || module instanceof MaxPool2d) {
      Shape shape = network.shape(stage);
      int left = Integer.MAX_VALUE;
      int top = Integer.MAX_VALUE;
      for (Wiring.Wire wire : wires) {
        left = Math.min(left, wire.place() % shape.size(3));
        top = Math.min(top, wire.place() / shape.size(3) % shape.size(2));
      }
      for (Wiring.Wire wire : wires) {
        across = Math.max(across, wire.place() % shape.size(3) - left + 1);
        down = Math.max(down, wire.place() / shape.size(3) % shape.size(2) - top + 1);
      }
    } else if (wires.size() > 1) {
      int source = shownBefore(network, stage);
      Shape shape = network.shape(source);
      boolean image = Stages.isImage(network, source);
      across = image ? shape.size(3) : Math.min(COLUMNS, wires.size());
      down = image ? shape.size(2) : wires.size() / across;
    }
    int size = across * down;
    int tiles = Math.max(1, cells.length / size);
    float[] values = new float[tiles * size];
    float[] weights = new float[tiles * size];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) before[wires.get(i).place()];
      weights[i] = (float) wires.get(i).weight();
    }
    map.show(tiles, across, down, values, weights);
  }

  /** The stage whose shape tells how flat numbers lie in maps. */
  private static int shownBefore(Inspection network, int stage) {
    int source = stage;
    while (source > 0
        && network.layers().get(source - 1).module().toString().startsWith("Flatten")) {
      source--;
    }
    return source;
  }
}
