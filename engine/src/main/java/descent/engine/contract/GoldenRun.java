package descent.engine.contract;

import descent.engine.backend.Backend;
import descent.engine.contract.GoldenNet.Output;
import descent.engine.graph.Graph;
import descent.engine.graph.Parameter;
import descent.engine.io.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A golden case at work on a backend. */
final class GoldenRun {
  private final GoldenNet net;
  private final JsonObject golden;
  private final Graph graph;
  private final Backend backend;
  private final GoldenTolerance tolerance;

  GoldenRun(GoldenNet net, Graph graph, Backend backend, GoldenTolerance tolerance) {
    this.net = net;
    this.golden = net.json();
    this.graph = graph;
    this.backend = backend;
    this.tolerance = tolerance;
  }

  void check() {
    try (Workbench bench = new Workbench(graph, backend, net.rows())) {
      for (Parameter parameter : graph.parameters().all()) {
        bench.putParameter(parameter, member("params", parameter).data());
      }
      for (Parameter buffer : buffers()) {
        bench.putBuffer(buffer, member(running("running_before"), buffer).data());
      }
      for (Map.Entry<String, GoldenValues> input : net.inputs().entrySet()) {
        bench.putInput(input.getKey(), input.getValue().data());
      }
      bench.forward();
      for (Output output : net.outputs()) {
        compareOutput(bench, output);
      }
      bench.clearGradients();
      for (Output output : net.outputs()) {
        bench.addGradient(output.name(), gradientOf(output, bench));
      }
      bench.backward();
      compareGradients(bench);
      for (Parameter buffer : buffers()) {
        GoldenValues expected = member(running("running_after"), buffer);
        compare(buffer.name(), expected, bench.buffer(buffer), tolerance.forward());
      }
    }
  }

  /** The running statistics that the files have: all but the number of batches. */
  private List<Parameter> buffers() {
    return graph.buffers().all().stream().filter(buffer -> buffer.shape().rank() > 0).toList();
  }

  /** Training cases have running statistics before and after, evaluation cases only one. */
  private String running(String inTraining) {
    return golden.has(inTraining) ? inTraining : "running";
  }

  /**
   * The golden tensor of a parameter or buffer. Some files cut PyTorch's names short: {@code c1.w}
   * for {@code c1.weight}, {@code mean} for {@code running_mean}.
   */
  private GoldenValues member(String member, Parameter parameter) {
    JsonObject all = golden.object(member);
    String name = parameter.name();
    int last = name.lastIndexOf('.') + 1;
    String initial = name.substring(0, Math.min(last + 1, name.length()));
    String plain = name.replace("running_", "");
    String found = all.has(name) ? name : all.has(plain) ? plain : initial;
    return GoldenValues.of(all.object(found));
  }

  private void compareOutput(Workbench bench, Output output) {
    GoldenValues expected = GoldenValues.of(golden.object("outputs").object(output.name()));
    double[] actual = bench.output(output.name());
    if (output.isLoss()) {
      actual = new double[] {output.scale() * Arrays.stream(actual).sum()};
    }
    GoldenValues turned = output.swapped() ? expected.swapped() : expected;
    compare(output.name(), turned, actual, tolerance.forward());
  }

  /** The case's derivative by one of its outputs. */
  private double[] gradientOf(Output output, Workbench bench) {
    double[] gradient = new double[bench.output(output.name()).length];
    if (golden.has("derivative")) {
      Arrays.fill(gradient, 1);
      return gradient;
    }
    if (!golden.has("grad_outputs") || !golden.object("grad_outputs").has(output.name())) {
      return gradient;
    }
    JsonObject all = golden.object("grad_outputs");
    GoldenValues given = GoldenValues.of(all.object(output.name()));
    if (output.isLoss()) {
      Arrays.fill(gradient, output.scale() * given.data()[0]);
      return gradient;
    }
    return (output.swapped() ? given.swapped() : given).data();
  }

  private void compareGradients(Workbench bench) {
    if (golden.has("derivative")) {
      GoldenValues expected = GoldenValues.of(golden.object("derivative"));
      compare("the derivative", expected, bench.gradientOfInput("x"), tolerance.gradient());
      return;
    }
    for (String name : net.inputs().keySet()) {
      if (net.hasGradient(name)) {
        GoldenValues expected = GoldenValues.of(golden.object("grads").object(name));
        GoldenValues turned = net.isSwapped(name) ? expected.swapped() : expected;
        compare("d" + name, turned, bench.gradientOfInput(name), tolerance.gradient());
      }
    }
    for (Parameter parameter : graph.parameters().all()) {
      GoldenValues expected = member("grads", parameter);
      compare("d" + parameter.name(), expected, bench.gradientOf(parameter), tolerance.gradient());
    }
  }

  private static void compare(
      String what, GoldenValues expected, double[] actual, double tolerance) {
    double error = expected.error(actual);
    if (!(error <= tolerance)) {
      throw new ContractFailure(what + " is off by " + error + ", more than " + tolerance);
    }
  }
}
