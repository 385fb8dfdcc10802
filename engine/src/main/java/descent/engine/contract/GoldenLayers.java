package descent.engine.contract;

import descent.engine.Shape;
import descent.engine.backend.Kernels.Unary;
import descent.engine.graph.Geometry;
import descent.engine.graph.Tensor;
import descent.engine.io.JsonArray;
import descent.engine.io.JsonNull;
import descent.engine.io.JsonValue;
import descent.engine.loss.CrossEntropyLoss;
import descent.engine.nn.Activation;
import descent.engine.nn.AdaptiveAvgPool2d;
import descent.engine.nn.AdaptiveMaxPool2d;
import descent.engine.nn.AvgPool2d;
import descent.engine.nn.BatchNorm1d;
import descent.engine.nn.BatchNorm2d;
import descent.engine.nn.Conv2d;
import descent.engine.nn.ConvTranspose2d;
import descent.engine.nn.Embedding;
import descent.engine.nn.Flatten;
import descent.engine.nn.GRU;
import descent.engine.nn.LSTM;
import descent.engine.nn.LayerNorm;
import descent.engine.nn.Linear;
import descent.engine.nn.MaxPool2d;
import descent.engine.nn.Module;
import descent.engine.nn.MultiheadAttention;
import descent.engine.nn.PositionalEncoding;
import descent.engine.nn.RNN;
import descent.engine.nn.Recurrence;
import descent.engine.nn.Sequential;
import descent.engine.nn.Sequential.Child;
import descent.engine.nn.Softmax;
import descent.engine.nn.TransformerEncoderLayer;
import descent.engine.nn.Upsample;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How to build the layer that a golden case names. */
final class GoldenLayers {
  private GoldenLayers() {}

  /** The builder of a layer, or null when the engine does not have it. */
  static @Nullable Consumer<GoldenNet> of(String op) {
    return switch (op) {
      case "linear" -> net -> net.module(linear(net));
      case "conv2d" -> net -> net.module(conv2d(net));
      case "conv_transpose2d" -> net -> net.module(convTranspose2d(net));
      case "max_pool2d" -> net -> net.module(new MaxPool2d(geometry(net)));
      case "avg_pool2d" ->
          net -> net.module(new AvgPool2d(geometry(net), net.truth("count_include_pad")));
      case "global_avg_pool2d" -> net -> pooledFlat(net, new AdaptiveAvgPool2d(1, 1));
      case "global_max_pool2d" -> net -> pooledFlat(net, new AdaptiveMaxPool2d(1, 1));
      case "adaptive_avg_pool2d" ->
          net ->
              net.module(
                  new AdaptiveAvgPool2d(net.size("output_size", 0), net.size("output_size", 1)));
      case "upsample_nearest" ->
          net -> net.module(new Upsample(net.size("scale", 0), net.size("scale", 1), false));
      case "upsample_bilinear" ->
          net -> net.module(new Upsample(net.size("scale", 0), net.size("scale", 1), true));
      case "batch_norm_train" -> net -> net.module(batchNorm(net));
      case "batch_norm_eval" ->
          net -> {
            net.evaluate();
            net.module(batchNorm(net));
          };
      case "layer_norm" -> net -> net.module(layerNorm(net));
      case "dropout_with_mask" -> GoldenLayers::dropout;
      case "embedding" -> GoldenLayers::embedding;
      case "softmax" -> net -> net.module(new Softmax(false));
      case "log_softmax" -> net -> net.module(new Softmax(true));
      case "rnn", "lstm", "gru" -> net -> recurrent(net, op);
      case "scaled_dot_product_attention" -> GoldenLayers::attention;
      case "multi_head_self_attention" -> GoldenLayers::multiHeadAttention;
      case "transformer_encoder_layer" -> net -> net.module(transformer(net));
      case "sinusoidal_positional_encoding" -> GoldenLayers::positions;
      case "mini_simple_cnn" -> GoldenLayers::miniSimpleCnn;
      default -> null;
    };
  }

  private static Linear linear(GoldenNet net) {
    return new Linear(net.integer("in_features"), net.integer("out_features"), net.truth("bias"));
  }

  private static Conv2d conv2d(GoldenNet net) {
    return new Conv2d(
        net.integer("in_channels"),
        net.integer("out_channels"),
        geometry(net),
        net.integer("groups"),
        net.truth("bias"));
  }

  private static ConvTranspose2d convTranspose2d(GoldenNet net) {
    return new ConvTranspose2d(
        net.integer("in_channels"),
        net.integer("out_channels"),
        geometry(net),
        net.size("output_padding", 0),
        net.size("output_padding", 1),
        net.integer("groups"),
        net.truth("bias"));
  }

  private static Geometry geometry(GoldenNet net) {
    boolean dilated = net.attrs().has("dilation");
    return new Geometry(
        net.size("kernel", 0),
        net.size("kernel", 1),
        net.size("stride", 0),
        net.size("stride", 1),
        net.size("padding", 0),
        net.size("padding", 1),
        dilated ? net.size("dilation", 0) : 1,
        dilated ? net.size("dilation", 1) : 1,
        net.truth("ceil_mode"));
  }

  private static void pooledFlat(GoldenNet net, Module pool) {
    net.module(Sequential.of(pool, new Flatten()));
  }

  private static Module batchNorm(GoldenNet net) {
    int features = net.integer("num_features");
    double eps = net.number("eps");
    double momentum = net.number("momentum");
    boolean affine = net.truth("affine");
    return net.integer("ndim") == 4
        ? new BatchNorm2d(features, eps, momentum, affine)
        : new BatchNorm1d(features, eps, momentum, affine);
  }

  private static LayerNorm layerNorm(GoldenNet net) {
    Shape shape = Shape.of(net.attrs().array("normalized_shape").integers());
    return new LayerNorm(shape, net.number("eps"), net.truth("affine"));
  }

  /** The mask is the case's, not drawn. */
  private static void dropout(GoldenNet net) {
    Tensor kept = net.input("x").times(net.input("mask"));
    net.output(kept.times(1 / (1 - net.number("p"))));
  }

  private static void embedding(GoldenNet net) {
    boolean padded = !(net.attrs().get("padding_idx") instanceof JsonNull);
    Embedding embedding =
        new Embedding(
            net.integer("num_embeddings"),
            net.integer("dim"),
            padded ? net.integer("padding_idx") : Embedding.NONE);
    net.output(embedding.apply(net.input("indices"), net.scope()));
  }

  private static void recurrent(GoldenNet net, String op) {
    Tensor x = net.input("x");
    Tensor state = net.hasInput("h0") ? net.swappedInput("h0") : null;
    Tensor cell = net.hasInput("c0") ? net.swappedInput("c0") : null;
    int in = net.integer("input");
    int hidden = net.integer("hidden");
    int layers = net.integer("layers");
    boolean bias = net.truth("bias");
    boolean both = net.truth("bidirectional");
    Recurrence all =
        switch (op) {
          case "lstm" ->
              new LSTM(in, hidden, layers, bias, both).apply(x, state, cell, net.scope());
          case "gru" -> new GRU(in, hidden, layers, bias, both).apply(x, state, net.scope());
          default -> {
            boolean relu = net.attrs().string("nonlinearity").equals("relu");
            yield new RNN(in, hidden, layers, relu, bias, both).apply(x, state, net.scope());
          }
        };
    net.output(all.output());
    net.swappedOutput("hn", all.state());
    if (all.cell() != null) {
      net.swappedOutput("cn", all.cell());
    }
  }

  private static void attention(GoldenNet net) {
    Tensor weights = net.input("q").attentionWeights(net.input("k"), null, 1, net.truth("causal"));
    net.output(weights.attend(net.input("v")));
    // One head, which the case leaves out of the shape.
    net.output("attn", weights);
  }

  private static void multiHeadAttention(GoldenNet net) {
    Tensor x = net.input("x");
    Tensor padding =
        net.attrs().get("key_padding_mask") instanceof JsonArray mask
            ? net.input("key_padding_mask", matrix(mask))
            : null;
    MultiheadAttention attention =
        new MultiheadAttention(
            net.integer("embed"), net.integer("heads"), net.truth("bias"), net.truth("causal"));
    MultiheadAttention.Result result = attention.apply(x, padding, net.scope());
    net.output(result.output());
    net.output("attn", result.weights());
  }

  private static GoldenValues matrix(JsonArray rows) {
    int cols = ((JsonArray) rows.items().get(0)).items().size();
    double[] data = new double[rows.items().size() * cols];
    int next = 0;
    for (JsonValue row : rows.items()) {
      for (double value : ((JsonArray) row).numbers()) {
        data[next++] = value;
      }
    }
    return new GoldenValues(new int[] {rows.items().size(), cols}, data);
  }

  private static TransformerEncoderLayer transformer(GoldenNet net) {
    Unary f = net.attrs().string("activation").startsWith("gelu") ? Unary.GELU : Unary.RELU;
    return new TransformerEncoderLayer(
        net.integer("embed"),
        net.integer("heads"),
        net.integer("ff"),
        0,
        new Activation(f, 0),
        net.number("eps"),
        net.truth("norm_first"),
        false);
  }

  /** The case has no input: the positions are what is added to zeros. */
  private static void positions(GoldenNet net) {
    int[] sizes = {1, net.integer("T"), net.integer("embed")};
    GoldenValues zeros = new GoldenValues(sizes, new double[sizes[1] * sizes[2]]);
    net.output(new PositionalEncoding().apply(net.input("x", zeros), net.scope()));
  }

  private static void miniSimpleCnn(GoldenNet net) {
    Tensor x = net.input("x");
    int channels = x.shape().size(1);
    int first = net.parameter("c1.w").sizes()[0];
    int second = net.parameter("c2.w").sizes()[0];
    int[] hidden = net.parameter("l1.w").sizes();
    int classes = net.parameter("l2.w").sizes()[0];
    Module model =
        new Sequential(
            "MiniCNN",
            List.of(
                new Child("c1", new Conv2d(channels, first, 3, 1, 1)),
                new Child("relu1", Activation.relu()),
                new Child("pool1", new MaxPool2d(2)),
                new Child("c2", new Conv2d(first, second, 3, 1, 1)),
                new Child("relu2", Activation.relu()),
                new Child("pool2", new MaxPool2d(2)),
                new Child("flatten", new Flatten()),
                new Child("l1", new Linear(hidden[1], hidden[0])),
                new Child("relu3", Activation.relu()),
                new Child("l2", new Linear(hidden[0], classes))));
    Tensor logits = model.apply(x, net.scope());
    JsonArray classIndices = net.attrs().array("target");
    Tensor target = net.input("target", GoldenValues.of(classIndices));
    net.output("logits", logits);
    net.loss("loss", new CrossEntropyLoss().apply(logits, target), 1.0 / net.rows());
  }
}
