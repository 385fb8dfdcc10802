package descent.engine.experiment;

import descent.engine.backend.Backend;
import descent.engine.backend.Memory;
import descent.engine.data.Dataset;
import descent.engine.graph.Frame;
import descent.engine.graph.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Measures and asks the network of a run, with all lanes at once. */
final class Evaluator {
  /** Below this many rows a lane is not worth waking. */
  private static final int ROWS_PER_LANE = 16;

  private final Backend backend;
  private final List<Examination> examinations = new ArrayList<>();
  private final List<Answers> answers = new ArrayList<>();
  private final IntConsumer measureLane = this::measureLane;
  private final IntConsumer answerLane = this::answerLane;
  private @Nullable Dataset data;
  private int[] rows = new int[0];
  private float[] inputs = new float[0];
  private float[] outputs = new float[0];
  private int asked;
  private int answering;

  Evaluator(EvaluatorPlan plan, Backend backend, Memory memory, StateBlocks blocks) {
    this.backend = backend;
    Program program = plan.program();
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < plan.lanes(); i++) {
      frames.add(program.frame(plan.frameAt(i), blocks.parametersAt(), 0, blocks.buffersAt()));
    }
    for (Frame frame : frames) {
      answers.add(new Answers(program, frame, memory));
    }
    if (plan.measures()) {
      for (Frame frame : frames) {
        examinations.add(new Examination(program, frame, memory, plan.scoring()));
      }
    }
  }

  /** Measures the network; the loss is NaN where the task has none. */
  Evaluation evaluate(Dataset set) {
    if (examinations.isEmpty()) {
      return new Evaluation(set.size(), Double.NaN, 0);
    }
    if (rows.length != set.size()) {
      rows = BatchOrder.sequence(set.size());
    }
    data = set;
    backend.forEachLane(examinations.size(), measureLane);
    double loss = 0;
    int correct = 0;
    for (Examination examination : examinations) {
      loss += examination.lossSum();
      correct += examination.correct();
    }
    return new Evaluation(set.size(), loss / set.size(), correct);
  }

  private void measureLane(int i) {
    int from = (int) ((long) rows.length * i / examinations.size());
    int to = (int) ((long) rows.length * (i + 1) / examinations.size());
    if (data != null) {
      examinations.get(i).measure(data, rows, from, to);
    }
  }

  /** The network's numbers have changed. */
  void forgetWeights() {
    for (int i = 0; i < answers.size(); i++) {
      answers.get(i).forgetWeights();
    }
  }

  /** The answers of the network to rows of inputs that lie one after the other. */
  void predict(float[] inputs, int count, float[] outputs) {
    answers.get(0).check(inputs, count, outputs);
    this.inputs = inputs;
    this.outputs = outputs;
    asked = count;
    answering = Math.clamp(count / ROWS_PER_LANE, 1, answers.size());
    backend.forEachLane(answering, answerLane);
  }

  private void answerLane(int i) {
    int from = (int) ((long) asked * i / answering);
    int to = (int) ((long) asked * (i + 1) / answering);
    answers.get(i).predict(inputs, from, to, outputs);
  }
}
