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
  private final Answers answers;

  private Predictor(Memory memory, Answers answers) {
    this.memory = memory;
    this.answers = answers;
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
    Memory memory = backend.reserve(Backend.sum(frameAt, program.elements()));
    try {
      new StateBlocks(parameters, buffers, memory, 0, buffersAt).write(weights);
    } catch (IllegalArgumentException wrongWeights) {
      memory.close();
      throw wrongWeights;
    }
    Frame frame = program.frame(frameAt, 0, 0, buffersAt);
    return new Predictor(memory, new Answers(program, frame, memory));
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
    return answers.inputSize();
  }

  /** Numbers in one answer. */
  public int outputSize() {
    return answers.outputSize();
  }

  /** The answers to {@code rows} samples that lie one after the other. */
  public float[] predict(float[] inputs, int rows) {
    float[] outputs = new float[Math.multiplyExact(rows, outputSize())];
    predict(inputs, rows, outputs);
    return outputs;
  }

  /**
   * Writes the answers to {@code rows} samples into outputs, one after the other.
   *
   * @throws IllegalArgumentException when an array is too short
   */
  public void predict(float[] inputs, int rows, float[] outputs) {
    answers.predict(inputs, rows, outputs);
  }

  /** Frees the memory. */
  @Override
  public void close() {
    memory.close();
  }
}
