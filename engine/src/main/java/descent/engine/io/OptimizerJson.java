package descent.engine.io;

import descent.engine.optim.Adadelta;
import descent.engine.optim.Adagrad;
import descent.engine.optim.Adam;
import descent.engine.optim.AdamW;
import descent.engine.optim.Adamax;
import descent.engine.optim.Optimizer;
import descent.engine.optim.RMSprop;
import descent.engine.optim.SGD;

/** Optimisers as JSON. */
final class OptimizerJson {
  private OptimizerJson() {}

  static JsonObject write(Optimizer optimizer) {
    return switch (optimizer) {
      case SGD o ->
          Coded.kind("sgd")
              .with("lr", o.lr())
              .with("momentum", o.momentum())
              .with("dampening", o.dampening())
              .with("nesterov", o.nesterov())
              .with("weightDecay", o.weightDecay())
              .build();
      case RMSprop o ->
          Coded.kind("rmsprop")
              .with("lr", o.lr())
              .with("alpha", o.alpha())
              .with("eps", o.eps())
              .with("momentum", o.momentum())
              .with("centered", o.centered())
              .with("weightDecay", o.weightDecay())
              .build();
      case Adagrad o ->
          Coded.kind("adagrad")
              .with("lr", o.lr())
              .with("lrDecay", o.lrDecay())
              .with("eps", o.eps())
              .with("weightDecay", o.weightDecay())
              .with("initialAccumulator", o.initialAccumulator())
              .build();
      case Adadelta o ->
          Coded.kind("adadelta")
              .with("lr", o.lr())
              .with("rho", o.rho())
              .with("eps", o.eps())
              .with("weightDecay", o.weightDecay())
              .build();
      case Adam o ->
          adam("adam", o.lr(), o.beta1(), o.beta2(), o.eps(), o.weightDecay())
              .with("amsgrad", o.amsgrad())
              .build();
      case AdamW o -> adam("adamw", o.lr(), o.beta1(), o.beta2(), o.eps(), o.weightDecay()).build();
      case Adamax o ->
          adam("adamax", o.lr(), o.beta1(), o.beta2(), o.eps(), o.weightDecay()).build();
    };
  }

  private static JsonObject.Builder adam(
      String kind, double lr, double beta1, double beta2, double eps, double weightDecay) {
    return Coded.kind(kind)
        .with("lr", lr)
        .with("betas", JsonArray.of(beta1, beta2))
        .with("eps", eps)
        .with("weightDecay", weightDecay);
  }

  static Optimizer read(JsonObject json) {
    String kind = json.string(Coded.KIND);
    return switch (kind) {
      case "sgd" ->
          new SGD(
              json.number("lr"),
              json.number("momentum"),
              json.number("dampening"),
              json.truth("nesterov"),
              json.number("weightDecay"));
      case "rmsprop" ->
          new RMSprop(
              json.number("lr"),
              json.number("alpha"),
              json.number("eps"),
              json.number("momentum"),
              json.truth("centered"),
              json.number("weightDecay"));
      case "adagrad" ->
          new Adagrad(
              json.number("lr"),
              json.number("lrDecay"),
              json.number("eps"),
              json.number("weightDecay"),
              json.number("initialAccumulator"));
      case "adadelta" ->
          new Adadelta(
              json.number("lr"),
              json.number("rho"),
              json.number("eps"),
              json.number("weightDecay"));
      case "adam" -> {
        double[] betas = betas(json);
        yield new Adam(
            json.number("lr"),
            betas[0],
            betas[1],
            json.number("eps"),
            json.number("weightDecay"),
            json.has("amsgrad") && json.truth("amsgrad"));
      }
      case "adamax" -> {
        double[] betas = betas(json);
        yield new Adamax(
            json.number("lr"), betas[0], betas[1], json.number("eps"), json.number("weightDecay"));
      }
      case "adamw" -> {
        double[] betas = betas(json);
        yield new AdamW(
            json.number("lr"), betas[0], betas[1], json.number("eps"), json.number("weightDecay"));
      }
      default ->
          throw Coded.unknown(
              "optimizer", kind, "sgd, rmsprop, adagrad, adadelta, adam, adamw, adamax");
    };
  }

  private static double[] betas(JsonObject json) {
    double[] betas = json.array("betas").numbers();
    if (betas.length != 2) {
      throw new IllegalArgumentException(
          "\"betas\" should have 2 numbers, but has " + betas.length);
    }
    return betas;
  }
}
