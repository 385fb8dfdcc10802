package descent.engine.contract;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How to build the loss that a golden case names. */
final class GoldenLosses {
  private GoldenLosses() {}

  /** The builder of a loss, or null when the engine does not have it. */
  static @Nullable Consumer<GoldenNet> of(String op) {
    return switch (op) {
      case "mse" -> net -> elementwise(net, new MSELoss());
      case "mae" -> net -> elementwise(net, new L1Loss());
      case "huber" -> net -> elementwise(net, new HuberLoss(net.number("delta")));
      case "smooth_l1" -> net -> elementwise(net, new SmoothL1Loss(net.number("beta")));
      case "hinge" -> net -> elementwise(net, new HingeLoss());
      case "bce" -> net -> elementwise(net, new BCELoss());
      case "bce_with_logits" ->
          net -> elementwise(net, new BCEWithLogitsLoss(number(net, "pos_weight", 1)));
      case "cross_entropy" -> net -> perRow(net, crossEntropy(net, false));
      case "cross_entropy_probs" -> net -> perRow(net, crossEntropy(net, true));
      case "nll" -> net -> perRow(net, new NLLLoss());
      case "kl_div_probs" -> GoldenLosses::divergenceOfSoftmax;
      case "kl_diag_gaussian" -> GoldenLosses::divergenceOfGaussian;
      case "reparameterize" -> GoldenLosses::sample;
      default -> null;
    };
  }

  private static Loss crossEntropy(GoldenNet net, boolean probabilities) {
    List<Double> weights = new ArrayList<>();
    if (net.attrs().has("class_weights")) {
      for (double weight : net.attrs().array("class_weights").numbers()) {
        weights.add(weight);
      }
    }
    return new CrossEntropyLoss(number(net, "label_smoothing", 0), weights, probabilities);
  }

  /** A loss whose mean is over all elements. */
  private static void elementwise(GoldenNet net, Loss loss) {
    Tensor x = net.input("x");
    double perRow = x.shape().perRow();
    Tensor losses = loss.apply(x, net.input("target"));
    net.loss("y", losses, isSum(net) ? perRow : 1.0 / net.rows());
  }

  /** A loss whose mean is over the rows and what they weigh. */
  private static void perRow(GoldenNet net, Loss loss) {
    Tensor losses = loss.apply(net.input("x"), net.input("target"));
    double weight =
        Arrays.stream(net.golden("target").data(), 0, net.rows()).map(loss::weight).sum();
    net.loss("y", losses, isSum(net) ? 1 : 1 / weight);
  }

  private static void divergenceOfSoftmax(GoldenNet net) {
    Tensor losses = new KLDivLoss().apply(net.input("x").logSoftmax(), net.input("target"));
    net.loss("y", losses, 1.0 / net.rows());
  }

  private static void divergenceOfGaussian(GoldenNet net) {
    Tensor losses = Gaussian.divergence(net.input("mu"), net.input("logvar"));
    net.loss("y", losses, 1.0 / net.rows());
  }

  private static void sample(GoldenNet net) {
    net.output(Gaussian.sample(net.input("mu"), net.input("logvar"), net.input("eps")));
  }

  private static double number(GoldenNet net, String attr, double otherwise) {
    return net.attrs().has(attr) ? net.number(attr) : otherwise;
  }

  private static boolean isSum(GoldenNet net) {
    return net.attrs().string("reduction").equals("sum");
  }
}
