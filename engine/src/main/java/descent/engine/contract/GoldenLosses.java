package descent.engine.contract;

import descent.engine.graph.Tensor;
import descent.engine.io.JsonObject;
import descent.engine.loss.BCELoss;
import descent.engine.loss.BCEWithLogitsLoss;
import descent.engine.loss.CrossEntropyLoss;
import descent.engine.loss.L1Loss;
import descent.engine.loss.Loss;
import descent.engine.loss.MSELoss;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How to build the loss that a golden case names. */
final class GoldenLosses {
  private GoldenLosses() {}

  /** The builder of a case, or null when the engine does not have it. */
  static @Nullable Consumer<GoldenNet> of(JsonObject golden) {
    JsonObject attrs = golden.object("attrs");
    if (attrs.has("class_weights")) {
      return null;
    }
    return switch (golden.string("op")) {
      case "mse" -> net -> elementwise(net, new MSELoss());
      case "mae" -> net -> elementwise(net, new L1Loss());
      case "bce" -> net -> elementwise(net, new BCELoss());
      case "bce_with_logits" -> net -> elementwise(net, new BCEWithLogitsLoss(posWeight(net)));
      case "cross_entropy" ->
          net -> perRow(net, new CrossEntropyLoss(net.number("label_smoothing")));
      default -> null;
    };
  }

  /** A loss whose mean is over all elements. */
  private static void elementwise(GoldenNet net, Loss loss) {
    Tensor x = net.input("x");
    double perRow = x.shape().perRow();
    Tensor losses = loss.apply(x, net.input("target"));
    net.loss("y", losses, isSum(net) ? perRow : 1.0 / net.rows());
  }

  /** A loss whose mean is over the rows. */
  private static void perRow(GoldenNet net, Loss loss) {
    Tensor losses = loss.apply(net.input("x"), net.input("target"));
    net.loss("y", losses, isSum(net) ? 1 : 1.0 / net.rows());
  }

  private static double posWeight(GoldenNet net) {
    return net.attrs().has("pos_weight") ? net.number("pos_weight") : 1;
  }

  private static boolean isSum(GoldenNet net) {
    return net.attrs().string("reduction").equals("sum");
  }
}
