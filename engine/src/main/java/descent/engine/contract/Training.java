package descent.engine.contract;

import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import descent.engine.backend.Memory;
import descent.engine.graph.Frame;
import descent.engine.graph.Fusion;
import descent.engine.graph.Graph;
import descent.engine.graph.Parameter;
import descent.engine.graph.ParameterSet;
import descent.engine.graph.Program;
import descent.engine.graph.Tensor;
import descent.engine.optim.Clipping;
import descent.engine.optim.Optimizer;

/** Parameters and the graphs that train them, driven by hand: what a trajectory needs of a run. */
final class Training implements AutoCloseable {
  /** More elements than the small networks of the trajectories take. */
  private static final int ROOM = 1 << 20;

  private final Backend backend;
  private final ParameterSet parameters;
  private final Memory memory;
  private final Kernels kernels;
  private final int gradients;
  private final int buffers;
  private int next;

  /** Takes room for the parameters and buffers that a graph has declared. */
  Training(Backend backend, Graph declared) {
    this.backend = backend;
    parameters = declared.parameters();
    memory = backend.reserve(ROOM);
    kernels = memory.kernels();
    gradients = parameters.elements();
    buffers = 2 * gradients;
    next = buffers + declared.buffers().elements();
  }

  @Override
  public void close() {
    memory.close();
  }

  private int take(int n) {
    int at = next;
    next += Backend.aligned(n);
    return at;
  }

  void putParameter(Parameter parameter, double[] values) {
    memory.write(parameter.offset(), values, 0, values.length);
  }

  void putBuffer(Parameter buffer, double[] values) {
    memory.write(buffers + buffer.offset(), values, 0, values.length);
  }

  double[] parameter(Parameter parameter) {
    return read(parameter.offset(), parameter.elements());
  }

  double[] buffer(Parameter buffer) {
    return read(buffers + buffer.offset(), buffer.elements());
  }

  private double[] read(int address, int count) {
    double[] values = new double[count];
    memory.read(address, values, 0, count);
    return values;
  }

  /** The output y of a graph over the same parameters for rows of x. */
  double[] run(Graph graph, int rows, double[] x) {
    Program program = Program.compile(graph, backend, rows, false);
    Frame frame = program.frame(take(program.elements()), 0, 0, buffers);
    frame.begin(rows, 0, 1);
    memory.write(frame.at(graph.in("x")), x, 0, x.length);
    program.prepare(kernels, frame);
    program.forward(kernels, frame);
    Tensor y = graph.out("y");
    return read(frame.at(y), frame.elements(y));
  }

  /** A graph with the output loss, and the parameters that make its mean small. */
  final class Phase {
    private final Graph graph;
    private final Program program;
    private final Frame frame;
    private final Optimizer optimizer;
    private final Clipping clipping;
    private final int rows;
    private final int first;
    private final int elements;
    private final int state;
    private final int scratch;
    private int steps;
    private double norm;

    /**
     * Takes room for the graph.
     *
     * @param prefix of the names of the parameters that are changed; empty for all
     */
    Phase(Graph graph, String prefix, Optimizer optimizer, Clipping clipping, int rows) {
      this.graph = Fusion.fuse(graph);
      this.optimizer = optimizer;
      this.clipping = clipping;
      this.rows = rows;
      program = Program.compile(this.graph, backend, rows, true);
      int from = parameters.elements();
      int to = 0;
      for (Parameter parameter : parameters.all()) {
        if (parameter.name().startsWith(prefix)) {
          from = Math.min(from, parameter.offset());
          to = Math.max(to, parameter.offset() + Backend.aligned(parameter.elements()));
        }
      }
      first = from;
      elements = to - from;
      state = take(optimizer.stateBlocks() * elements);
      scratch = take(elements + 1);
      frame = program.frame(take(program.elements()), 0, gradients, buffers);
      frame.begin(rows, 0, 1.0 / rows);
    }

    void input(String name, double[] values) {
      memory.write(frame.at(graph.in(name)), values, 0, values.length);
    }

    /** One step of the optimiser on the inputs that were put in. */
    void step() {
      kernels.fill(parameters.elements(), 0, gradients);
      program.prepare(kernels, frame);
      program.forward(kernels, frame);
      program.backward(kernels, frame);
      program.finish(kernels, frame);
      int gradient = gradients + first;
      norm = clipping.apply(kernels, elements, gradient, scratch);
      steps++;
      optimizer.step(kernels, elements, first, gradient, state, elements, optimizer.lr(), steps);
    }

    /** The mean of an output with one number a row, from before the last step. */
    double mean(String name) {
      return kernels.sum(rows, frame.at(graph.out(name))) / rows;
    }

    /** The gradient's norm before it was clipped. */
    double norm() {
      return norm;
    }
  }
}
