package descent.web.station.power;

import descent.engine.data.Dataset;
import descent.web.frame.Explanation;
import descent.web.frame.Explanation.Page;
import descent.web.frame.Explanation.Term;
import descent.web.frame.Terms;
import java.util.ArrayList;
import java.util.List;

/**
 * The sums behind one neuron of a {@link Net} at a place: forward, backward, and over all points
 * how one of its weights learns.
 */
final class Arithmetic {
  /** What the terms of a sum lead to. */
  interface Opener {
    /** Explains how another weight of the same neuron learns; the last is its bias. */
    void openWeight(int from);

    /** Explains the same neuron at a point. */
    void openPoint(int point);
  }

  private static final String OTHERS = "others";

  private final Net net;
  private final Dataset points;
  private final int layer;
  private final int neuron;
  private final double[] place;
  private final double[][] sums;
  private final double[] inputs;
  private final double[] weights;
  private final double bias;
  private final Opener opener;

  /** Of a neuron, the layers counted from 0, at a place. */
  Arithmetic(Net net, Dataset points, int layer, int neuron, double[] place, Opener opener) {
    this.net = net;
    this.points = points;
    this.layer = layer;
    this.neuron = neuron;
    this.place = place;
    this.opener = opener;
    sums = net.sums(place);
    inputs = net.inputs(layer, sums, place);
    weights = net.layer(layer).weights()[neuron];
    bias = net.layer(layer).biases()[neuron];
  }

  private boolean isOutput() {
    return layer == net.layers() - 1;
  }

  /** The weight that counts most here. */
  int strongest() {
    int strongest = 0;
    for (int k = 1; k < weights.length; k++) {
      double push = Math.abs(weights[k] * inputs[k]);
      strongest = push > Math.abs(weights[strongest] * inputs[strongest]) ? k : strongest;
    }
    return strongest;
  }

  /** All ways to look at it; the last is how the weight from this input learns. */
  Explanation of(int from) {
    List<Page> pages = new ArrayList<>();
    pages.add(forward());
    if (!isOutput()) {
      pages.add(backward());
    } else if (layer > 0) {
      pages.add(here());
    }
    int point = point();
    if (isOutput() && point >= 0) {
      pages.add(error(points.targets().get(point, 0)));
    }
    pages.add(learn(from));
    return new Explanation(
        isOutput() ? net.name() + ", output" : "Layer " + (layer + 1) + ", neuron " + (neuron + 1),
        pages);
  }

  private String inputName(int k) {
    return k == weights.length
        ? "bias"
        : layer == 0 ? net.basis().names().get(k) : "neuron " + (k + 1);
  }

  /** Which point stands exactly here; -1 for none. */
  private int point() {
    double[] other = new double[place.length];
    for (int i = 0; i < points.size(); i++) {
      Net.place(points, i, other);
      if (other[0] == place[0] && other[other.length - 1] == place[place.length - 1]) {
        return i;
      }
    }
    return -1;
  }

  private String where() {
    int point = point();
    return (point < 0 ? "" : "Point " + (point + 1) + ". ") + Wording.at(place);
  }

  private Page forward() {
    List<Term> terms = new ArrayList<>();
    for (int k = 0; k < weights.length; k++) {
      int from = k;
      terms.add(
          new Term(
              inputName(k),
              List.of(Terms.number(inputs[k]), Terms.number(weights[k])),
              weights[k] * inputs[k],
              () -> opener.openWeight(from)));
    }
    List<Term> rows = Terms.loudest(terms, OTHERS);
    rows.add(
        new Term(
            "bias",
            List.of("", Terms.number(bias)),
            bias,
            () -> opener.openWeight(weights.length)));
    double sum = sums[layer][neuron];
    return new Page(
        "Forward",
        where()
            + " It listens to "
            + weights.length
            + (layer > 0 ? " neurons." : weights.length == 1 ? " feature." : " features."),
        List.of(layer == 0 ? "Feature" : "From layer " + layer, "sends a", "weight w", "w\u00b7a"),
        rows,
        isOutput() && !net.isLogistic() ? "y" : "sum z",
        sum,
        isOutput() ? Wording.verdict(sum, net.isLogistic()) : passedOn(sum));
  }

  private static String passedOn(double sum) {
    return sum > 0
        ? "The sum is above zero, so ReLU passes it on: a = " + Terms.number(sum) + "."
        : "The sum is not above zero, so ReLU sends 0: here this neuron is off.";
  }

  /** How the output depends on what a hidden neuron sends. */
  private Page backward() {
    double[] after = net.slopes(sums)[layer + 1];
    double[][] next = net.layer(layer + 1).weights();
    List<Term> terms = new ArrayList<>();
    double sum = 0;
    for (int k = 0; k < next.length; k++) {
      double term = after[k] * next[k][neuron];
      sum += term;
      terms.add(
          new Term(
              next.length == 1 ? "output" : "neuron " + (k + 1),
              List.of(Terms.number(after[k]), Terms.number(next[k][neuron])),
              term));
    }
    return new Page(
        "Backward",
        where() + " What it sends reaches the output through the next layer:",
        List.of("To", "slope there", "weight w", "product"),
        Terms.loudest(terms, OTHERS),
        "slope",
        sum,
        sums[layer][neuron] > 0
            ? "ReLU is on, so its own sum has the same slope: raise it by 0.01 and the output's sum"
                + " moves by "
                + Terms.number(0.01 * sum)
                + "."
            : "ReLU is off, so nothing of this slope comes through: at this place its weights do not"
                + " learn.");
  }

  /** The straight piece that the whole network is around a place. */
  private Page here() {
    double[][] slopes = net.slopes(sums);
    double[] features = net.inputs(0, sums, place);
    List<Term> terms = new ArrayList<>();
    for (int k = 0; k < features.length; k++) {
      double slope = 0;
      for (int j = 0; j < slopes[0].length; j++) {
        slope += slopes[0][j] * net.layer(0).weights()[j][k];
      }
      terms.add(
          new Term(
              net.basis().names().get(k),
              List.of(Terms.number(features[k]), Terms.number(slope)),
              slope * features[k]));
    }
    double constant = 0;
    int on = 0;
    int hidden = 0;
    for (int i = 0; i < slopes.length; i++) {
      for (int j = 0; j < slopes[i].length; j++) {
        constant += slopes[i][j] * net.layer(i).biases()[j];
        on += i < layer && sums[i][j] > 0 ? 1 : 0;
      }
      hidden += i < layer ? sums[i].length : 0;
    }
    terms.add(new Term("constant", List.of("", Terms.number(constant)), constant));
    return new Page(
        "Here",
        where()
            + " "
            + on
            + " of the "
            + hidden
            + " hidden neurons are on. As long as these are, the whole network is one line:",
        List.of("Input", "value", "slope", "product"),
        terms,
        "sum",
        sums[layer][0],
        "The border bends only where a neuron switches on or off.");
  }

  /** Where learning begins: how wrong the output is at a point. */
  private Page error(double truth) {
    double sum = sums[layer][0];
    double blame = net.blame(sum, truth);
    double said = net.isLogistic() ? Net.sigmoid(sum) : 2 * sum;
    return new Page(
        "Blame",
        where()
            + (net.isLogistic()
                ? " Sigmoid and cross-entropy together have the simplest slope there is:"
                : " The slope of a squared error is twice the difference:"),
        List.of("", "number"),
        List.of(
            new Term(net.isLogistic() ? "says p(1)" : "says, times 2", List.of(), said),
            new Term(
                net.isLogistic() ? "less its class" : "less the truth, times 2",
                List.of(),
                blame - said)),
        "\u03b4",
        blame,
        "");
  }

  /** The slope of the mean loss for a weight: a term for each point. */
  private Page learn(int from) {
    double weight = from == weights.length ? bias : weights[from];
    int count = points.size();
    List<Term> terms = new ArrayList<>();
    double sum = 0;
    double[] there = new double[place.length];
    for (int i = 0; i < count; i++) {
      double[][] all = net.sums(Net.place(points, i, there));
      double blame = net.blame(all[net.layers() - 1][0], points.targets().get(i, 0));
      double delta = blame * net.slopes(all)[layer][neuron];
      double came = from == weights.length ? 1 : net.inputs(layer, all, there)[from];
      double term = delta * came / count;
      int point = i;
      sum += term;
      terms.add(
          new Term(
              "point " + (i + 1),
              List.of(Terms.number(delta), Terms.number(came)),
              term,
              () -> opener.openPoint(point)));
    }
    List<Term> rows = Terms.loudest(terms, OTHERS);
    double brake = from == weights.length ? 0 : net.brake() * weight;
    if (brake != 0) {
      rows.add(new Term("brake, w / (C \u00b7 " + count + ")", List.of("", ""), brake));
    }
    sum += brake;
    return new Page(
        "Learn",
        (from == weights.length ? "The bias is " : "The weight from " + inputName(from) + " is ")
            + Terms.number(weight)
            + ". At each point: how wrong the sum is, \u03b4, times what came in, over "
            + count
            + " points:",
        List.of("", "\u03b4", "a", "\u03b4\u00b7a / " + count),
        rows,
        "dloss/dw",
        sum,
        "Gradient descent at a rate of 0.1 moves it by "
            + Terms.number(-0.1 * sum)
            + "."
            + (Math.abs(sum) < 1e-6 * Math.max(1, Math.abs(weight)) ? " It has arrived." : ""));
  }
}
