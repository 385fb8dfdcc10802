package descent.engine.experiment;

import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import descent.engine.backend.Memory;
import descent.engine.data.Dataset;
import descent.engine.graph.Program;
import descent.engine.optim.Clipping;
import descent.engine.optim.Optimizer;
import java.util.function.IntConsumer;

/**
 * One phase of a step at work. Each lane adds up the gradient of its share of the batch in a block
 * of its own; the update then sums the blocks lane by lane, always in the same order, each lane
 * taking care of a slice of the parameters.
 */
final class Trainer {
  private final TrainerPlan plan;
  private final Backend backend;
  private final Kernels kernels;
  private final Optimizer optimizer;
  private final Clipping clipping;
  private final Dataset data;
  private final BatchOrder order;
  private final long seed;
  private final Lane[] lanes;
  private final IntConsumer accumulateLane = this::accumulateLane;
  private final IntConsumer updateLane = this::updateLane;
  private final int parametersAt;
  private long step;
  private long turn;
  private int firstRow;
  private int lastRow;
  private double rate;
  private int update;
  private double loss = Double.NaN;
  private double norm;

  Trainer(
      TrainerPlan plan,
      Experiment experiment,
      Backend backend,
      Memory memory,
      StateBlocks blocks,
      Dataset data,
      BatchOrder order) {
    this.plan = plan;
    this.backend = backend;
    this.data = data;
    this.order = order;
    kernels = memory.kernels();
    optimizer = experiment.optimizer();
    clipping = experiment.clipping();
    seed = experiment.seed();
    parametersAt = blocks.parametersAt();
    lanes = new Lane[plan.lanes()];
    Program program = plan.program();
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] =
          new Lane(
              program,
              program.frame(plan.frameAt(i), parametersAt, plan.gradientAt(i), blocks.buffersAt()),
              memory);
    }
  }

  /**
   * Adds the gradient of a share of the current batch to the lanes' blocks.
   *
   * @param step the step that is computed, from 1
   * @param turn a number that no other forward pass of the run has
   */
  void accumulate(long step, long turn, int share, int shares) {
    this.step = step;
    this.turn = turn;
    firstRow = order.from() + (int) ((long) order.count() * share / shares);
    lastRow = order.from() + (int) ((long) order.count() * (share + 1) / shares);
    backend.forEachLane(lanes.length, accumulateLane);
    double sum = 0;
    for (Lane lane : lanes) {
      sum += lane.lossSum();
    }
    loss = sum / order.count();
  }

  private void accumulateLane(int i) {
    int rows = lastRow - firstRow;
    int from = firstRow + (int) ((long) rows * i / lanes.length);
    int to = firstRow + (int) ((long) rows * (i + 1) / lanes.length);
    lanes[i].train(data, order, from, to, seed, step, turn);
  }

  /** The mean loss of the last batch, or a share's part of it; NaN before the first. */
  double loss() {
    return loss;
  }

  void setLoss(double loss) {
    this.loss = loss;
  }

  /** The norm of the last gradient before it was clipped; 0 where clipping does not need it. */
  double norm() {
    return norm;
  }

  /**
   * Changes the parameters by the gradients, and clears these.
   *
   * @param rate the experiment's learning rate at this step
   * @param update how many updates of this phase there were, this one included
   */
  void update(double rate, long update) {
    this.rate = rate * plan.rate();
    this.update = (int) update;
    if (!(clipping instanceof Clipping.None)) {
      int gradient = sumGradients() + plan.slice(0);
      norm = clipping.apply(kernels, plan.sliceElements(), gradient, plan.scratchAt());
    }
    backend.forEachLane(lanes.length, updateLane);
  }

  private void updateLane(int i) {
    int from = plan.slice(i);
    int n = plan.slice(i + 1) - from;
    int gradient = plan.gradientAt(0);
    for (int lane = 1; lane < lanes.length; lane++) {
      kernels.axpy(n, 1, plan.gradientAt(lane) + from, gradient + from);
    }
    optimizer.step(
        kernels,
        n,
        parametersAt + from,
        gradient + from,
        plan.stateAt() + from - plan.slice(0),
        plan.sliceElements(),
        rate,
        update);
    for (int lane = 0; lane < lanes.length; lane++) {
      kernels.fill(n, 0, plan.gradientAt(lane) + from);
    }
  }

  /** Takes back what was added to the lanes' blocks. */
  void clearGradients() {
    for (int lane = 0; lane < lanes.length; lane++) {
      kernels.fill(plan.parameterElements(), 0, plan.gradientAt(lane));
    }
  }

  /** Whether a batch can be cut into shares. */
  boolean isShareable() {
    return !plan.program().spansBatch();
  }

  /** The address of the sum of all lanes' gradients, in the order of the parameters. */
  int sumGradients() {
    int n = plan.parameterElements();
    for (int lane = 1; lane < lanes.length; lane++) {
      kernels.axpy(n, 1, plan.gradientAt(lane), plan.gradientAt(0));
      kernels.fill(n, 0, plan.gradientAt(lane));
    }
    return plan.gradientAt(0);
  }

  /** Forgets what the inputs hold. */
  void forgetInputs() {
    for (Lane lane : lanes) {
      lane.forgetInputs();
    }
  }
}
