package descent.engine.contract;

import descent.engine.Shape;
import descent.engine.backend.Kernels.Unary;
import descent.engine.graph.Geometry;
import descent.engine.graph.Tensor;
import descent.engine.loss.BCELoss;
import descent.engine.loss.BCEWithLogitsLoss;
import descent.engine.loss.CrossEntropyLoss;
import descent.engine.loss.Gaussian;
import descent.engine.loss.HingeLoss;
import descent.engine.loss.HuberLoss;
import descent.engine.loss.KLDivLoss;
import descent.engine.loss.L1Loss;
import descent.engine.loss.Loss;
import descent.engine.loss.MSELoss;
import descent.engine.loss.NLLLoss;
import descent.engine.loss.SmoothL1Loss;
import descent.engine.nn.Activation;
import descent.engine.nn.AdaptiveAvgPool2d;
import descent.engine.nn.AdaptiveMaxPool2d;
import descent.engine.nn.AvgPool2d;
import descent.engine.nn.BatchNorm1d;
import descent.engine.nn.BatchNorm2d;
import descent.engine.nn.Conv2d;
import descent.engine.nn.ConvTranspose2d;
import descent.engine.nn.Dropout;
import descent.engine.nn.Embedding;
import descent.engine.nn.GRU;
import descent.engine.nn.Init;
import descent.engine.nn.LSTM;
import descent.engine.nn.LastStep;
import descent.engine.nn.LayerNorm;
import descent.engine.nn.LearnedPositions;
import descent.engine.nn.Linear;
import descent.engine.nn.MaxPool2d;
import descent.engine.nn.MultiheadAttention;
import descent.engine.nn.OneHot;
import descent.engine.nn.PositionalEncoding;
import descent.engine.nn.RNN;
import descent.engine.nn.Recurrence;
import descent.engine.nn.Softmax;
import descent.engine.nn.TransformerEncoderLayer;
import descent.engine.nn.Upsample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A gradient check for every operation, at small sizes that are all different. */
public final class GradientCases {
  private static final int ROWS = 3;

  private final List<GradientCase> cases = new ArrayList<>();

  private GradientCases() {}

  /** All of them. */
  public static List<GradientCase> all() {
    GradientCases all = new GradientCases();
    all.elementwise();
    all.layers();
    all.shapes();
    all.sequences();
    all.losses();
    return List.copyOf(all.cases);
  }

  private void add(String name, Consumer<GradientNet> builder) {
    cases.add(new GradientCase(name, ROWS, builder));
  }

  private void elementwise() {
    for (Unary f : Unary.values()) {
      boolean positive = f == Unary.LOG || f == Unary.SQRT || f == Unary.RECIPROCAL;
      add(
          "map " + f,
          net ->
              net.output(net.between("x", positive ? 0.5 : -2, positive ? 4 : 2, 7).map(f, 1.5)));
    }
    add("plus", net -> net.output(net.input("a", 5).plus(net.input("b", 5))));
    add("minus", net -> net.output(net.input("a", 5).minus(net.input("b", 5))));
    add("times", net -> net.output(net.input("a", 5).times(net.input("b", 5))));
    add(
        "a tensor read twice",
        net -> {
          Tensor x = net.input("x", 5);
          net.output(x.times(x).plus(x.map(Unary.TANH)));
        });
    add("dropout", net -> net.module(new Dropout(0.4), 11));
  }

  private void layers() {
    add("linear", net -> net.module(new Linear(5, 4), 5));
    add("linear over time", net -> net.module(new Linear(5, 2, false), 4, 5));
    add("conv2d", net -> net.module(new Conv2d(2, 3, 3, 1, 1), 2, 5, 4));
    Geometry uneven = new Geometry(3, 2, 2, 1, 1, 0, 1, 2, false);
    add("conv2d, uneven", net -> net.module(new Conv2d(4, 6, uneven, 2, false), 4, 7, 5));
    add("conv_transpose2d", net -> net.module(new ConvTranspose2d(2, 3, 3, 2, 1, 1), 2, 3, 4));
    add(
        "conv_transpose2d, uneven",
        net -> net.module(new ConvTranspose2d(4, 6, uneven, 1, 0, 2, false), 4, 3, 4));
    add("max_pool2d", net -> net.module(new MaxPool2d(2), 3, 5, 6));
    Geometry overlapping = new Geometry(3, 3, 2, 2, 1, 1, 1, 1, true);
    add("max_pool2d, overlapping", net -> net.module(new MaxPool2d(overlapping), 2, 6, 5));
    add("avg_pool2d", net -> net.module(new AvgPool2d(overlapping, false), 2, 6, 5));
    add("adaptive_avg_pool2d", net -> net.module(new AdaptiveAvgPool2d(2, 3), 2, 5, 4));
    add("adaptive_max_pool2d", net -> net.module(new AdaptiveMaxPool2d(1, 2), 2, 5, 4));
    add("upsample, nearest", net -> net.module(new Upsample(2, 3, false), 2, 3, 2));
    add("upsample, bilinear", net -> net.module(new Upsample(2, 3, true), 2, 3, 2));
    add("batch_norm1d", net -> net.module(new BatchNorm1d(4), 4));
    add("batch_norm1d over time", net -> net.module(new BatchNorm1d(3), 3, 5));
    add("batch_norm2d", net -> net.module(new BatchNorm2d(2, 1e-3, 0.2, false), 2, 3, 4));
    add("layer_norm", net -> net.module(new LayerNorm(6), 6));
    add(
        "layer_norm over two axes",
        net -> net.module(new LayerNorm(Shape.of(3, 4), 1e-3, false), 3, 4));
    add("softmax", net -> net.module(new Softmax(false), 2, 5));
    add("log_softmax", net -> net.module(new Softmax(true), 5));
    add(
        "embedding",
        net -> net.output(new Embedding(5, 3).apply(net.indices("x", 5, 4), net.scope())));
  }

  private void shapes() {
    add("narrow", net -> net.output(net.input("x", 4, 3).narrow(1, 1, 2)));
    add(
        "concat",
        net -> net.output(Tensor.concat(List.of(net.input("a", 2, 3), net.input("b", 1, 3)), 1)));
    add("transpose", net -> net.output(net.input("x", 4, 3).transpose()));
    add("row_sum", net -> net.output(net.input("x", 4, 3).rowSum()));
    add(
        "plus_row",
        net -> {
          Tensor x = net.input("x", 4, 3);
          Tensor row = net.scope().parameter("row", Shape.of(4, 3), Init.constant(0));
          net.output(x.plusRow(row));
        });
    add(
        "channels last and first",
        net -> {
          Tensor x = net.input("x", 2, 3, 4).channelsLast();
          net.output(x.times(x).flatten());
        });
  }

  private void sequences() {
    add(
        "rnn",
        net ->
            recurrence(
                net,
                new RNN(3, 4, 2, false, true, true)
                    .apply(steps(net), state(net, "h", 4), net.scope())));
    add(
        "rnn, relu",
        net ->
            recurrence(
                net, new RNN(3, 4, 1, true, false, false).apply(steps(net), null, net.scope())));
    add(
        "lstm",
        net ->
            recurrence(
                net,
                new LSTM(3, 4, 2, true, true)
                    .apply(steps(net), state(net, "h", 4), state(net, "c", 4), net.scope())));
    add(
        "gru",
        net ->
            recurrence(
                net,
                new GRU(3, 4, 2, true, true).apply(steps(net), state(net, "h", 4), net.scope())));
    add(
        "attention",
        net -> {
          Tensor mask = net.given("mask", -1, 0, 3);
          Tensor weights =
              net.input("q", 2, 6).attentionWeights(net.input("k", 3, 6), mask, 2, false);
          net.output("weights", weights);
          net.output(weights.attend(net.input("v", 3, 4)));
        });
    add("causal attention", net -> net.module(new MultiheadAttention(6, 3, true, true), 4, 6));
    Activation gelu = new Activation(Unary.GELU, 0);
    add(
        "transformer_encoder_layer",
        net -> net.module(new TransformerEncoderLayer(4, 2, 5, 0.1, gelu, 1e-5, true, true), 3, 4));
    add("positional_encoding", net -> net.module(new PositionalEncoding(), 3, 4));
    add("learned_positions", net -> net.module(new LearnedPositions(4, 5), 3, 5));
    add("last_step", net -> net.module(new LastStep(), 3, 4));
    add(
        "one_hot",
        net -> {
          Tensor hot = new OneHot(4).apply(net.indices("ids", 4, 3), net.scope());
          net.output(new Linear(4, 2).apply(hot, net.scope()));
        });
  }

  private static Tensor steps(GradientNet net) {
    return net.input("x", 5, 3);
  }

  private static Tensor state(GradientNet net, String name, int parts) {
    return net.input(name, parts, 4);
  }

  private static void recurrence(GradientNet net, Recurrence all) {
    net.output(all.output());
    net.output("state", all.state());
    if (all.cell() != null) {
      net.output("cell", all.cell());
    }
  }

  private void losses() {
    loss("mse", new MSELoss(), -1, 1);
    loss("l1", new L1Loss(), -1, 1);
    loss("huber", new HuberLoss(0.5), -1, 1);
    loss("smooth_l1", new SmoothL1Loss(0.5), -1, 1);
    loss("hinge", new HingeLoss(), -2, 2);
    loss("bce", new BCELoss(), 0.1, 0.9);
    loss("bce_with_logits", new BCEWithLogitsLoss(2.5), -2, 2);
    loss("kl_div", new KLDivLoss(), -2, -0.1);
    loss("cross_entropy of probabilities", new CrossEntropyLoss(0.1, List.of(), true), -2, 2);
    classes("cross_entropy", new CrossEntropyLoss(0.1));
    classes(
        "cross_entropy, weighted", new CrossEntropyLoss(0.1, List.of(0.5, 1.0, 2.0, 0.25), false));
    classes("nll", new NLLLoss());
    add(
        "gaussian",
        net -> {
          Tensor mu = net.input("mu", 3);
          Tensor logVariance = net.input("log_variance", 3);
          net.output("divergence", Gaussian.divergence(mu, logVariance));
          net.output("sample", Gaussian.sample(mu, logVariance, net.given("noise", -2, 2, 3)));
        });
  }

  private void loss(String name, Loss loss, double low, double high) {
    add(
        name,
        net -> {
          Tensor x = net.between("x", low, high, 4);
          net.output(loss.apply(x, net.given("target", 0.1, 0.9, 4)));
        });
  }

  private void classes(String name, Loss loss) {
    add(name, net -> net.output(loss.apply(net.input("x", 4), net.indices("target", 4))));
  }
}
