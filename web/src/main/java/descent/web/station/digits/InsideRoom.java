package descent.web.station.digits;

import descent.engine.experiment.Inspection;
import descent.engine.nn.Conv2d;
import descent.engine.nn.Linear;
import descent.engine.nn.Module;
import descent.engine.plot.ImageGrid;
import descent.engine.plot.Ticks;
import descent.engine.plot.Tint;
import descent.web.frame.Stage;
import descent.web.view.Parts;
import descent.web.view.PlotPanel;
import java.util.Arrays;

/**
 * Look inside: the first layer's weights as pictures, filters of 3 x 3 or one image for each hidden
 * unit, and the network as PyTorch prints it.
 */
final class InsideRoom implements Room {
  private static final int SIDE = 28;
  private static final int UNITS = 32;

  private final Stage stage;
  private final Parts parts;
  private final Look look;
  private final ImageGrid filters = new ImageGrid("filter", 8, 3, 3);
  private final ImageGrid units = new ImageGrid("hidden unit", 8, SIDE, SIDE);
  private final PlotPanel filtersPanel;
  private final PlotPanel unitsPanel;
  private final UnitPanel unit;
  private final Votes votes;
  private final PrintOut printOut;
  private float[] weights = new float[0];
  private int first = 1;
  private int tile;
  private boolean isShown;

  InsideRoom(Bench bench, Look look, Explainer explainer) {
    stage = bench.stage();
    parts = stage.parts();
    this.look = look;
    filtersPanel = new PlotPanel(stage.mount("filters"), filters);
    unitsPanel = new PlotPanel(stage.mount("hidden"), units);
    unit = new UnitPanel(stage, "inside-unit", look);
    votes = new Votes(stage);
    printOut = new PrintOut(stage, bench);
    filtersPanel.onPick(this::pick);
    unitsPanel.onPick(this::pick);
    parts.onClick("explain-inside", explainer::explain);
    parts.onChange("range", this::showUnits);
    bench.reader().listen(printOut::show);
    look.listen(this::show);
    look.spot().listen(this::mark);
  }

  @Override
  public void shown() {
    isShown = true;
    if (look.isReady()) {
      pick(tile);
    }
  }

  @Override
  public void hidden() {
    isShown = false;
  }

  @Override
  public void close() {
    filtersPanel.close();
    unitsPanel.close();
    unit.panel().close();
  }

  private void show() {
    Inspection network = look.inspection();
    first = 1;
    while (!(module(network) instanceof Conv2d) && !(module(network) instanceof Linear)) {
      first++;
    }
    float[] found = look.weights(first);
    if (found == weights) {
      pick(tile);
      return;
    }
    weights = found;
    boolean convolves = module(network) instanceof Conv2d;
    boolean sees = !convolves && weights.length % Picture.SIZE == 0;
    parts.show("filters-part", convolves);
    parts.show("hidden-part", sees);
    parts.show("inside-none", !convolves && !sees);
    if (convolves) {
      showFilters();
    } else if (sees) {
      showUnits();
    }
    pick(0);
  }

  private Module module(Inspection network) {
    return network.layers().get(first - 1).module();
  }

  private void showFilters() {
    String[] names = new String[weights.length / 9];
    for (int i = 0; i < names.length; i++) {
      names[i] = "filter " + (i + 1);
    }
    filters.show(weights, names, Tint.sign(0.5));
    votes.begin(weights);
    filtersPanel.redraw();
    filtersPanel.describe();
  }

  private void showUnits() {
    int all = weights.length / Picture.SIZE;
    int count = Math.min(UNITS, all);
    String[] names = new String[count];
    float low = 0;
    float high = 0;
    for (float weight : weights) {
      low = Math.min(low, weight);
      high = Math.max(high, weight);
    }
    for (int i = 0; i < count; i++) {
      names[i] = all == 10 ? "digit " + i : "unit " + (i + 1);
    }
    units.show(
        Arrays.copyOf(weights, count * Picture.SIZE),
        names,
        Tint.sign(parts.chosen("range").equals("notebook") ? 1 : Math.max(-low, high)));
    stage.showItem(
        "S2.16",
        count
            + " of "
            + all
            + ", weights from "
            + Ticks.fixed(low, 2)
            + " to "
            + Ticks.fixed(high, 2));
    unitsPanel.redraw();
    unitsPanel.describe();
  }

  /** Chooses a tile's unit, the loudest in its map, while the learner looks. */
  private void pick(int chosen) {
    tile = chosen;
    if (!isShown) {
      return;
    }
    float[] values = look.values(first);
    look.spot().set(new Look.Spot(first, Stages.loudest(look.inspection(), first, chosen, values)));
  }

  private void mark() {
    Look.Spot spot = look.spot().get();
    if (spot != null && look.isReady()) {
      int at = spot.stage() == first ? spot.unit() / Stages.mapSize(look.inspection(), first) : -1;
      filters.choose(at);
      units.choose(at < UNITS ? at : -1);
      votes.choose(at);
      filtersPanel.redraw();
      unitsPanel.redraw();
    }
  }
}
