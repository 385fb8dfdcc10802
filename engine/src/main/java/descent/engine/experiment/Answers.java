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

  /**
   * Writes the answers to rows of inputs, one after the other.
   *
   * @throws IllegalArgumentException when an array is too short
   */
  void predict(float[] inputs, int rows, float[] outputs) {
    int in = inputSize();
    int out = outputSize();
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
      memory.write(frame.at(x), inputs, begin * in, count * in);
      program.forward(memory.kernels(), frame);
      memory.read(frame.at(y), outputs, begin * out, count * out);
    }
  }
}
