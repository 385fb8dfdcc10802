package descent.engine.io;

import descent.engine.experiment.Experiment;
import descent.engine.experiment.LearningRate;
import descent.engine.experiment.Order;
import descent.engine.experiment.StopRule;
import descent.engine.optim.Clipping;

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
        .with("task", TaskJson.write(experiment.task()))
        .with("optimizer", OptimizerJson.write(experiment.optimizer()))
        .with("learningRate", ScheduleJson.write(experiment.learningRate()))
        .with("clipping", ClippingJson.write(experiment.clipping()))
        .with("batchSize", experiment.batchSize())
        .with("order", Coded.lower(experiment.order()))
        .with("seed", experiment.seed())
        .with("stop", write(experiment.stop()))
        .build();
  }

  /**
   * Whether two experiments are written the same. Unlike {@code equals} it does not bring along
   * that of whatever else a program has, which weighs on the page.
   */
  public static boolean same(Experiment a, Experiment b) {
    return Json.write(write(a)).equals(Json.write(write(b)));
  }

  private static JsonObject write(StopRule stop) {
    return JsonObject.with("epochs", stop.epochs())
        .with("lossBelow", stop.lossBelow())
        .with("accuracy", stop.accuracy())
        .with("patience", stop.patience())
        .build();
  }

  /**
   * The experiment that JSON says. What came into the format later may be missing: it is then what
   * it was before.
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
    return new Experiment(
        DataSourceJson.read(json.object("data")),
        TaskJson.read(json.object("task")),
        OptimizerJson.read(json.object("optimizer")),
        json.has("learningRate")
            ? ScheduleJson.read(json.object("learningRate"))
            : LearningRate.CONSTANT,
        json.has("clipping") ? ClippingJson.read(json.object("clipping")) : Clipping.NONE,
        Coded.count(json, "batchSize"),
        Coded.constant(json, "order", Order.values()),
        json.integer("seed"),
        stop(json.object("stop")));
  }

  private static StopRule stop(JsonObject json) {
    return new StopRule(
        Coded.count(json, "epochs"),
        json.number("lossBelow"),
        json.has("accuracy") ? json.number("accuracy") : 0,
        json.has("patience") ? Coded.count(json, "patience") : 0);
  }
}
