package descent.web.station.power;

import descent.engine.plot.Mosaic;
import descent.web.frame.Stage;
import descent.web.view.PlotPanel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inside of a model: what each of its neurons answers over all places, and its arithmetic when
 * it is picked. A line is shown with its features, which are its inside.
 */
final class Peek {
  /** In the address a neuron is this times its layer, and its place there. */
  private static final int LAYER = 100;

  private static final int MAP = 18;
  private static final int STRIP = 48;
  private static final int LOUDEST = 8;

  /** From so many neurons on, a layer is laid in eight rows. */
  private static final int MANY = 64;

  private final Stage stage;
  private final String key;
  private final Mosaic mosaic;
  private final PlotPanel panel;
  private final Crosshair crosshair;
  private final Explainer explainer;
  private final Slices slices = Slices.inTurn();
  private final int inputs;
  private final double reach;
  private final int down;
  private final int across;
  private @Nullable Net net;

  /** Which picture is chosen, -1 for none, among the layers that are shown. */
  private int layer;

  private int neuron;

  /**
   * A look inside.
   *
   * @param mount the figure's place; the address keeps under this name which neuron is chosen
   */
  Peek(
      Stage stage,
      String mount,
      String unit,
      int inputs,
      double reach,
      Crosshair crosshair,
      Explainer explainer) {
    this.stage = stage;
    this.inputs = inputs;
    this.reach = reach;
    this.crosshair = crosshair;
    this.explainer = explainer;
    key = mount;
    across = inputs == 1 ? STRIP : MAP;
    down = inputs == 1 ? 1 : MAP;
    mosaic = new Mosaic(unit, "What each " + unit + " answers over the inputs");
    panel = new PlotPanel(stage.mount(mount), mosaic);
    int chosen = (int) stage.state().number(key, -1);
    layer = Math.floorDiv(chosen, LAYER);
    neuron = Math.floorMod(chosen, LAYER);
    stage.whenLeft(panel::close);
    crosshair.follow(this::mark);
    panel.onPick(place -> choose());
  }

  PlotPanel panel() {
    return panel;
  }

  /** Shows this layer alone where there is little room. */
  void showOnly(int only) {
    mosaic.showOnly(only);
    panel.redraw();
  }

  /** Shows the inside of this model. */
  void show(Net fresh) {
    net = fresh;
    double[][] first = pictures(fresh, new double[inputs]);
    float[][] maps = new float[first.length][];
    for (int i = 0; i < maps.length; i++) {
      maps[i] = new float[first[i].length * across * down];
    }
    slices.clear();
    slices.add(
        new Slices.Work() {
          private int row;

          @Override
          public boolean step() {
            fill(fresh, maps, row++);
            if (row == down) {
              lay(fresh, maps);
            }
            return row < down;
          }
        });
  }

  /** What is shown of a place, layer by layer; a line's features are its first. */
  private static double[][] pictures(Net shown, double[] place) {
    double[][] sums = shown.sums(place);
    return shown.layers() > 1 ? sums : new double[][] {shown.inputs(0, sums, place), sums[0]};
  }

  private void fill(Net shown, float[][] maps, int row) {
    double[] place = new double[inputs];
    for (int column = 0; column < across; column++) {
      place[0] = reach * (2 * (column + 0.5) / across - 1);
      if (inputs > 1) {
        place[1] = reach * (1 - 2 * (row + 0.5) / down);
      }
      double[][] values = pictures(shown, place);
      for (int i = 0; i < maps.length; i++) {
        for (int j = 0; j < values[i].length; j++) {
          maps[i][(j * down + row) * across + column] = (float) values[i][j];
        }
      }
    }
  }

  private void lay(Net shown, float[][] maps) {
    boolean isLine = shown.layers() == 1;
    int size = across * down;
    if (isLine) {
      even(maps[0], size);
    }
    int rows = maps[0].length / size < MANY ? 4 : 8;
    List<Mosaic.Layer> layers = new ArrayList<>();
    for (int i = 0; i < maps.length; i++) {
      int count = maps[i].length / size;
      String name = i == maps.length - 1 ? "output" : isLine ? "features" : "layer " + (i + 1);
      layers.add(
          new Mosaic.Layer(
              name, Math.max(1, (count + rows - 1) / rows), count, across, down, true, maps[i]));
    }
    mosaic.show(layers);
    panel.describe();
    mark();
  }

  /**
   * Each feature on a scale of its own: high powers are large outside and next to nothing inside.
   */
  private static void even(float[] maps, int size) {
    for (int from = 0; from < maps.length; from += size) {
      float most = Float.MIN_NORMAL;
      for (int i = from; i < from + size; i++) {
        most = Math.max(most, Math.abs(maps[i]));
      }
      for (int i = from; i < from + size; i++) {
        maps[i] /= most;
      }
    }
  }

  private void choose() {
    if (net == null) {
      return;
    }
    mark(mosaic.layer(), mosaic.place());
    stage.keep(key, String.valueOf(layer * LAYER + neuron));
    if (net.layers() > 1) {
      explainer.explain(net, layer, neuron);
    } else if (layer > 0) {
      explainer.explain(net);
    } else {
      explainer.explainWeight(net, neuron);
    }
  }

  /** Marks a picture as chosen. */
  void mark(int itsLayer, int itsNeuron) {
    layer = itsLayer;
    neuron = itsNeuron;
    mark();
  }

  private void mark() {
    if (net != null && layer >= 0) {
      int own = net.layers() > 1 ? layer : layer - 1;
      boolean exists = own < net.layers() && (own < 0 || neuron < net.layer(own).biases().length);
      mosaic.choose(
          exists ? layer : -1,
          neuron,
          exists && own >= 0
              ? net.sources(own, neuron, crosshair.place(inputs), LOUDEST)
              : List.of());
    }
    panel.redrawInTurn();
  }
}
