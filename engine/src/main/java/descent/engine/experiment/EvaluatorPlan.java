package descent.engine.experiment;

import descent.engine.backend.Backend;
import descent.engine.graph.Fusion;
import descent.engine.graph.Graph;
import descent.engine.graph.Program;

/** Where the frames that measure a network live, decided before the memory is reserved. */
final class EvaluatorPlan {
  /** More rows at once gain nothing. */
  private static final int ROWS = 256;

  private final Program program;
  private final Scoring scoring;
  private final boolean measures;
  private final int[] frames;

  /** Compiles the network and takes room for its frames. */
  EvaluatorPlan(Graph graph, Scoring scoring, Backend backend, Allotment room) {
    this.scoring = scoring;
    Graph fused = Fusion.fuse(graph);
    measures = fused.outputs().containsKey("loss");
    program = Program.compile(fused, backend, Program.microBatch(fused, backend, ROWS), false);
    frames = new int[measures ? backend.lanes() : 1];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = room.take(program.elements());
    }
  }

  Program program() {
    return program;
  }

  Scoring scoring() {
    return scoring;
  }

  /** Whether the task has a loss to measure a data set by. */
  boolean measures() {
    return measures;
  }

  int lanes() {
    return frames.length;
  }

  int frameAt(int lane) {
    return frames[lane];
  }
}
