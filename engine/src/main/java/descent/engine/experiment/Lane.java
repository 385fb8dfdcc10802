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
  private final Inputs inputs;
  private final Tensor loss;
  private double lossSum;
  private int loadedFrom = -1;
  private int loadedCount = -1;

  Lane(Program program, Frame frame, Memory memory) {
    this.program = program;
    this.frame = frame;
    kernels = memory.kernels();
    inputs = new Inputs(program, frame, memory);
    loss = program.graph().out("loss");
  }

  /** The sum of the losses of the rows that were worked on, not yet scaled. */
  double lossSum() {
    return lossSum;
  }

  /** Forgets which samples the inputs hold, because the data or their order changed. */
  void forgetInputs() {
    loadedFrom = -1;
  }

  /**
   * Adds the gradient of positions from .. to of the current batch to this lane's gradient block.
   *
   * @param turn a number that no other forward pass of the run has
   */
  void train(Dataset data, BatchOrder order, int from, int to, long seed, long step, long turn) {
    lossSum = 0;
    frame.randomness(seed, step, turn);
    program.prepare(kernels, frame);
    int chunks = (to - from + program.capacity() - 1) / program.capacity();
    for (int c = 0; c < chunks; c++) {
      int begin = from + (int) ((long) (to - from) * c / chunks);
      int end = from + (int) ((long) (to - from) * (c + 1) / chunks);
      frame.begin(end - begin, begin - order.from(), 1.0 / order.count());
      if (!(order.isFixed() && begin == loadedFrom && end - begin == loadedCount)) {
        inputs.load(data, order.rows(), begin, end - begin);
        loadedFrom = begin;
        loadedCount = end - begin;
      }
      program.forward(kernels, frame);
      lossSum += kernels.sum(frame.elements(loss), frame.at(loss));
      program.backward(kernels, frame);
    }
    program.finish(kernels, frame);
  }
}
