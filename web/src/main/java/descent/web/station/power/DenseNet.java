package descent.web.station.power;

import descent.engine.experiment.Weights;
import descent.engine.plot.Mosaic;
import descent.web.frame.Explanation;
import descent.web.frame.Terms;
import java.util.ArrayList;
import java.util.List;

/**
 * A trained network of linear layers with ReLU between them, in double precision and with all its
 * sums in view.
 */
final class DenseNet implements Model {
  /** Weights(outputs, inputs) and biases(outputs). */
  private record Dense(double[][] weights, double[] biases) {}

  private final List<Dense> layers;
  private final boolean isLogistic;

  private DenseNet(List<Dense> layers, boolean isLogistic) {
    this.layers = layers;
    this.isLogistic = isLogistic;
  }

  /** The network with these weights, which come as a weight and a bias for each layer. */
  static DenseNet of(Weights weights, boolean isLogistic) {
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
    return new DenseNet(layers, isLogistic);
  }

  /** How many layers there are, the output included. */
  int layers() {
    return layers.size();
  }

  /** How many neurons a layer has. */
  int size(int layer) {
    return layers.get(layer).biases().length;
  }

  @Override
  public double sum(double[] place) {
    return sums(place)[layers.size() - 1][0];
  }

  /** Each layer's sums before their activation. */
  double[][] sums(double[] place) {
    double[][] sums = new double[layers.size()][];
    double[] inputs = place;
    for (int i = 0; i < sums.length; i++) {
      sums[i] = sums(layers.get(i), inputs);
      inputs = activations(sums[i]);
    }
    return sums;
  }

  private static double[] sums(Dense layer, double[] inputs) {
    double[] sums = layer.biases().clone();
    for (int j = 0; j < sums.length; j++) {
      double[] row = layer.weights()[j];
      for (int k = 0; k < row.length; k++) {
        sums[j] += row[k] * inputs[k];
      }
    }
    return sums;
  }

  private static double[] activations(double[] sums) {
    double[] activations = new double[sums.length];
    for (int i = 0; i < sums.length; i++) {
      activations[i] = Math.max(0, sums[i]);
    }
    return activations;
  }

  /** What a layer is given at a place. */
  private double[] inputs(int layer, double[][] sums, double[] place) {
    return layer == 0 ? place : activations(sums[layer - 1]);
  }

  /** How far the output's sum moves when each neuron's sum moves by 1, by the chain rule. */
  private double[][] slopes(double[][] sums) {
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

  /** Which neurons of the layer before push a neuron most at a place. */
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

  @Override
  public Explanation explain(double[] place) {
    return explain(layers.size() - 1, 0, place);
  }

  /** The arithmetic of one neuron at a place, forward and backward. */
  Explanation explain(int layer, int neuron, double[] place) {
    boolean isOutput = layer == layers.size() - 1;
    String title =
        isOutput ? "Network, output" : "Layer " + (layer + 1) + ", neuron " + (neuron + 1);
    double[][] sums = sums(place);
    List<Explanation.Page> pages = new ArrayList<>();
    pages.add(forward(layer, neuron, place, sums));
    if (!isOutput) {
      pages.add(backward(layer, neuron, place, sums));
    }
    return new Explanation(title, pages);
  }

  private Explanation.Page forward(int layer, int neuron, double[] place, double[][] sums) {
    double[] inputs = inputs(layer, sums, place);
    double[] row = layers.get(layer).weights()[neuron];
    double bias = layers.get(layer).biases()[neuron];
    List<Explanation.Term> terms = new ArrayList<>();
    for (int k = 0; k < row.length; k++) {
      terms.add(
          new Explanation.Term(
              layer > 0
                  ? "neuron " + (k + 1)
                  : place.length == 1 ? "x" : "x" + (char) ('\u2081' + k),
              List.of(Terms.number(inputs[k]), Terms.number(row[k])),
              row[k] * inputs[k]));
    }
    List<Explanation.Term> rows = Terms.loudest(terms, "others");
    rows.add(new Explanation.Term("bias", List.of("", Terms.number(bias)), bias));
    double sum = sums[layer][neuron];
    boolean isOutput = layer == layers.size() - 1;
    return new Explanation.Page(
        "Forward",
        Wording.at(place)
            + " It listens to "
            + row.length
            + (layer == 0 ? " inputs." : " neurons."),
        List.of(layer == 0 ? "Input" : "From layer " + layer, "sends a", "weight w", "w\u00b7a"),
        rows,
        isOutput && !isLogistic ? "y" : "sum z",
        sum,
        isOutput ? Wording.verdict(sum, isLogistic) : passedOn(sum));
  }

  private static String passedOn(double sum) {
    return sum > 0
        ? "The sum is above zero, so ReLU passes it on: a = " + Terms.number(sum) + "."
        : "The sum is not above zero, so ReLU sends 0: here this neuron is off.";
  }

  private Explanation.Page backward(int layer, int neuron, double[] place, double[][] sums) {
    double[][] slopes = slopes(sums);
    double[][] next = layers.get(layer + 1).weights();
    List<Explanation.Term> terms = new ArrayList<>();
    double sum = 0;
    for (int k = 0; k < next.length; k++) {
      double term = slopes[layer + 1][k] * next[k][neuron];
      sum += term;
      terms.add(
          new Explanation.Term(
              next.length == 1 ? "output" : "neuron " + (k + 1),
              List.of(Terms.number(slopes[layer + 1][k]), Terms.number(next[k][neuron])),
              term));
    }
    boolean isOn = sums[layer][neuron] > 0;
    return new Explanation.Page(
        "Backward",
        Wording.at(place) + " What it sends reaches the output through the next layer:",
        List.of("To", "slope there", "weight w", "product"),
        Terms.loudest(terms, "others"),
        "slope",
        sum,
        isOn
            ? "ReLU is on, so its own sum has the same slope: raise it by 0.01 and the output's sum"
                + " moves by "
                + Terms.number(0.01 * sum)
                + "."
            : "ReLU is off, so nothing of this slope comes through: at this place its weights do not"
                + " learn.");
  }
}
