package descent.engine.io;

import descent.engine.experiment.LearningRate;
import descent.engine.optim.Schedule;
import java.util.ArrayList;
import java.util.List;

/** Schedules of the learning rate as JSON. */
final class ScheduleJson {
  private ScheduleJson() {}

  static JsonObject write(LearningRate rate) {
    return JsonObject.with("unit", Coded.lower(rate.unit()))
        .with("schedule", write(rate.schedule()))
        .build();
  }

  static LearningRate read(JsonObject json) {
    return new LearningRate(
        schedule(json.object("schedule")),
        Coded.constant(json, "unit", LearningRate.Unit.values()));
  }

  private static JsonObject write(Schedule schedule) {
    return switch (schedule) {
      case Schedule.Constant s -> Coded.kind("constant").build();
      case Schedule.Step s ->
          Coded.kind("step").with("stepSize", s.stepSize()).with("gamma", s.gamma()).build();
      case Schedule.MultiStep s ->
          Coded.kind("multi_step")
              .with("milestones", Coded.numbers(s.milestones()))
              .with("gamma", s.gamma())
              .build();
      case Schedule.Exponential s -> Coded.kind("exponential").with("gamma", s.gamma()).build();
      case Schedule.InverseTime s -> Coded.kind("inverse_time").with("decay", s.decay()).build();
      case Schedule.Linear s ->
          Coded.kind("linear")
              .with("startFactor", s.startFactor())
              .with("endFactor", s.endFactor())
              .with("totalTime", s.totalTime())
              .build();
      case Schedule.Polynomial s ->
          Coded.kind("polynomial")
              .with("totalTime", s.totalTime())
              .with("power", s.power())
              .build();
      case Schedule.Cosine s ->
          Coded.kind("cosine").with("period", s.period()).with("min", s.min()).build();
      case Schedule.CosineWarmRestarts s ->
          Coded.kind("cosine_warm_restarts")
              .with("period", s.period())
              .with("factor", s.factor())
              .with("min", s.min())
              .build();
      case Schedule.WarmupCosine s ->
          Coded.kind("warmup_cosine")
              .with("warmup", s.warmup())
              .with("totalTime", s.totalTime())
              .build();
      case Schedule.OneCycle s ->
          Coded.kind("one_cycle")
              .with("max", s.max())
              .with("totalTime", s.totalTime())
              .with("rising", s.rising())
              .with("divFactor", s.divFactor())
              .with("finalDivFactor", s.finalDivFactor())
              .build();
      case Schedule.ReduceOnPlateau s ->
          Coded.kind("reduce_on_plateau")
              .with("factor", s.factor())
              .with("patience", s.patience())
              .with("threshold", s.threshold())
              .with("cooldown", s.cooldown())
              .with("min", s.min())
              .build();
    };
  }

  private static Schedule schedule(JsonObject json) {
    String kind = json.string(Coded.KIND);
    return switch (kind) {
      case "constant" -> Schedule.CONSTANT;
      case "step" -> new Schedule.Step(Coded.count(json, "stepSize"), json.number("gamma"));
      case "multi_step" -> new Schedule.MultiStep(milestones(json), json.number("gamma"));
      case "exponential" -> new Schedule.Exponential(json.number("gamma"));
      case "inverse_time" -> new Schedule.InverseTime(json.number("decay"));
      case "linear" ->
          new Schedule.Linear(
              json.number("startFactor"), json.number("endFactor"), Coded.count(json, "totalTime"));
      case "polynomial" ->
          new Schedule.Polynomial(Coded.count(json, "totalTime"), json.number("power"));
      case "cosine" -> new Schedule.Cosine(Coded.count(json, "period"), json.number("min"));
      case "cosine_warm_restarts" ->
          new Schedule.CosineWarmRestarts(
              Coded.count(json, "period"), Coded.count(json, "factor"), json.number("min"));
      case "warmup_cosine" ->
          new Schedule.WarmupCosine(Coded.count(json, "warmup"), Coded.count(json, "totalTime"));
      case "one_cycle" ->
          new Schedule.OneCycle(
              json.number("max"),
              Coded.count(json, "totalTime"),
              json.number("rising"),
              json.number("divFactor"),
              json.number("finalDivFactor"));
      case "reduce_on_plateau" ->
          new Schedule.ReduceOnPlateau(
              json.number("factor"),
              Coded.count(json, "patience"),
              json.number("threshold"),
              Coded.count(json, "cooldown"),
              json.number("min"));
      default ->
          throw Coded.unknown(
              "schedule",
              kind,
              "constant, step, multi_step, exponential, inverse_time, linear, polynomial, cosine,"
                  + " cosine_warm_restarts, warmup_cosine, one_cycle, reduce_on_plateau");
    };
  }

  private static List<Integer> milestones(JsonObject json) {
    List<Integer> milestones = new ArrayList<>();
    for (double milestone : json.array("milestones").numbers()) {
      if (milestone != (int) milestone) {
        throw new IllegalArgumentException(
            "A milestone should be an integer, but one is " + milestone);
      }
      milestones.add((int) milestone);
    }
    return milestones;
  }
}
