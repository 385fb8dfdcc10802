package descent.engine.experiment;

import descent.engine.backend.Memory;
import descent.engine.graph.Frame;
import descent.engine.graph.Program;
import descent.engine.graph.Tensor;

/** Asks a network with the input x and the output y, as many rows at once as its frame holds. */
final class Answers {
  private final Program program;
  private final Frame frame;
  private final Memory memory;
  private final Tensor x;
  private final Tensor y;
  private boolean prepared;

  Answers(Program program, Frame frame, Memory memory) {
    this.program = program;
    this.frame = frame;
    this.memory = memory;
    x = program.graph().in("x");
    y = program.graph().out("y");
  }

  int inputSize() {
    return x.shape().perRow();
  }

  int outputSize() {
    return y.shape().perRow();
  }

  /** The network's numbers have changed. */
  void forgetWeights() {
    prepared = false;
  }

  /**
   * Writes the answers to rows of inputs, one after the other.
   *
   * @throws IllegalArgumentException when an array is too short
   */
  void predict(float[] inputs, int rows, float[] outputs) {
    check(inputs, rows, outputs);
    predict(inputs, 0, rows, outputs);
  }

  /**
   * Checks that the arrays hold so many rows.
   *
   * @throws IllegalArgumentException when one is too short
   */
  void check(float[] inputs, int rows, float[] outputs) {
    long in = (long) rows * inputSize();
    long out = (long) rows * outputSize();
    if (inputs.length < in || outputs.length < out) {
      throw new IllegalArgumentException(
          rows
              + " samples have "
              + in
              + " inputs and "
              + out
              + " outputs, but the arrays hold "
              + inputs.length
              + " and "
              + outputs.length);
    }
  }

  /** Writes the answers to rows from .. to of the inputs to the same rows of the outputs. */
  void predict(float[] inputs, int from, int to, float[] outputs) {
    int in = inputSize();
    int out = outputSize();
    if (!prepared) {
      program.prepare(memory.kernels(), frame);
      prepared = true;
    }
    for (int begin = from; begin < to; begin += program.capacity()) {
      int count = Math.min(program.capacity(), to - begin);
      frame.begin(count, begin, 1);
      memory.write(frame.at(x), inputs, begin * in, count * in);
      program.forward(memory.kernels(), frame);
      memory.read(frame.at(y), outputs, begin * out, count * out);
    }
  }
}
