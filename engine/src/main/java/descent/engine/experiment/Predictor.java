package descent.engine.experiment;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.Memory;
import descent.engine.graph.Frame;
import descent.engine.graph.Fusion;
import descent.engine.graph.Graph;
import descent.engine.graph.ParameterSet;
import descent.engine.graph.Program;
import descent.engine.graph.Tensor;
import descent.engine.nn.Module;
import descent.engine.nn.Scope;

/** A trained network that answers. Not for use by two threads at once. */
public final class Predictor implements AutoCloseable {
  private final Memory memory;
  private final Program program;
  private final Frame frame;
  private final int in;
  private final int out;

  private Predictor(Memory memory, Program program, Frame frame) {
    this.memory = memory;
    this.program = program;
    this.frame = frame;
    in = program.graph().in("x").shape().perRow();
    out = program.graph().out("y").shape().perRow();
  }

  /**
   * A network with these weights.
   *
   * @param input the shape of one sample
   * @param maxRows how many samples it works on at once; more are taken in parts
   * @throws IllegalArgumentException when the weights are not this network's
   */
  public static Predictor of(
      Module model, Shape input, Weights weights, Backend backend, int maxRows) {
    ParameterSet parameters = new ParameterSet();
    ParameterSet buffers = new ParameterSet();
    Program program = compile(model, input, parameters, buffers, backend, maxRows);
    int buffersAt = parameters.elements();
    int frameAt = buffersAt + buffers.elements();
    Memory memory = backend.reserve(Math.addExact(frameAt, program.elements()));
    try {
      new StateBlocks(parameters, buffers, memory, 0, buffersAt).write(weights);
    } catch (IllegalArgumentException wrongWeights) {
      memory.close();
      throw wrongWeights;
    }
    return new Predictor(memory, program, program.frame(frameAt, 0, 0, buffersAt));
  }

  private static Program compile(
      Module model,
      Shape input,
      ParameterSet parameters,
      ParameterSet buffers,
      Backend backend,
      int maxRows) {
    Graph graph = new Graph(parameters, buffers);
    Tensor x = graph.input("x", Shape.rows(input.sizes()));
    graph.output("y", model.apply(x, Scope.root(graph, false)).channelsFirst());
    return Program.compile(Fusion.fuse(graph), backend, maxRows, false);
  }

  /** Numbers in one sample. */
  public int inputSize() {
    return in;
  }

  /** Numbers in one answer. */
  public int outputSize() {
    return out;
  }

  /** The answers to {@code rows} samples that lie one after the other. */
  public float[] predict(float[] inputs, int rows) {
    float[] outputs = new float[Math.multiplyExact(rows, out)];
    predict(inputs, rows, outputs);
    return outputs;
  }

  /**
   * Writes the answers to {@code rows} samples into outputs, one after the other.
   *
   * @throws IllegalArgumentException when an array is too short
   */
  public void predict(float[] inputs, int rows, float[] outputs) {
    if (inputs.length < (long) rows * in || outputs.length < (long) rows * out) {
      throw new IllegalArgumentException(
          rows
              + " samples have "
              + (long) rows * in
              + " inputs and "
              + (long) rows * out
              + " outputs, but the arrays hold "
              + inputs.length
              + " and "
              + outputs.length);
    }
    program.prepare(memory.kernels(), frame);
    for (int begin = 0; begin < rows; begin += program.capacity()) {
      int count = Math.min(program.capacity(), rows - begin);
      frame.begin(count, begin, 1);
      memory.write(frame.at(program.graph().in("x")), inputs, begin * in, count * in);
      program.forward(memory.kernels(), frame);
      memory.read(frame.at(program.graph().out("y")), outputs, begin * out, count * out);
    }
  }

  /** Frees the memory. */
  @Override
  public void close() {
    memory.close();
  }
}
