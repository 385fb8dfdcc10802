package descent.engine.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.engine.Golden;
import descent.engine.io.JsonArray;
import descent.engine.io.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Forty steps of each schedule against PyTorch. */
class ScheduleGoldenTest {
  /** Recommended with the golden files; PyTorch multiplies step by step. */
  private static final double TOLERANCE = 1e-12;

  static Stream<JsonObject> cases() {
    return Golden.json("schedulers.json").array("cases").items().stream()
        .map(JsonObject.class::cast);
  }

  private static Schedule schedule(JsonObject a) {
    return switch (a.string("kind")) {
      case "step" -> new Schedule.Step((int) a.integer("step_size"), a.number("gamma"));
      case "multistep" -> {
        List<Integer> milestones = new ArrayList<>();
        for (int milestone : a.array("milestones").integers()) {
          milestones.add(milestone);
        }
        yield new Schedule.MultiStep(milestones, a.number("gamma"));
      }
      case "exponential" -> new Schedule.Exponential(a.number("gamma"));
      case "cosine" -> new Schedule.Cosine((int) a.integer("T_max"), a.number("eta_min"));
      case "cosine_warm_restarts" ->
          new Schedule.CosineWarmRestarts(
              (int) a.integer("T_0"), (int) a.integer("T_mult"), a.number("eta_min"));
      case "linear" ->
          new Schedule.Linear(
              a.number("start_factor"), a.number("end_factor"), (int) a.integer("total_iters"));
      case "polynomial" ->
          new Schedule.Polynomial((int) a.integer("total_iters"), a.number("power"));
      case "one_cycle" ->
          new Schedule.OneCycle(
              a.number("max_lr"),
              (int) a.integer("total_steps"),
              a.number("pct_start"),
              a.number("div_factor"),
              a.number("final_div_factor"));
      case "lambda" ->
          switch (a.string("formula")) {
            case "base/(1+0.1*t)" -> new Schedule.InverseTime(0.1);
            case "t<5: (t+1)/5 else 0.5*(1+cos(pi*(t-5)/35))" -> new Schedule.WarmupCosine(5, 40);
            default -> throw new AssertionError("There is no schedule " + a.string("formula"));
          };
      case "reduce_on_plateau" ->
          new Schedule.ReduceOnPlateau(
              a.number("factor"),
              (int) a.integer("patience"),
              a.number("threshold"),
              (int) a.integer("cooldown"),
              a.number("min_lr"));
      default -> throw new AssertionError("There is no schedule " + a.string("kind"));
    };
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesPyTorchsRates(JsonObject golden) {
    Schedule schedule = schedule(golden.object("attrs"));
    double[] rates = golden.array("lr").numbers();
    JsonArray metric = golden.has("metric") ? golden.array("metric") : JsonArray.of(new double[0]);
    for (int t = 0; t < rates.length; t++) {
      double rate = schedule.rate(golden.number("base_lr"), t, metric.numbers());
      assertEquals(rates[t], rate, TOLERANCE, golden.string("name") + " at " + t);
    }
  }
}
