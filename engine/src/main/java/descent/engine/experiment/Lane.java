package descent.engine.experiment;

import descent.engine.backend.Kernels;
import descent.engine.backend.Memory;
import descent.engine.data.Dataset;
import descent.engine.graph.Frame;
import descent.engine.graph.Program;
import descent.engine.graph.Tensor;

/**
 * One lane at work on its share of a batch: its frame of a program, fed micro-batch by micro-batch.
 */
final class Lane {
  private final Program program;
  private final Frame frame;
  private final Kernels kernels;
  private final Memory memory;
  private final Feed feed;
  private final Tensor x;
  private final Tensor target;
  private final Tensor loss;
  private final Tensor y;
  private final int width;
  private final float[] answers;
  private double lossSum;
  private int correct;
  private int loadedFrom = -1;
  private int loadedCount = -1;

  Lane(Program program, Frame frame, Memory memory) {
    this.program = program;
    this.frame = frame;
    this.memory = memory;
    kernels = memory.kernels();
    feed = new Feed(memory, program.capacity());
    x = program.graph().in("x");
    target = program.graph().in("target");
    loss = program.graph().out("loss");
    y = program.graph().out("y");
    width = y.shape().perRow();
    answers = new float[program.capacity() * width];
  }

  /** The sum of the losses of the rows that were worked on, not yet scaled. */
  double lossSum() {
    return lossSum;
  }

  /** How many of them were answered right. */
  int correct() {
    return correct;
  }

  /** Forgets which samples the inputs hold, because the data or their order changed. */
  void forgetInputs() {
    loadedFrom = -1;
  }

  /**
   * Adds the gradient of positions from .. to of the current batch to this lane's gradient block.
   */
  void train(Dataset data, BatchOrder order, int from, int to, long seed, long step) {
    lossSum = 0;
    frame.randomness(seed, step);
    program.prepare(kernels, frame);
    int chunks = (to - from + program.capacity() - 1) / program.capacity();
    for (int c = 0; c < chunks; c++) {
      int begin = from + (int) ((long) (to - from) * c / chunks);
      int end = from + (int) ((long) (to - from) * (c + 1) / chunks);
      frame.begin(end - begin, begin - order.from(), 1.0 / order.count());
      if (!(order.isFixed() && begin == loadedFrom && end - begin == loadedCount)) {
        load(data, order.rows(), begin, end - begin);
      }
      program.forward(kernels, frame);
      lossSum += sumOfLosses();
      program.backward(kernels, frame);
    }
    program.finish(kernels, frame);
  }

  private void load(Dataset data, int[] rows, int begin, int count) {
    feed.write(data.inputs(), rows, begin, count, frame.at(x));
    feed.write(data.targets(), rows, begin, count, frame.at(target));
    loadedFrom = begin;
    loadedCount = count;
  }

  /** Measures rows[from .. to). */
  void evaluate(Dataset data, int[] rows, int from, int to, Scoring scoring) {
    lossSum = 0;
    correct = 0;
    program.prepare(kernels, frame);
    for (int begin = from; begin < to; begin += program.capacity()) {
      int count = Math.min(program.capacity(), to - begin);
      frame.begin(count, begin, 1);
      load(data, rows, begin, count);
      program.forward(kernels, frame);
      lossSum += sumOfLosses();
      score(data, rows, begin, count, scoring);
    }
  }

  /** The answers to count inputs that lie one after the other. */
  void predict(float[] inputs, int count, float[] outputs) {
    int in = x.shape().perRow();
    if (inputs.length < (long) count * in || outputs.length < (long) count * width) {
      throw new IllegalArgumentException(
          count
              + " samples have "
              + (long) count * in
              + " inputs and "
              + (long) count * width
              + " outputs, but the arrays hold "
              + inputs.length
              + " and "
              + outputs.length);
    }
    forgetInputs();
    program.prepare(kernels, frame);
    for (int begin = 0; begin < count; begin += program.capacity()) {
      int rows = Math.min(program.capacity(), count - begin);
      frame.begin(rows, begin, 1);
      memory.write(frame.at(x), inputs, begin * in, rows * in);
      program.forward(kernels, frame);
      memory.read(frame.at(y), outputs, begin * width, rows * width);
    }
  }

  private double sumOfLosses() {
    return kernels.sum(frame.elements(loss), frame.at(loss));
  }

  private void score(Dataset data, int[] rows, int begin, int count, Scoring scoring) {
    if (scoring == Scoring.NONE) {
      return;
    }
    memory.read(frame.at(y), answers, 0, count * width);
    for (int i = 0; i < count; i++) {
      if (scoring.isCorrect(answers, i * width, width, data.targets().get(rows[begin + i], 0))) {
        correct++;
      }
    }
  }
}
