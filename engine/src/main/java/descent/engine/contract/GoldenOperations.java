package descent.engine.contract;

import descent.engine.backend.Kernels.Unary;
import descent.engine.graph.Geometry;
import descent.engine.graph.Tensor;
import descent.engine.io.JsonArray;
import descent.engine.io.JsonObject;
import descent.engine.loss.CrossEntropyLoss;
import descent.engine.nn.Activation;
import descent.engine.nn.Conv2d;
import descent.engine.nn.Flatten;
import descent.engine.nn.Linear;
import descent.engine.nn.MaxPool2d;
import descent.engine.nn.Module;
import descent.engine.nn.Sequential;
import descent.engine.nn.Sequential.Child;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How to build the operation that a golden case names. */
final class GoldenOperations {
  private GoldenOperations() {}

  /** The builder of a case, or null when the engine does not have it. */
  static @Nullable Consumer<GoldenNet> of(JsonObject golden) {
    String op = golden.string("op");
    Unary f = activation(op);
    if (f != null) {
      return net -> net.output(net.input("x").map(f, parameter(net, f)));
    }
    return switch (op) {
      case "linear" ->
          net ->
              net.module(
                  new Linear(
                      net.integer("in_features"), net.integer("out_features"), net.truth("bias")));
      case "conv2d" ->
          net ->
              net.module(
                  new Conv2d(
                      net.integer("in_channels"),
                      net.integer("out_channels"),
                      geometry(net),
                      net.integer("groups"),
                      net.truth("bias")));
      case "max_pool2d" -> net -> net.module(new MaxPool2d(geometry(net)));
      case "mini_simple_cnn" -> GoldenOperations::miniSimpleCnn;
      default -> GoldenLosses.of(golden);
    };
  }

  private static @Nullable Unary activation(String op) {
    return switch (op) {
      case "identity" -> Unary.IDENTITY;
      case "relu" -> Unary.RELU;
      case "leaky_relu" -> Unary.LEAKY_RELU;
      case "elu" -> Unary.ELU;
      case "selu" -> Unary.SELU;
      case "silu" -> Unary.SILU;
      case "gelu_erf" -> Unary.GELU;
      case "gelu_tanh" -> Unary.GELU_TANH;
      case "tanh" -> Unary.TANH;
      case "sigmoid" -> Unary.SIGMOID;
      case "log_sigmoid" -> Unary.LOG_SIGMOID;
      case "softplus" -> Unary.SOFTPLUS;
      case "softsign" -> Unary.SOFTSIGN;
      case "mish" -> Unary.MISH;
      case "relu6" -> Unary.RELU6;
      case "hardtanh" -> Unary.HARDTANH;
      default -> null;
    };
  }

  private static double parameter(GoldenNet net, Unary f) {
    return switch (f) {
      case LEAKY_RELU, ELU -> net.number("alpha");
      case SOFTPLUS -> net.number("beta");
      case HARDTANH -> net.number("max");
      default -> 0;
    };
  }

  static Geometry geometry(GoldenNet net) {
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
