package descent.engine.io;

import descent.engine.loss.BCELoss;
import descent.engine.loss.BCEWithLogitsLoss;
import descent.engine.loss.CrossEntropyLoss;
import descent.engine.loss.HingeLoss;
import descent.engine.loss.HuberLoss;
import descent.engine.loss.KLDivLoss;
import descent.engine.loss.L1Loss;
import descent.engine.loss.Loss;
import descent.engine.loss.MSELoss;
import descent.engine.loss.NLLLoss;
import descent.engine.loss.SmoothL1Loss;
import java.util.ArrayList;
import java.util.List;

/** Losses as JSON. */
final class LossJson {
  private LossJson() {}

  static JsonObject write(Loss loss) {
    return switch (loss) {
      case MSELoss l -> Coded.kind("mse").build();
      case L1Loss l -> Coded.kind("l1").build();
      case HuberLoss l -> Coded.kind("huber").with("delta", l.delta()).build();
      case SmoothL1Loss l -> Coded.kind("smooth_l1").with("beta", l.beta()).build();
      case HingeLoss l -> Coded.kind("hinge").build();
      case BCELoss l -> Coded.kind("bce").build();
      case BCEWithLogitsLoss l ->
          Coded.kind("bce_with_logits").with("posWeight", l.posWeight()).build();
      case NLLLoss l -> Coded.kind("nll").build();
      case CrossEntropyLoss l ->
          Coded.kind("cross_entropy")
              .with("labelSmoothing", l.labelSmoothing())
              .with("classWeights", Coded.numbers(l.classWeights()))
              .with("probabilities", l.probabilities())
              .build();
      case KLDivLoss l -> Coded.kind("kl_div").build();
    };
  }

  static Loss read(JsonObject json) {
    String kind = json.string(Coded.KIND);
    return switch (kind) {
      case "mse" -> new MSELoss();
      case "l1" -> new L1Loss();
      case "huber" -> new HuberLoss(json.number("delta"));
      case "smooth_l1" -> new SmoothL1Loss(json.number("beta"));
      case "hinge" -> new HingeLoss();
      case "bce" -> new BCELoss();
      case "bce_with_logits" ->
          new BCEWithLogitsLoss(json.has("posWeight") ? json.number("posWeight") : 1);
      case "nll" -> new NLLLoss();
      case "cross_entropy" -> crossEntropy(json);
      case "kl_div" -> new KLDivLoss();
      default ->
          throw Coded.unknown(
              "loss",
              kind,
              "mse, l1, huber, smooth_l1, hinge, bce, bce_with_logits, nll, cross_entropy, kl_div");
    };
  }

  private static Loss crossEntropy(JsonObject json) {
    List<Double> weights = new ArrayList<>();
    for (double weight : json.array("classWeights").numbers()) {
      weights.add(weight);
    }
    return new CrossEntropyLoss(
        json.number("labelSmoothing"), weights, json.truth("probabilities"));
  }
}
