package descent.engine.io;

import descent.engine.Shape;
import descent.engine.backend.Kernels.Unary;
import descent.engine.graph.Geometry;
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
import descent.engine.nn.Flatten;
import descent.engine.nn.GRU;
import descent.engine.nn.InitialWeights;
import descent.engine.nn.LSTM;
import descent.engine.nn.LastStep;
import descent.engine.nn.LayerNorm;
import descent.engine.nn.LearnedPositions;
import descent.engine.nn.Linear;
import descent.engine.nn.MaxPool2d;
import descent.engine.nn.Module;
import descent.engine.nn.MultiheadAttention;
import descent.engine.nn.OneHot;
import descent.engine.nn.PositionalEncoding;
import descent.engine.nn.RNN;
import descent.engine.nn.Sequential;
import descent.engine.nn.Softmax;
import descent.engine.nn.TransformerEncoderLayer;
import descent.engine.nn.Upsample;
import java.util.ArrayList;
import java.util.List;

/** Networks as JSON. */
final class ModuleJson {
  private ModuleJson() {}

  static JsonObject write(Module module) {
    return switch (module) {
      case Linear m ->
          Coded.kind("linear")
              .with("in", m.inFeatures())
              .with("out", m.outFeatures())
              .with("bias", m.bias())
              .with("initial", Coded.lower(m.initial()))
              .build();
      case Conv2d m ->
          Coded.kind("conv2d")
              .with("in", m.inChannels())
              .with("out", m.outChannels())
              .with("window", write(m.geometry()))
              .with("groups", m.groups())
              .with("bias", m.bias())
              .build();
      case ConvTranspose2d m ->
          Coded.kind("conv_transpose2d")
              .with("in", m.inChannels())
              .with("out", m.outChannels())
              .with("window", write(m.geometry()))
              .with("outputPadding", JsonArray.of(m.outputPadH(), m.outputPadW()))
              .with("groups", m.groups())
              .with("bias", m.bias())
              .build();
      case MaxPool2d m -> Coded.kind("max_pool2d").with("window", write(m.geometry())).build();
      case AvgPool2d m ->
          Coded.kind("avg_pool2d")
              .with("window", write(m.geometry()))
              .with("countIncludePad", m.countIncludePad())
              .build();
      case AdaptiveAvgPool2d m ->
          Coded.kind("adaptive_avg_pool2d").with("size", JsonArray.of(m.outH(), m.outW())).build();
      case AdaptiveMaxPool2d m ->
          Coded.kind("adaptive_max_pool2d").with("size", JsonArray.of(m.outH(), m.outW())).build();
      case Upsample m ->
          Coded.kind("upsample")
              .with("scale", JsonArray.of(m.scaleH(), m.scaleW()))
              .with("bilinear", m.bilinear())
              .build();
      case Flatten m -> Coded.kind("flatten").build();
      case BatchNorm1d m ->
          batchNorm("batch_norm1d", m.features(), m.eps(), m.momentum(), m.affine());
      case BatchNorm2d m ->
          batchNorm("batch_norm2d", m.features(), m.eps(), m.momentum(), m.affine());
      case LayerNorm m ->
          Coded.kind("layer_norm")
              .with("shape", JsonArray.of(m.normalizedShape().sizes()))
              .with("eps", m.eps())
              .with("affine", m.affine())
              .build();
      case Dropout m -> Coded.kind("dropout").with("p", m.p()).build();
      case Embedding m ->
          Coded.kind("embedding")
              .with("entries", m.numEmbeddings())
              .with("dim", m.dim())
              .with("padding", m.paddingIdx())
              .build();
      case OneHot m -> Coded.kind("one_hot").with("classes", m.numClasses()).build();
      case LearnedPositions m ->
          Coded.kind("learned_positions")
              .with("length", m.length())
              .with("width", m.width())
              .build();
      case LastStep m -> Coded.kind("last_step").build();
      case PositionalEncoding m -> Coded.kind("positional_encoding").build();
      case RNN m ->
          recurrent("rnn", m.input(), m.hidden(), m.layers(), m.bias(), m.bidirectional())
              .with("relu", m.relu())
              .with("orthogonal", m.orthogonal())
              .build();
      case LSTM m ->
          recurrent("lstm", m.input(), m.hidden(), m.layers(), m.bias(), m.bidirectional())
              .with("forgetBias", m.forgetBias())
              .build();
      case GRU m ->
          recurrent("gru", m.input(), m.hidden(), m.layers(), m.bias(), m.bidirectional())
              .with("updateBias", m.updateBias())
              .build();
      case MultiheadAttention m ->
          Coded.kind("multihead_attention")
              .with("embed", m.embed())
              .with("heads", m.heads())
              .with("bias", m.bias())
              .with("causal", m.causal())
              .build();
      case TransformerEncoderLayer m ->
          Coded.kind("transformer_encoder_layer")
              .with("embed", m.embed())
              .with("heads", m.heads())
              .with("hidden", m.hidden())
              .with("dropout", m.dropout())
              .with("activation", write(m.activation()))
              .with("eps", m.eps())
              .with("normFirst", m.normFirst())
              .with("causal", m.causal())
              .build();
      case Softmax m -> Coded.kind("softmax").with("log", m.log()).build();
      case Activation m ->
          Coded.kind("activation").with("f", Coded.lower(m.f())).with("p", m.p()).build();
      case Sequential m -> write(m);
    };
  }

  private static JsonObject batchNorm(
      String kind, int features, double eps, double momentum, boolean affine) {
    return Coded.kind(kind)
        .with("features", features)
        .with("eps", eps)
        .with("momentum", momentum)
        .with("affine", affine)
        .build();
  }

  private static JsonObject.Builder recurrent(
      String kind, int input, int hidden, int layers, boolean bias, boolean bidirectional) {
    return Coded.kind(kind)
        .with("input", input)
        .with("hidden", hidden)
        .with("layers", layers)
        .with("bias", bias)
        .with("bidirectional", bidirectional);
  }

  private static JsonObject write(Sequential sequential) {
    List<JsonValue> children = new ArrayList<>();
    for (Sequential.Child child : sequential.children()) {
      children.add(
          JsonObject.with("name", child.name()).with("module", write(child.module())).build());
    }
    return Coded.kind("sequential")
        .with("name", sequential.name())
        .with("children", new JsonArray(children))
        .build();
  }

  private static JsonObject write(Geometry g) {
    return JsonObject.with("kernel", JsonArray.of(g.kernelH(), g.kernelW()))
        .with("stride", JsonArray.of(g.strideH(), g.strideW()))
        .with("padding", JsonArray.of(g.padH(), g.padW()))
        .with("dilation", JsonArray.of(g.dilationH(), g.dilationW()))
        .with("ceil", g.ceilMode())
        .build();
  }

  static Module read(JsonObject json) {
    String kind = json.string(Coded.KIND);
    return switch (kind) {
      case "linear" ->
          new Linear(
              Coded.count(json, "in"), Coded.count(json, "out"), json.truth("bias"), initial(json));
      case "conv2d" ->
          new Conv2d(
              Coded.count(json, "in"),
              Coded.count(json, "out"),
              geometry(json.object("window")),
              Coded.count(json, "groups"),
              json.truth("bias"));
      case "conv_transpose2d" ->
          new ConvTranspose2d(
              Coded.count(json, "in"),
              Coded.count(json, "out"),
              geometry(json.object("window")),
              pair(json, "outputPadding")[0],
              pair(json, "outputPadding")[1],
              Coded.count(json, "groups"),
              json.truth("bias"));
      case "max_pool2d" -> new MaxPool2d(geometry(json.object("window")));
      case "avg_pool2d" ->
          new AvgPool2d(geometry(json.object("window")), json.truth("countIncludePad"));
      case "adaptive_avg_pool2d" ->
          new AdaptiveAvgPool2d(pair(json, "size")[0], pair(json, "size")[1]);
      case "adaptive_max_pool2d" ->
          new AdaptiveMaxPool2d(pair(json, "size")[0], pair(json, "size")[1]);
      case "upsample" ->
          new Upsample(pair(json, "scale")[0], pair(json, "scale")[1], json.truth("bilinear"));
      case "batch_norm1d" ->
          new BatchNorm1d(
              Coded.count(json, "features"),
              json.number("eps"),
              json.number("momentum"),
              json.truth("affine"));
      case "batch_norm2d" ->
          new BatchNorm2d(
              Coded.count(json, "features"),
              json.number("eps"),
              json.number("momentum"),
              json.truth("affine"));
      case "layer_norm" ->
          new LayerNorm(
              Shape.of(json.array("shape").integers()), json.number("eps"), json.truth("affine"));
      case "embedding" ->
          new Embedding(
              Coded.count(json, "entries"), Coded.count(json, "dim"), Coded.count(json, "padding"));
      case "positional_encoding" -> new PositionalEncoding();
      case "one_hot" -> new OneHot(Coded.count(json, "classes"));
      case "learned_positions" ->
          new LearnedPositions(Coded.count(json, "length"), Coded.count(json, "width"));
      case "last_step" -> new LastStep();
      case "rnn" ->
          new RNN(
              Coded.count(json, "input"),
              Coded.count(json, "hidden"),
              Coded.count(json, "layers"),
              json.truth("relu"),
              json.truth("bias"),
              json.truth("bidirectional"),
              json.has("orthogonal") && json.truth("orthogonal"));
      case "lstm" ->
          new LSTM(
              Coded.count(json, "input"),
              Coded.count(json, "hidden"),
              Coded.count(json, "layers"),
              json.truth("bias"),
              json.truth("bidirectional"),
              json.has("forgetBias") ? json.number("forgetBias") : 0);
      case "gru" ->
          new GRU(
              Coded.count(json, "input"),
              Coded.count(json, "hidden"),
              Coded.count(json, "layers"),
              json.truth("bias"),
              json.truth("bidirectional"),
              json.has("updateBias") ? json.number("updateBias") : 0);
      case "multihead_attention" ->
          new MultiheadAttention(
              Coded.count(json, "embed"),
              Coded.count(json, "heads"),
              json.truth("bias"),
              json.truth("causal"));
      case "transformer_encoder_layer" -> transformerEncoderLayer(json);
      case "softmax" -> new Softmax(json.truth("log"));
      case "flatten" -> new Flatten();
      case "dropout" -> new Dropout(json.number("p"));
      case "activation" -> activation(json);
      case "sequential" -> sequential(json);
      default ->
          throw Coded.unknown(
              "layer",
              kind,
              "linear, conv2d, conv_transpose2d, max_pool2d, avg_pool2d, adaptive_avg_pool2d,"
                  + " adaptive_max_pool2d, upsample, flatten, batch_norm1d, batch_norm2d,"
                  + " layer_norm, dropout, embedding, one_hot, positional_encoding,"
                  + " learned_positions, last_step, rnn, lstm, gru,"
                  + " multihead_attention, transformer_encoder_layer, activation, softmax,"
                  + " sequential");
    };
  }

  private static Activation activation(JsonObject json) {
    return new Activation(Coded.constant(json, "f", Unary.values()), json.number("p"));
  }

  private static TransformerEncoderLayer transformerEncoderLayer(JsonObject json) {
    return new TransformerEncoderLayer(
        Coded.count(json, "embed"),
        Coded.count(json, "heads"),
        Coded.count(json, "hidden"),
        json.number("dropout"),
        activation(json.object("activation")),
        json.number("eps"),
        json.truth("normFirst"),
        json.truth("causal"));
  }

  private static Sequential sequential(JsonObject json) {
    List<Sequential.Child> children = new ArrayList<>();
    for (JsonValue item : json.array("children").items()) {
      if (!(item instanceof JsonObject child)) {
        throw new IllegalArgumentException(
            "\"children\" should hold objects, but holds " + item.kind());
      }
      children.add(new Sequential.Child(child.string("name"), read(child.object("module"))));
    }
    return new Sequential(json.string("name"), children);
  }

  private static Geometry geometry(JsonObject json) {
    int[] kernel = pair(json, "kernel");
    int[] stride = pair(json, "stride");
    int[] padding = pair(json, "padding");
    int[] dilation = pair(json, "dilation");
    return new Geometry(
        kernel[0],
        kernel[1],
        stride[0],
        stride[1],
        padding[0],
        padding[1],
        dilation[0],
        dilation[1],
        json.truth("ceil"));
  }

  private static InitialWeights initial(JsonObject json) {
    return json.has("initial")
        ? Coded.constant(json, "initial", InitialWeights.values())
        : InitialWeights.TORCH;
  }

  private static int[] pair(JsonObject json, String name) {
    int[] pair = json.array(name).integers();
    if (pair.length != 2) {
      throw new IllegalArgumentException(
          "\"" + name + "\" should have 2 numbers, but has " + pair.length);
    }
    return pair;
  }
}
