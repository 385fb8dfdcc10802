package descent.web.station.power;

import descent.engine.plot.Mosaic;
import descent.web.frame.Drawer;
import descent.web.frame.Stage;
import descent.web.view.Dom;
import descent.web.view.PlotPanel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** The inside of the network: each neuron's own map, and its arithmetic when it is chosen. */
final class Peek {
  private static final int MAP = 18;
  private static final int STRIP = 48;
  private static final int LOUDEST = 8;

  /** From so many neurons on, a layer is laid in eight rows. */
  private static final int MANY = 64;

  private final Mosaic mosaic;
  private final PlotPanel panel;
  private final Crosshair crosshair;
  private final Drawer drawer;
  private final Slices slices = new Slices();
  private final int inputs;
  private final double reach;
  private final int down;
  private final int across;
  private @Nullable DenseNet net;
  private int layer = -1;
  private int neuron = -1;

  Peek(Stage stage, int inputs, double reach, Crosshair crosshair, Drawer drawer) {
    this.inputs = inputs;
    this.reach = reach;
    this.crosshair = crosshair;
    this.drawer = drawer;
    across = inputs == 1 ? STRIP : MAP;
    down = inputs == 1 ? 1 : MAP;
    mosaic = new Mosaic("neuron", "What each neuron answers over the inputs");
    HTMLElement place = stage.mount("inside");
    panel = new PlotPanel(place, mosaic);
    stage.whenLeft(panel::close);
    crosshair.follow(this::markSources);
    HTMLElement canvas = place.querySelector("canvas");
    canvas.addEventListener("click", event -> choose());
    canvas.addEventListener(
        "keydown",
        event -> {
          if (((KeyboardEvent) event).getKey().equals("Enter")) {
            event.preventDefault();
            choose();
          }
        });
    for (HTMLElement choice : Dom.all(stage.parts().part("layers"), "input")) {
      HTMLInputElement radio = (HTMLInputElement) choice;
      radio.addEventListener(
          "change",
          event -> {
            mosaic.showOnly(Integer.parseInt(radio.getValue()));
            panel.redraw();
          });
    }
  }

  PlotPanel panel() {
    return panel;
  }

  /** Shows the inside of this network. */
  void show(DenseNet fresh) {
    net = fresh;
    float[][] maps = new float[fresh.layers()][];
    for (int i = 0; i < maps.length; i++) {
      maps[i] = new float[fresh.size(i) * across * down];
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

  private void fill(DenseNet shown, float[][] maps, int row) {
    double[] place = new double[inputs];
    for (int column = 0; column < across; column++) {
      place[0] = reach * (2 * (column + 0.5) / across - 1);
      if (inputs > 1) {
        place[1] = reach * (1 - 2 * (row + 0.5) / down);
      }
      double[][] sums = shown.sums(place);
      for (int i = 0; i < maps.length; i++) {
        for (int j = 0; j < sums[i].length; j++) {
          maps[i][(j * down + row) * across + column] = (float) sums[i][j];
        }
      }
    }
  }

  private void lay(DenseNet shown, float[][] maps) {
    int rows = shown.size(0) < MANY ? 4 : 8;
    List<Mosaic.Layer> layers = new ArrayList<>();
    for (int i = 0; i < maps.length; i++) {
      int count = shown.size(i);
      String name = i == maps.length - 1 ? "output" : "layer " + (i + 1);
      layers.add(
          new Mosaic.Layer(name, Math.max(1, count / rows), count, across, down, true, maps[i]));
    }
    mosaic.show(layers);
    panel.describe();
    markSources();
  }

  private void choose() {
    if (net == null || mosaic.layer() < 0) {
      return;
    }
    layer = mosaic.layer();
    neuron = mosaic.place();
    crosshair.pin();
    markSources();
    drawer.show(net.explain(layer, neuron, crosshair.place(inputs)));
  }

  private void markSources() {
    if (net != null && layer >= 0) {
      mosaic.choose(layer, neuron, net.sources(layer, neuron, crosshair.place(inputs), LOUDEST));
    }
    panel.redraw();
  }
}
