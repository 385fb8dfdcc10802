package descent.web.station.power;

import descent.engine.data.Dataset;
import descent.engine.experiment.Weights;
import descent.engine.metric.Regression;
import descent.engine.plot.Mosaic;
import java.util.ArrayList;
import java.util.List;

/**
 * A fitted model in double precision and with all its sums in view: linear layers with ReLU between
 * them, on the features of a basis. A line is a network of one layer.
 */
final class Net {
  /** Weights(outputs, inputs) and biases(outputs). */
  record Dense(double[][] weights, double[] biases) {}

  private final String name;
  private final Basis basis;
  private final List<Dense> layers;
  private final boolean isLogistic;
  private final double brake;

  private Net(String name, Basis basis, List<Dense> layers, boolean isLogistic, double brake) {
    this.name = name;
    this.basis = basis;
    this.layers = layers;
    this.isLogistic = isLogistic;
    this.brake = brake;
  }

  /**
   * A line in a basis.
   *
   * @param brake what each weight, times this, adds to its own slope of the mean loss: L2
   *     regularisation; 0 for none
   */
  static Net line(
      String name, Basis basis, double[] weights, double bias, boolean isLogistic, double brake) {
    Dense layer = new Dense(new double[][] {weights}, new double[] {bias});
    return new Net(name, basis, List.of(layer), isLogistic, brake);
  }

  /** The network with these weights, which come as a weight and a bias for each layer. */
  static Net of(String name, Basis basis, Weights weights, boolean isLogistic) {
    List<Dense> layers = new ArrayList<>();
    List<Weights.Entry> entries = weights.entries();
    for (int i = 0; i + 1 < entries.size(); i += 2) {
      int outputs = entries.get(i).shape().sizes()[0];
      int inputs = entries.get(i).shape().perRow() / outputs;
      double[][] rows = new double[outputs][inputs];
      double[] biases = new double[outputs];
      for (int j = 0; j < outputs; j++) {
        for (int k = 0; k < inputs; k++) {
          rows[j][k] = entries.get(i).values()[j * inputs + k];
        }
        biases[j] = entries.get(i + 1).values()[j];
      }
      layers.add(new Dense(rows, biases));
    }
    return new Net(name, basis, layers, isLogistic, 0);
  }

  /** What the page calls it. */
  String name() {
    return name;
  }

  /** What its first layer is given. */
  Basis basis() {
    return basis;
  }

  /** Whether its sum is squashed to a probability. */
  boolean isLogistic() {
    return isLogistic;
  }

  /** Each weight's own part in its slope. */
  double brake() {
    return brake;
  }

  /** How many layers there are, the output included. */
  int layers() {
    return layers.size();
  }

  /** One of them, from 0. */
  Dense layer(int layer) {
    return layers.get(layer);
  }

  /** The sum before it is squashed: above 0 for class 1, or the value itself. */
  double sum(double[] place) {
    return sums(place)[layers.size() - 1][0];
  }

  /** Each layer's sums before their activation. */
  double[][] sums(double[] place) {
    double[][] sums = new double[layers.size()][];
    for (int i = 0; i < sums.length; i++) {
      double[] inputs = inputs(i, sums, place);
      sums[i] = layers.get(i).biases().clone();
      for (int j = 0; j < sums[i].length; j++) {
        double[] row = layers.get(i).weights()[j];
        for (int k = 0; k < row.length; k++) {
          sums[i][j] += row[k] * inputs[k];
        }
      }
    }
    return sums;
  }

  /** What a layer is given at a place: the features, or what ReLU passes on of the sums before. */
  double[] inputs(int layer, double[][] sums, double[] place) {
    double[] inputs = new double[layer == 0 ? basis.size() : sums[layer - 1].length];
    if (layer == 0) {
      basis.of(place, inputs, 0);
    } else {
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = Math.max(0, sums[layer - 1][i]);
      }
    }
    return inputs;
  }

  /** How far the output's sum moves when each neuron's sum moves by 1, by the chain rule. */
  double[][] slopes(double[][] sums) {
    double[][] slopes = new double[sums.length][];
    slopes[sums.length - 1] = new double[] {1};
    for (int i = sums.length - 2; i >= 0; i--) {
      slopes[i] = new double[sums[i].length];
      double[][] next = layers.get(i + 1).weights();
      for (int j = 0; j < slopes[i].length; j++) {
        for (int k = 0; k < next.length && sums[i][j] > 0; k++) {
          slopes[i][j] += slopes[i + 1][k] * next[k][j];
        }
      }
    }
    return slopes;
  }

  /**
   * How far a point's loss moves when the output's sum moves by 1: p - y of the cross-entropy, 2 (y
   * - truth) of the squared error.
   */
  double blame(double sum, double truth) {
    return isLogistic ? sigmoid(sum) - truth : 2 * (sum - truth);
  }

  /** Which inputs of a layer push a neuron most at a place. */
  List<Mosaic.Source> sources(int layer, int neuron, double[] place, int count) {
    double[] inputs = inputs(layer, sums(place), place);
    double[] row = layers.get(layer).weights()[neuron];
    List<Mosaic.Source> sources = new ArrayList<>();
    for (int k = 0; k < row.length; k++) {
      if (row[k] * inputs[k] != 0) {
        sources.add(new Mosaic.Source(k, row[k] * inputs[k]));
      }
    }
    sources.sort((a, b) -> Double.compare(Math.abs(b.push()), Math.abs(a.push())));
    return sources.subList(0, Math.min(count, sources.size()));
  }

  /** How good it is: the share of points on their own side, or how near the values are met. */
  Score score(Dataset points) {
    double[] answers = new double[points.size()];
    double[] place = new double[points.inputs().shape().perRow()];
    int right = 0;
    for (int i = 0; i < answers.length; i++) {
      answers[i] = sum(place(points, i, place));
      right += (answers[i] > 0 ? 1 : 0) == points.label(i) ? 1 : 0;
    }
    if (isLogistic) {
      return Score.accuracy(right, answers.length);
    }
    double[] truths = points.targets().toArray();
    return new Score(
        Regression.r2(truths, answers), Regression.meanSquaredError(truths, answers), false);
  }

  /** Writes the place of a point and answers it. */
  static double[] place(Dataset points, int row, double[] place) {
    for (int j = 0; j < place.length; j++) {
      place[j] = points.inputs().get(row, j);
    }
    return place;
  }

  /** 1 / (1 + e^-z). */
  static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}
