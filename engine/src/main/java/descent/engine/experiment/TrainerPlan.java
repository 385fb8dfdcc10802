package descent.engine.experiment;

import descent.engine.backend.Backend;
import descent.engine.graph.Fusion;
import descent.engine.graph.Graph;
import descent.engine.graph.Parameter;
import descent.engine.graph.ParameterSet;
import descent.engine.graph.Program;
import descent.engine.optim.Clipping;
import java.util.List;

/**
 * Where everything of one phase lives, decided before the memory is reserved: lanes, micro-batches,
 * gradient blocks and the optimiser's state.
 */
final class TrainerPlan {
  /** Below this many rows a lane is not worth waking. */
  private static final int ROWS_PER_LANE = 8;

  private final Program program;
  private final int lanes;
  private final int first;
  private final int last;
  private final int parameterElements;
  private final int stateAt;
  private final int scratchAt;
  private final double rate;
  private int[] frames = new int[0];
  private List<Integer> gradients = List.of();

  /**
   * Compiles the phase for batches of {@code batch} rows and takes room for the optimiser's state.
   */
  TrainerPlan(
      Phase phase,
      Experiment experiment,
      Backend backend,
      int batch,
      ParameterSet parameters,
      Allotment room) {
    Graph graph = Fusion.fuse(phase.graph());
    boolean whole = Program.compile(graph, backend, 1, true).spansBatch();
    lanes = whole ? 1 : Math.clamp(batch / ROWS_PER_LANE, 1, backend.lanes());
    int rows = (batch + lanes - 1) / lanes;
    int micro = Program.microBatch(graph, backend, rows);
    int chunks = (rows + micro - 1) / micro;
    program = Program.compile(graph, backend, (rows + chunks - 1) / chunks, true);
    int from = parameters.elements();
    int to = 0;
    for (Parameter parameter : parameters.all()) {
      if (parameter.name().startsWith(phase.prefix())) {
        from = Math.min(from, parameter.offset());
        to = Math.max(to, parameter.offset() + Backend.aligned(parameter.elements()));
      }
    }
    first = Math.min(from, to);
    last = to;
    parameterElements = parameters.elements();
    rate = phase.rate();
    stateAt = room.take(experiment.optimizer().stateBlocks() * (last - first));
    scratchAt =
        experiment.clipping() instanceof Clipping.None ? stateAt : room.take(last - first + 1);
  }

  /** Takes room for the frames; all phases share the lanes' gradient blocks. */
  void takeFrames(Allotment room, List<Integer> gradientBlocks) {
    gradients = gradientBlocks;
    frames = new int[lanes];
    for (int i = 0; i < lanes; i++) {
      frames[i] = room.take(program.elements());
    }
  }

  Program program() {
    return program;
  }

  int lanes() {
    return lanes;
  }

  int frameAt(int lane) {
    return frames[lane];
  }

  int gradientAt(int lane) {
    return gradients.get(lane);
  }

  int stateAt() {
    return stateAt;
  }

  /** Room for the clipping to reckon in. */
  int scratchAt() {
    return scratchAt;
  }

  /** What the experiment's learning rate is multiplied by. */
  double rate() {
    return rate;
  }

  int parameterElements() {
    return parameterElements;
  }

  /** Elements of the parameters that this phase changes. */
  int sliceElements() {
    return last - first;
  }

  /** Where the slice of the parameters that a lane updates begins; slice(lanes) is the end. */
  int slice(int lane) {
    int blocks = (last - first) / Backend.ALIGNMENT;
    return first + (int) ((long) blocks * lane / lanes) * Backend.ALIGNMENT;
  }
}
