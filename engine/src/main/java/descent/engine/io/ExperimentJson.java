package descent.engine.io;

import descent.engine.experiment.Experiment;
import descent.engine.experiment.Order;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Supervised;
import descent.engine.experiment.Task;

/**
 * Experiments as JSON, the form in which the page, its worker, the server and a shared link hand
 * them to each other. One exhaustive switch for each sealed type, no reflection.
 */
public final class ExperimentJson {
  /** The version that is written, and the only one that is read. */
  private static final String FORMAT = "descent-experiment-1";

  private ExperimentJson() {}

  /** An experiment as JSON. */
  public static JsonObject write(Experiment experiment) {
    return JsonObject.with("format", FORMAT)
        .with("data", DataSourceJson.write(experiment.data()))
        .with("task", write(experiment.task()))
        .with("optimizer", OptimizerJson.write(experiment.optimizer()))
        .with("batchSize", experiment.batchSize())
        .with("order", Coded.lower(experiment.order()))
        .with("seed", experiment.seed())
        .with(
            "stop",
            JsonObject.with("epochs", experiment.stop().epochs())
                .with("lossBelow", experiment.stop().lossBelow())
                .build())
        .build();
  }

  private static JsonObject write(Task task) {
    return switch (task) {
      case Supervised t ->
          Coded.kind("supervised")
              .with("model", ModuleJson.write(t.model()))
              .with("loss", LossJson.write(t.loss()))
              .build();
    };
  }

  /**
   * The experiment that JSON says.
   *
   * @throws IllegalArgumentException with a sentence that says what is missing or wrong
   */
  public static Experiment read(JsonObject json) {
    String format = json.string("format");
    if (!format.equals(FORMAT)) {
      throw new IllegalArgumentException(
          "This experiment has the format \""
              + format
              + "\", but only \""
              + FORMAT
              + "\" can be read; it comes from another version of Descent");
    }
    JsonObject stop = json.object("stop");
    return new Experiment(
        DataSourceJson.read(json.object("data")),
        task(json.object("task")),
        OptimizerJson.read(json.object("optimizer")),
        Coded.count(json, "batchSize"),
        Coded.constant(json, "order", Order.values()),
        json.integer("seed"),
        new StopRule(Coded.count(stop, "epochs"), stop.number("lossBelow")));
  }

  private static Task task(JsonObject json) {
    String kind = json.string(Coded.KIND);
    return switch (kind) {
      case "supervised" ->
          new Supervised(ModuleJson.read(json.object("model")), LossJson.read(json.object("loss")));
      default -> throw Coded.unknown("task", kind, "supervised");
    };
  }
}
