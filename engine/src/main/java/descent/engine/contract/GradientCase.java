package descent.engine.contract;

import descent.engine.backend.Backend;
import descent.engine.graph.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One operation whose gradient is compared with central differences, (f(x + h) - f(x - h)) / 2h in
 * every number of every input and parameter, where f is a random weighted sum of its outputs. Only
 * a backend in double precision can pass.
 *
 * @param name unique among the cases
 */
public record GradientCase(String name, int rows, Consumer<GradientNet> builder) {
  /**
   * Where what cutting the series loses (h^2) and what rounding loses (1e-16 / h) both are small.
   */
  private static final double STEP = 1e-5;

  /** h^2 = 1e-10 times third derivatives of order 10, and 1e-16 / h = 1e-11 times sums of 100. */
  private static final double TOLERANCE = 1e-8;

  /** Numbers that a derivative is taken by. */
  private record Variable(String name, double[] x, Runnable put, Supplier<double[]> derivative) {}

  /** Compares every derivative. */
  public Outcome run(Backend backend) {
    GradientNet net = new GradientNet(rows);
    builder.accept(net);
    try (Workbench bench = new Workbench(net.graph(), backend, rows)) {
      check(bench, net, variables(bench, net));
      return Outcome.PASSED;
    } catch (ContractFailure e) {
      return new Outcome(name + ": " + e.getMessage());
    } catch (RuntimeException e) {
      return new Outcome(name + " threw " + e);
    }
  }

  /** Fills inputs, parameters and buffers, and lists those that are varied. */
  private static List<Variable> variables(Workbench bench, GradientNet net) {
    List<Variable> variables = new ArrayList<>();
    net.inputs()
        .forEach((input, x) -> {
          Runnable put = () -> bench.putInput(input, x);
          put.run();
          if (net.differentiable().contains(input)) {
            variables.add(new Variable(input, x, put, () -> bench.gradientOfInput(input)));
          }
        });
    for (Parameter parameter : net.graph().parameters().all()) {
      double[] x = net.noise(parameter.elements(), -1, 1);
      Runnable put = () -> bench.putParameter(parameter, x);
      put.run();
      variables.add(new Variable(parameter.name(), x, put, () -> bench.gradientOf(parameter)));
    }
    for (Parameter buffer : net.graph().buffers().all()) {
      bench.putBuffer(buffer, net.noise(buffer.elements(), 0.5, 1.5));
    }
    return variables;
  }

  private static void check(Workbench bench, GradientNet net, List<Variable> variables) {
    bench.forward();
    bench.clearGradients();
    Map<String, double[]> weights = new LinkedHashMap<>();
    for (String output : net.graph().outputs().keySet()) {
      double[] weight = net.noise(bench.output(output).length, -1, 1);
      weights.put(output, weight);
      bench.addGradient(output, weight);
    }
    bench.backward();
    for (Variable variable : variables) {
      double[] derivative = variable.derivative().get();
      for (int i = 0; i < derivative.length; i++) {
        double middle = variable.x()[i];
        double above = objective(bench, weights, variable, i, middle + STEP);
        double below = objective(bench, weights, variable, i, middle - STEP);
        objective(bench, weights, variable, i, middle);
        compare(variable.name() + "[" + i + "]", derivative[i], (above - below) / (2 * STEP));
      }
    }
  }

  /** The weighted sum of all outputs when number i of a variable is x. */
  private static double objective(
      Workbench bench, Map<String, double[]> weights, Variable variable, int i, double x) {
    variable.x()[i] = x;
    variable.put().run();
    bench.forward();
    double sum = 0;
    for (Entry<String, double[]> weight : weights.entrySet()) {
      double[] y = bench.output(weight.getKey());
      for (int j = 0; j < y.length; j++) {
        sum += weight.getValue()[j] * y[j];
      }
    }
    return sum;
  }

  private static void compare(String what, double derivative, double quotient) {
    double error = Math.abs(quotient - derivative) / Math.max(1, Math.abs(quotient));
    if (!(error <= TOLERANCE)) {
      throw new ContractFailure(
          "d" + what + " is " + derivative + ", but the difference quotient is " + quotient);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
