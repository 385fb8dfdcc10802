package descent.engine.experiment;

import descent.engine.backend.Backend;
import descent.engine.backend.Memory;
import descent.engine.data.Dataset;
import descent.engine.graph.Fusion;
import descent.engine.graph.Graph;
import descent.engine.graph.Program;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Measures the network of a run on data sets, all lanes at once. */
final class Evaluator {
  /** More rows at once gain nothing. */
  private static final int ROWS = 256;

  private final Backend backend;
  private final Program program;
  private final Scoring scoring;
  private final int[] frames;
  private final Lane[] lanes;
  private final IntConsumer evaluateLane = this::evaluateLane;
  private @Nullable Dataset data;
  private int[] rows = new int[0];

  /** Compiles the network and takes room for its frames. */
  Evaluator(Graph graph, Scoring scoring, Backend backend, Allotment room) {
    this.backend = backend;
    this.scoring = scoring;
    Graph fused = Fusion.fuse(graph);
    program = Program.compile(fused, backend, Program.microBatch(fused, backend, ROWS), false);
    frames = new int[backend.lanes()];
    lanes = new Lane[frames.length];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = room.take(program.elements());
    }
  }

  void open(Memory memory, StateBlocks blocks) {
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] =
          new Lane(
              program,
              program.frame(frames[i], blocks.parametersAt(), 0, blocks.buffersAt()),
              memory);
    }
  }

  Evaluation evaluate(Dataset set) {
    if (rows.length != set.size()) {
      rows = BatchOrder.sequence(set.size());
    }
    data = set;
    backend.forEachLane(lanes.length, evaluateLane);
    double loss = 0;
    int correct = 0;
    for (Lane lane : lanes) {
      loss += lane.lossSum();
      correct += lane.correct();
    }
    return new Evaluation(set.size(), loss / set.size(), correct);
  }

  private void evaluateLane(int i) {
    int from = (int) ((long) rows.length * i / lanes.length);
    int to = (int) ((long) rows.length * (i + 1) / lanes.length);
    if (data != null) {
      lanes[i].evaluate(data, rows, from, to, scoring);
    }
  }

  /** The answers of the network to rows of inputs that lie one after the other. */
  void predict(float[] inputs, int count, float[] outputs) {
    lanes[0].predict(inputs, count, outputs);
  }
}
