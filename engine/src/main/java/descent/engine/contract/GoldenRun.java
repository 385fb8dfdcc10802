package descent.engine.contract;

import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import descent.engine.backend.Memory;
import descent.engine.contract.GoldenNet.Output;
import descent.engine.graph.Frame;
import descent.engine.graph.Graph;
import descent.engine.graph.Parameter;
import descent.engine.graph.ParameterSet;
import descent.engine.graph.Program;
import descent.engine.graph.Tensor;
import descent.engine.io.JsonObject;
import java.util.Arrays;
import java.util.Map;

/** A golden case at work on a backend. */
final class GoldenRun {
  private final GoldenNet net;
  private final Graph graph;
  private final GoldenTolerance tolerance;
  private final Backend backend;
  private final Program program;
  private final int rows;

  GoldenRun(GoldenNet net, Graph graph, Backend backend, GoldenTolerance tolerance) {
    this.net = net;
    this.graph = graph;
    this.tolerance = tolerance;
    this.backend = backend;
    rows = net.rows();
    program = Program.compile(graph, backend, rows, true);
  }

  void check() {
    int parameters = graph.parameters().elements();
    int gradients = parameters;
    int buffers = gradients + parameters;
    int base = buffers + graph.buffers().elements();
    try (Memory memory = backend.reserve(base + program.elements())) {
      Frame frame = program.frame(base, 0, gradients, buffers);
      Kernels k = memory.kernels();
      writeParameters(memory, graph.parameters(), 0, "params");
      writeParameters(memory, graph.buffers(), buffers, buffersName("running", "running_before"));
      for (Map.Entry<String, GoldenValues> input : net.inputs().entrySet()) {
        double[] data = input.getValue().data();
        memory.write(frame.at(graph.in(input.getKey())), data, 0, data.length);
      }
      frame.begin(rows, 0, 1);
      program.prepare(k, frame);
      program.forward(k, frame);
      compareOutputs(memory, frame);
      program.clearGradients(k, frame);
      putGradients(memory, frame);
      program.propagate(k, frame);
      program.finish(k, frame);
      compareGradients(memory, frame, gradients);
      compareBuffers(memory, buffers);
    }
  }

  private String buffersName(String evaluation, String training) {
    return net.json().has(training) ? training : evaluation;
  }

  /** Parameters that the file has are set to its numbers; the graph must not have others. */
  private void writeParameters(Memory memory, ParameterSet set, int block, String member) {
    for (Parameter parameter : set.all()) {
      double[] data = GoldenValues.of(member(member, parameter.name())).data();
      memory.write(block + parameter.offset(), data, 0, parameter.elements());
    }
  }

  /**
   * A golden tensor; short names of the files are PyTorch's with all but their first letter cut.
   */
  private JsonObject member(String member, String name) {
    JsonObject all = net.json().object(member);
    int last = name.lastIndexOf('.') + 1;
    return all.has(name) ? all.object(name) : all.object(name.substring(0, last + 1));
  }

  private void compareOutputs(Memory memory, Frame frame) {
    for (Output output : net.outputs()) {
      GoldenValues expected = GoldenValues.of(net.json().object("outputs").object(output.name()));
      Tensor tensor = graph.out(output.name());
      double[] actual = read(memory, frame.at(tensor), frame.elements(tensor));
      if (output.scale() != 0) {
        actual = new double[] {output.scale() * Arrays.stream(actual).sum()};
      }
      compare(
          output.name(),
          output.swapped() ? expected.swapped() : expected,
          actual,
          tolerance.forward());
    }
  }

  /** Adds the case's derivatives by its outputs; two outputs may be views of one tensor. */
  private void putGradients(Memory memory, Frame frame) {
    for (Output output : net.outputs()) {
      Tensor tensor = graph.out(output.name());
      int n = frame.elements(tensor);
      if (!frame.wants(tensor)) {
        continue;
      }
      double[] gradient = gradientOf(output, n);
      double[] before = read(memory, frame.gradient(tensor), n);
      for (int i = 0; i < n; i++) {
        gradient[i] += before[i];
      }
      memory.write(frame.gradient(tensor), gradient, 0, n);
    }
  }

  private double[] gradientOf(Output output, int n) {
    double[] gradient = new double[n];
    if (net.json().has("derivative")) {
      Arrays.fill(gradient, 1);
      return gradient;
    }
    JsonObject all = net.json().object("grad_outputs");
    if (!all.has(output.name())) {
      return gradient;
    }
    GoldenValues golden = GoldenValues.of(all.object(output.name()));
    if (output.scale() != 0) {
      Arrays.fill(gradient, output.scale() * golden.data()[0]);
      return gradient;
    }
    return (output.swapped() ? golden.swapped() : golden).data();
  }

  private void compareGradients(Memory memory, Frame frame, int gradients) {
    if (net.json().has("derivative")) {
      Tensor x = graph.in("x");
      double[] actual = read(memory, frame.gradient(x), frame.elements(x));
      GoldenValues expected = GoldenValues.of(net.json().object("derivative"));
      compare("the derivative", expected, actual, tolerance.gradient());
      return;
    }
    for (String name : net.inputs().keySet()) {
      if (net.hasGradient(name)) {
        Tensor x = graph.in(name);
        double[] actual = read(memory, frame.gradient(x), frame.elements(x));
        GoldenValues expected = GoldenValues.of(net.json().object("grads").object(name));
        GoldenValues turned = net.isSwapped(name) ? expected.swapped() : expected;
        compare("d" + name, turned, actual, tolerance.gradient());
      }
    }
    for (Parameter parameter : graph.parameters().all()) {
      double[] actual = read(memory, gradients + parameter.offset(), parameter.elements());
      GoldenValues expected = GoldenValues.of(member("grads", parameter.name()));
      compare("d" + parameter.name(), expected, actual, tolerance.gradient());
    }
  }

  /** Running statistics after the forward, where the case has them. */
  private void compareBuffers(Memory memory, int buffers) {
    for (Parameter buffer : graph.buffers().all()) {
      double[] actual = read(memory, buffers + buffer.offset(), buffer.elements());
      GoldenValues expected =
          GoldenValues.of(member(buffersName("running", "running_after"), buffer.name()));
      compare(buffer.name(), expected, actual, tolerance.forward());
    }
  }

  private static double[] read(Memory memory, int address, int count) {
    double[] values = new double[count];
    memory.read(address, values, 0, count);
    return values;
  }

  private static void compare(
      String what, GoldenValues expected, double[] actual, double tolerance) {
    double error = expected.error(actual);
    if (!(error <= tolerance)) {
      throw new ContractFailure(what + " is off by " + error + ", more than " + tolerance);
    }
  }
}
