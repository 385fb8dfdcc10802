package descent.engine.contract;

import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import descent.engine.backend.Memory;
import descent.engine.graph.Frame;
import descent.engine.graph.Graph;
import descent.engine.graph.Parameter;
import descent.engine.graph.Program;
import descent.engine.graph.Tensor;

/** A graph laid out in memory of its own, to be run forward and backward by hand. */
final class Workbench implements AutoCloseable {
  private final Graph graph;
  private final Program program;
  private final Memory memory;
  private final Kernels kernels;
  private final Frame frame;
  private final int gradients;
  private final int buffers;

  Workbench(Graph graph, Backend backend, int rows) {
    this.graph = graph;
    program = Program.compile(graph, backend, rows, true);
    int parameters = graph.parameters().elements();
    gradients = parameters;
    buffers = gradients + parameters;
    int base = buffers + graph.buffers().elements();
    memory = backend.reserve(base + program.elements());
    kernels = memory.kernels();
    frame = program.frame(base, 0, gradients, buffers);
    frame.begin(rows, 0, 1);
  }

  @Override
  public void close() {
    memory.close();
  }

  // -- numbers

  void putInput(String name, double[] values) {
    memory.write(frame.at(graph.in(name)), values, 0, values.length);
  }

  void putParameter(Parameter parameter, double[] values) {
    memory.write(parameter.offset(), values, 0, parameter.elements());
  }

  void putBuffer(Parameter buffer, double[] values) {
    memory.write(buffers + buffer.offset(), values, 0, buffer.elements());
  }

  double[] output(String name) {
    Tensor tensor = graph.out(name);
    return read(frame.at(tensor), frame.elements(tensor));
  }

  double[] buffer(Parameter buffer) {
    return read(buffers + buffer.offset(), buffer.elements());
  }

  double[] gradientOfInput(String name) {
    Tensor tensor = graph.in(name);
    return read(frame.gradient(tensor), frame.elements(tensor));
  }

  double[] gradientOf(Parameter parameter) {
    return read(gradients + parameter.offset(), parameter.elements());
  }

  private double[] read(int address, int count) {
    double[] values = new double[count];
    memory.read(address, values, 0, count);
    return values;
  }

  // -- a step

  void forward() {
    program.prepare(kernels, frame);
    program.forward(kernels, frame);
  }

  void clearGradients() {
    kernels.fill(graph.parameters().elements(), 0, gradients);
    program.clearGradients(kernels, frame);
  }

  /** Adds to the gradient of an output; two outputs may be views of one tensor. */
  void addGradient(String name, double[] gradient) {
    Tensor tensor = graph.out(name);
    if (frame.wants(tensor)) {
      double[] sum = read(frame.gradient(tensor), frame.elements(tensor));
      for (int i = 0; i < sum.length; i++) {
        sum[i] += gradient[i];
      }
      memory.write(frame.gradient(tensor), sum, 0, sum.length);
    }
  }

  void backward() {
    program.propagate(kernels, frame);
    program.finish(kernels, frame);
  }
}
