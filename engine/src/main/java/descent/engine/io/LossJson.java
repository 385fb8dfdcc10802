package descent.engine.io;

import descent.engine.loss.BCELoss;
import descent.engine.loss.BCEWithLogitsLoss;
import descent.engine.loss.CrossEntropyLoss;
import descent.engine.loss.L1Loss;
import descent.engine.loss.Loss;
import descent.engine.loss.MSELoss;

/** Losses as JSON. */
final class LossJson {
  private LossJson() {}

  static JsonObject write(Loss loss) {
    return switch (loss) {
      case MSELoss l -> Coded.kind("mse").build();
      case L1Loss l -> Coded.kind("l1").build();
      case BCELoss l -> Coded.kind("bce").build();
      case BCEWithLogitsLoss l ->
          Coded.kind("bce_with_logits").with("posWeight", l.posWeight()).build();
      case CrossEntropyLoss l ->
          Coded.kind("cross_entropy").with("labelSmoothing", l.labelSmoothing()).build();
    };
  }

  static Loss read(JsonObject json) {
    String kind = json.string(Coded.KIND);
    return switch (kind) {
      case "mse" -> new MSELoss();
      case "l1" -> new L1Loss();
      case "bce" -> new BCELoss();
      case "bce_with_logits" -> new BCEWithLogitsLoss(json.number("posWeight"));
      case "cross_entropy" -> new CrossEntropyLoss(json.number("labelSmoothing"));
      default -> throw Coded.unknown("loss", kind, "mse, l1, bce, bce_with_logits, cross_entropy");
    };
  }
}
