package descent.engine.contract;

import descent.engine.backend.Kernels.Unary;
import descent.engine.graph.Tensor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How to build the operation that a golden case names. */
final class GoldenOperations {
  private GoldenOperations() {}

  /** The builder of an operation, or null when the engine does not have it. */
  static @Nullable Consumer<GoldenNet> of(String op) {
    Unary f = activation(op);
    if (f != null) {
      return net -> net.output(net.input("x").map(f, parameter(net, f)));
    }
    if (op.equals("swish")) {
      return GoldenOperations::swish;
    }
    Consumer<GoldenNet> layer = GoldenLayers.of(op);
    return layer != null ? layer : GoldenLosses.of(op);
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

  /** x sigmoid(beta x). */
  private static void swish(GoldenNet net) {
    Tensor x = net.input("x");
    net.output(x.times(x.times(net.number("beta")).map(Unary.SIGMOID)));
  }

  private static double parameter(GoldenNet net, Unary f) {
    return switch (f) {
      case LEAKY_RELU, ELU -> net.number("alpha");
      case SOFTPLUS -> net.number("beta");
      case HARDTANH -> net.number("max");
      default -> 0;
    };
  }
}
