package descent.engine.contract;

import descent.engine.backend.Kernels;
import java.util.ArrayList;
import java.util.List;

/** Demands on the optimisers' steps. */
final class OptimiserContract {
  private static final double RATE = 0.01;

  private OptimiserContract() {}

  static List<ContractCase> cases() {
    List<ContractCase> cases = new ArrayList<>();
    cases.add(sgd("plain", 0, 0, false, 0, false));
    cases.add(sgd("with decay", 0, 0, false, 0.1, true));
    cases.add(sgd("with momentum, first step", 0.9, 0.25, false, 0.1, true));
    cases.add(sgd("with momentum", 0.9, 0.25, false, 0.1, false));
    cases.add(sgd("with Nesterov's momentum", 0.9, 0, true, 0, false));
    for (int step : new int[] {1, 2, 1000}) {
      cases.add(adam("step " + step, 0, false, step));
      cases.add(adam("with decay, step " + step, 0.1, false, step));
      cases.add(adam("with decoupled decay, step " + step, 0.1, true, step));
    }
    for (boolean momentum : new boolean[] {false, true}) {
      cases.add(rmsprop(momentum, false));
      cases.add(rmsprop(momentum, true));
    }
    cases.add(
        ContractCase.onRanges(
            "adagrad",
            "",
            (t, n) -> {
              int w = t.output(n);
              int dw = t.input(n);
              int square = t.state(n, 0, 2);
              t.check(Trial.GRADIENT, k -> k.adagrad(n, w, dw, square, RATE, 1e-10, 0.1));
            }));
    return cases;
  }

  private static ContractCase sgd(
      String variant,
      double momentum,
      double dampening,
      boolean nesterov,
      double decay,
      boolean first) {
    return ContractCase.onRanges(
        "sgd",
        variant,
        (t, n) -> {
          int w = t.output(n);
          int dw = t.input(n);
          int velocity = momentum == 0 ? Kernels.NONE : t.output(n);
          t.check(
              Trial.FUNCTION,
              k -> k.sgd(n, w, dw, velocity, RATE, momentum, dampening, nesterov, decay, first));
        });
  }

  private static ContractCase adam(String variant, double decay, boolean decoupled, int step) {
    return ContractCase.onRanges(
        "adam",
        variant,
        (t, n) -> {
          int w = t.output(n);
          int dw = t.input(n);
          int m = t.output(n);
          int v = t.state(n, 0, 1);
          t.check(
              Trial.GRADIENT,
              k -> k.adam(n, w, dw, m, v, RATE, 0.9, 0.999, 1e-8, decay, decoupled, step));
        });
  }

  private static ContractCase rmsprop(boolean withVelocity, boolean centered) {
    return ContractCase.onRanges(
        "rmsprop",
        (withVelocity ? "with" : "without") + " momentum" + (centered ? ", centered" : ""),
        (t, n) -> {
          int w = t.output(n);
          int dw = t.input(n);
          // Far enough above the squared mean that their difference does not cancel.
          int square = t.state(n, 1, 2);
          int velocity = withVelocity ? t.output(n) : Kernels.NONE;
          int mean = centered ? t.state(n, -0.5, 0.5) : Kernels.NONE;
          t.check(
              Trial.GRADIENT,
              k -> k.rmsprop(n, w, dw, square, velocity, mean, RATE, 0.9, 1e-8, 0.9, 0.1));
        });
  }
}
