package descent.web.station.digits;

import descent.engine.Shape;
import descent.engine.experiment.Inspection;
import descent.engine.experiment.Wiring;
import descent.engine.plot.Mosaic;
import descent.web.frame.Stage;
import descent.web.view.Dom;
import descent.web.view.PlotPanel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way of the picture through the network: every layer's maps, live. */
final class FlowPanel {
  private static final int ROWS = 8;
  private static final int TALL = 16;
  private static final int LOUDEST = 8;

  private final Stage page;
  private final Look look;
  private final Mosaic mosaic = new Mosaic("unit", "What each layer makes of the picture");
  private final PlotPanel panel;
  private List<Integer> stages = List.of();
  private @Nullable Inspection described;

  FlowPanel(Stage page, Look look) {
    this.page = page;
    this.look = look;
    panel = new PlotPanel(page.mount("flow"), mosaic);
    panel.onPick(tile -> pick(stages.get(mosaic.layer()), tile));
    look.listen(this::show);
    look.spot().listen(this::mark);
    page.parts().onClick("layer-back", () -> turn(-1));
    page.parts().onClick("layer-on", () -> turn(1));
  }

  PlotPanel panel() {
    return panel;
  }

  private void pick(int stage, int tile) {
    float[] values = look.values(stage);
    Look.Spot spot = new Look.Spot(stage, Stages.loudest(look.inspection(), stage, tile, values));
    keep(String.valueOf(stage), String.valueOf(spot.unit()));
    look.spot().set(spot);
  }

  private void keep(String layer, String unit) {
    page.keep("layer", layer);
    page.keep("unit", unit);
  }

  /** Chooses the unit that the address names, if this network has it. */
  private void chooseFromAddress(Inspection network) {
    int stage = (int) page.state().number("layer", -1);
    int unit = (int) page.state().number("unit", -1);
    if (stage >= 0 && placeOf(stage) >= 0 && unit >= 0 && unit < network.shape(stage).perRow()) {
      look.spot().set(new Look.Spot(stage, unit));
    }
  }

  /** Where there is room for one layer only, goes to another. */
  private void turn(int by) {
    Look.Spot spot = look.spot().get();
    if (look.isReady() && spot != null) {
      int at = placeOf(spot.stage());
      pick(stages.get(Math.clamp(at + by, 0, stages.size() - 1)), 0);
    }
  }

  /** A loop and not indexOf, which keeps equals of whatever may be in a list. */
  private int placeOf(int stage) {
    int place = stages.size() - 1;
    while (place >= 0 && stages.get(place) != stage) {
      place--;
    }
    return place;
  }

  private void show() {
    Inspection network = look.inspection();
    stages = Stages.shown(network);
    List<Mosaic.Layer> layers = new ArrayList<>();
    for (int stage : stages) {
      Shape shape = network.shape(stage);
      boolean image = Stages.isImage(network, stage);
      int count = shape.size(1);
      layers.add(
          new Mosaic.Layer(
              Stages.name(network, stage),
              Math.max(1, count / (image ? ROWS : TALL)),
              count,
              image ? shape.size(3) : 1,
              image ? shape.size(2) : 1,
              Stages.isSigned(network, stage),
              look.values(stage)));
    }
    mosaic.show(layers);
    if (described != network) {
      if (described == null) {
        chooseFromAddress(network);
      } else {
        keep("", "");
      }
      described = network;
      panel.describe();
    }
    mark();
  }

  private void mark() {
    Look.Spot spot = look.spot().get();
    if (spot == null || !look.isReady() || stages.isEmpty()) {
      return;
    }
    Inspection network = look.inspection();
    int layer = placeOf(spot.stage());
    mosaic.showOnly(Math.max(1, layer));
    panel.canvas().getStyle().setProperty("--tall", String.valueOf(mosaic.onlyHeight()));
    mosaic.choose(
        layer, spot.unit() / Stages.mapSize(network, spot.stage()), sources(network, spot, layer));
    Dom.say(panel.key().querySelector("b"), Stages.name(network, spot.stage()));
    panel.redraw();
  }

  /** How much each tile of the stage before adds to the chosen unit, the loudest first. */
  private List<Mosaic.Source> sources(Inspection network, Look.Spot spot, int layer) {
    List<Mosaic.Source> sources = new ArrayList<>();
    if (layer > 0) {
      int before = stages.get(layer - 1);
      double[] values = network.values(before);
      double[] pushes = new double[network.shape(before).size(1)];
      int size = Stages.mapSize(network, before);
      for (Wiring.Wire wire : look.wiring().incoming(spot.stage(), spot.unit())) {
        pushes[wire.place() / size] += wire.weight() * values[wire.place()];
      }
      for (int i = 0; i < pushes.length; i++) {
        if (pushes[i] != 0) {
          sources.add(new Mosaic.Source(i, pushes[i]));
        }
      }
    }
    sources.sort((a, b) -> Double.compare(Math.abs(b.push()), Math.abs(a.push())));
    return sources.subList(0, Math.min(LOUDEST, sources.size()));
  }
}
