package descent.engine.experiment;

import descent.engine.backend.Kernels;
import descent.engine.backend.Memory;
import descent.engine.data.Dataset;
import descent.engine.graph.Frame;
import descent.engine.graph.Graph;
import descent.engine.graph.Program;
import descent.engine.graph.Tensor;
import org.jspecify.annotations.Nullable;

/** One lane that measures a network on its share of a data set. */
final class Examination {
  private final Program program;
  private final Frame frame;
  private final Kernels kernels;
  private final Memory memory;
  private final Scoring scoring;
  private final Inputs inputs;
  private final @Nullable Tensor loss;
  private final Tensor answer;
  private final @Nullable Tensor target;
  private final float[] answers;
  private final float[] targets;
  private double lossSum;
  private int correct;

  Examination(Program program, Frame frame, Memory memory, Scoring scoring) {
    this.program = program;
    this.frame = frame;
    this.memory = memory;
    this.scoring = scoring;
    kernels = memory.kernels();
    inputs = new Inputs(program, frame, memory);
    Graph graph = program.graph();
    loss = graph.outputs().get("loss");
    answer = graph.outputs().getOrDefault("answer", graph.out("y"));
    target = graph.outputs().getOrDefault("target", graph.inputs().get("target"));
    answers = new float[program.capacity() * answer.shape().perRow()];
    targets = new float[target == null ? 0 : program.capacity() * target.shape().perRow()];
  }

  /** The sum of the losses of the rows that were measured; NaN where the task has none. */
  double lossSum() {
    return lossSum;
  }

  /** How many of them were answered right. */
  int correct() {
    return correct;
  }

  /** Measures rows[from .. to). */
  void measure(Dataset data, int[] rows, int from, int to) {
    lossSum = 0;
    correct = 0;
    program.prepare(kernels, frame);
    for (int begin = from; begin < to; begin += program.capacity()) {
      int count = Math.min(program.capacity(), to - begin);
      frame.begin(count, begin, 1);
      inputs.load(data, rows, begin, count);
      program.forward(kernels, frame);
      lossSum += loss == null ? Double.NaN : kernels.sum(frame.elements(loss), frame.at(loss));
      score(count);
    }
  }

  private void score(int count) {
    if (scoring == Scoring.NONE || target == null) {
      return;
    }
    int width = answer.shape().perRow();
    int aims = target.shape().perRow();
    memory.read(frame.at(answer), answers, 0, count * width);
    memory.read(frame.at(target), targets, 0, count * aims);
    for (int i = 0; i < count; i++) {
      if (scoring.isCorrect(answers, i * width, width / aims, targets, i * aims, aims)) {
        correct++;
      }
    }
  }
}
