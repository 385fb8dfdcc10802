package descent.web.station.power;

import descent.engine.data.Dataset;
import descent.web.frame.Drawer;
import descent.web.frame.Explanation;
import descent.web.frame.Stage;

/** Explains a neuron at the crosshair in the drawer, and whatever its terms lead to. */
final class Explainer {
  private final Drawer drawer;
  private final Crosshair crosshair;
  private final Dataset points;
  private final int inputs;

  Explainer(Stage stage, Crosshair crosshair, Dataset points) {
    drawer = new Drawer(stage);
    this.crosshair = crosshair;
    this.points = points;
    inputs = points.inputs().shape().perRow();
  }

  /** Pins the crosshair and explains the output there. */
  void explain(Net net) {
    explain(net, net.layers() - 1, 0);
  }

  /** Pins the crosshair and explains a neuron there. */
  void explain(Net net, int layer, int neuron) {
    crosshair.pin(points);
    show(net, layer, neuron, -1);
  }

  /** Pins the crosshair and explains how a line's weight of a feature learns. */
  void explainWeight(Net line, int feature) {
    crosshair.pin(points);
    show(line, 0, 0, feature);
  }

  /** With the weight from this input, whose page is opened; -1 for the one that counts most. */
  private void show(Net net, int layer, int neuron, int from) {
    Arithmetic.Opener opener =
        new Arithmetic.Opener() {
          @Override
          public void openWeight(int other) {
            show(net, layer, neuron, other);
          }

          @Override
          public void openPoint(int point) {
            double[] there = Net.place(points, point, new double[inputs]);
            crosshair.moveTo(there[0], there[inputs - 1]);
            explain(net, layer, neuron);
          }
        };
    double[] place = crosshair.place(inputs);
    Arithmetic sums = new Arithmetic(net, points, layer, neuron, place, opener);
    Explanation explanation = sums.of(from < 0 ? sums.strongest() : from);
    if (from < 0) {
      drawer.show(explanation);
    } else {
      drawer.show(explanation, explanation.pages().size() - 1);
    }
  }
}
