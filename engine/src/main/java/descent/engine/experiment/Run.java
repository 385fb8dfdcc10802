package descent.engine.experiment;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.Memory;
import descent.engine.data.Dataset;
import descent.engine.data.Split;
import descent.engine.graph.Graph;
import descent.engine.graph.ParameterSet;
import descent.engine.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * An experiment at work: the one mutable thing. It is driven from one thread; the lanes of its
 * backend are its own affair.
 *
 * <pre>{@code
 * try (Run run = experiment.start(backend, library)) {
 *   while (run.step()) {
 *     listener.accept(run.loss());
 *   }
 * }
 * }</pre>
 */
public final class Run implements AutoCloseable {
  private final Experiment experiment;
  private final Split data;
  private final Streams streams;
  private final Memory memory;
  private final StateBlocks blocks;
  private final int parameterElements;
  private final int stateElements;
  private final List<Turn> turns = new ArrayList<>();
  private final Evaluator evaluator;
  private final BatchOrder order;
  private final History history = new History();

  /** Made once: a warm step allocates nothing. */
  private final DoubleSupplier measured = this::accuracy;

  private long steps;
  private double epochLossSum;
  private boolean finished;
  private boolean diverged;

  /** One of the parts of a step: the trainer of a phase, for the index-th of its {@code times}. */
  private record Turn(Trainer trainer, int index, int times) {
    long updates(long steps) {
      return steps * times + index + 1;
    }
  }

  Run(Experiment experiment, Backend backend, Split data) {
    this.experiment = experiment;
    this.data = data;
    Task task = experiment.task();
    Dataset train = data.train();
    if (train.size() == 0) {
      throw new IllegalArgumentException(
          "A run needs samples to learn from, but the training set has 0 samples");
    }
    int batch = experiment.batchSize() == 0 ? train.size() : experiment.batchSize();
    batch = Math.min(batch, train.size());

    ParameterSet parameters = new ParameterSet();
    ParameterSet buffers = new ParameterSet();
    Shape input = train.inputs().shape();
    List<Phase> phases = task.phases(input, parameters, buffers);
    Graph evaluation = task.evaluation(input, parameters, buffers);
    checkTargets(evaluation, train);
    parameterElements = parameters.elements();

    Allotment room = new Allotment();
    int parametersAt = room.take(parameterElements);
    int buffersAt = room.take(buffers.elements());
    List<TrainerPlan> plans = new ArrayList<>();
    int lanes = 1;
    for (Phase phase : phases) {
      TrainerPlan plan = new TrainerPlan(phase, experiment, backend, batch, parameters, room);
      lanes = Math.max(lanes, plan.lanes());
      plans.add(plan);
    }
    stateElements = room.elements();
    List<Integer> gradients = new ArrayList<>();
    for (int i = 0; i < lanes; i++) {
      gradients.add(room.take(parameterElements));
    }
    for (TrainerPlan plan : plans) {
      plan.takeFrames(room, gradients);
    }
    EvaluatorPlan measuring = new EvaluatorPlan(evaluation, task.scoring(), backend, room);

    memory = backend.reserve(room.elements());
    blocks = new StateBlocks(parameters, buffers, memory, parametersAt, buffersAt);
    streams = Streams.of(experiment.seed());
    blocks.initialize(streams);
    order = new BatchOrder(experiment.order(), train.size(), batch, streams);
    for (int i = 0; i < plans.size(); i++) {
      Trainer trainer =
          new Trainer(plans.get(i), experiment, backend, memory, blocks, train, order);
      int times = phases.get(i).turns();
      for (int index = 0; index < times; index++) {
        turns.add(new Turn(trainer, index, times));
      }
    }
    evaluator = new Evaluator(measuring, backend, memory, blocks);
  }

  private static void checkTargets(Graph evaluation, Dataset train) {
    if (!evaluation.inputs().containsKey("target")) {
      return;
    }
    Shape target = evaluation.in("target").shape();
    if (target.perRow() != train.targets().shape().perRow()) {
      throw new IllegalArgumentException(
          "The network's output "
              + evaluation.out("y").shape()
              + " asks for targets "
              + target
              + ", but the data set has "
              + train.targets().shape()
              + " for each sample; change the last layer or the loss");
    }
  }

  // -- training

  /**
   * Does one step of the optimiser, unless the run has ended.
   *
   * @return whether a step was done
   */
  public boolean step() {
    if (finished) {
      return false;
    }
    for (int phase = 0; phase < turns.size(); phase++) {
      accumulate(phase);
      update(phase);
    }
    return true;
  }

  /**
   * How many phases a step has, such as 2 for a GAN; one that has several turns counts so often.
   */
  public int phases() {
    return turns.size();
  }

  /**
   * The first half of a phase: computes the gradient of the current batch, and its loss.
   *
   * @throws IllegalStateException when the run has ended
   */
  public void accumulate(int phase) {
    accumulate(phase, 0, 1);
  }

  /**
   * The first half of a phase where several runs of the same experiment share each batch: computes
   * the gradient of one share, and that share's part of the loss. Before {@link #update}, each run
   * adds up all shares' gradients at {@link #gradientsAt} and all parts of the loss, in the same
   * order; then all of them stay equal to the bit.
   *
   * @param share which share of the batch, from 0
   * @throws IllegalStateException when the run has ended
   * @throws IllegalArgumentException when a batch cannot be shared
   */
  public void accumulate(int phase, int share, int shares) {
    if (finished) {
      throw new IllegalStateException("This run has ended after " + steps + " steps");
    }
    if (shares > 1 && !isShareable()) {
      throw new IllegalArgumentException(
          "An operation of this network looks across the batch, so that it cannot be cut into "
              + shares
              + " shares; train it in one piece");
    }
    long turn = steps * turns.size() + phase + 1;
    turns.get(phase).trainer().accumulate(steps + 1, turn, share, shares);
  }

  /** Whether batches can be cut into shares, because no operation looks across their rows. */
  public boolean isShareable() {
    for (Turn turn : turns) {
      if (!turn.trainer().isShareable()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Where the gradient by all parameters lies in {@link #memory}, in their order, between the two
   * halves of a phase.
   */
  public int gradientsAt(int phase) {
    return turns.get(phase).trainer().sumGradients();
  }

  /** Puts the loss of the whole batch in place of a share's part, between the halves of a phase. */
  public void setLoss(int phase, double loss) {
    turns.get(phase).trainer().setLoss(loss);
  }

  /** Goes back to before the first half of a phase. */
  public void discard(int phase) {
    turns.get(phase).trainer().clearGradients();
  }

  /** The second half of a phase: changes its parameters. The last phase ends the step. */
  public void update(int phase) {
    Turn turn = turns.get(phase);
    turn.trainer().update(learningRate(), turn.updates(steps));
    evaluator.forgetWeights();
    if (phase == turns.size() - 1) {
      endStep();
    }
  }

  private void endStep() {
    steps++;
    double loss = loss();
    history.steps().add(loss);
    epochLossSum += loss * order.count();
    if (order.advance()) {
      history.epochs().add(epochLossSum / order.seen());
      epochLossSum = 0;
      finished = experiment.stop().ends(history.epochs(), measured);
    }
    if (!Double.isFinite(loss)) {
      diverged = true;
      finished = true;
    }
  }

  private double accuracy() {
    return evaluate(data.validation()).accuracy();
  }

  // -- looking

  /** What this run trains. */
  public Experiment experiment() {
    return experiment;
  }

  /** The data that it trains on and is measured by. */
  public Split data() {
    return data;
  }

  /** Steps done. */
  public long steps() {
    return steps;
  }

  /** Finished epochs. */
  public int epoch() {
    return order.epoch();
  }

  /** Steps done in the unfinished epoch. */
  public int stepInEpoch() {
    return order.stepInEpoch();
  }

  /** Steps of one epoch. */
  public int stepsPerEpoch() {
    return order.stepsPerEpoch();
  }

  /**
   * The mean loss of the last batch in the last phase, before its update; NaN before the first step
   * and where a checkpoint was restored whose step this run has not seen.
   */
  public double loss() {
    return loss(turns.size() - 1);
  }

  /** The same for any phase, such as 0 for a GAN's discriminator. */
  public double loss(int phase) {
    return turns.get(phase).trainer().loss();
  }

  /** The learning rate of the next step. */
  public double learningRate() {
    return experiment
        .learningRate()
        .now(experiment.optimizer().lr(), steps, order.epoch(), history);
  }

  /** The norm of a phase's last gradient before it was clipped; 0 where nothing clips by norm. */
  public double gradientNorm(int phase) {
    return turns.get(phase).trainer().norm();
  }

  /** All losses so far. */
  public History history() {
    return history;
  }

  /** Whether the stop rule, or a loss that is no number, has ended the run. */
  public boolean finished() {
    return finished;
  }

  /** Whether the loss stopped being a number. */
  public boolean diverged() {
    return diverged;
  }

  /** Measures the network as it is now. */
  public Evaluation evaluate(Dataset set) {
    return evaluator.evaluate(set);
  }

  /**
   * The network's answers, as it is now, to count inputs that lie one after the other.
   *
   * @throws IllegalArgumentException when an array is too short
   */
  public void predict(float[] inputs, int count, float[] outputs) {
    evaluator.predict(inputs, count, outputs);
  }

  // -- state

  /** Where all numbers of this run lie. */
  public Memory memory() {
    return memory;
  }

  /** How many numbers the gradient has: all parameters, each in an aligned range. */
  public int parameterElements() {
    return parameterElements;
  }

  /** The network's numbers under PyTorch's names. */
  public Weights weights() {
    return blocks.read();
  }

  /**
   * Replaces the network's numbers; the optimiser's state stays.
   *
   * @throws IllegalArgumentException when they are not this network's; nothing is changed then
   */
  public void load(Weights weights) {
    blocks.write(weights);
    evaluator.forgetWeights();
  }

  /** This moment, complete. */
  public Checkpoint checkpoint() {
    return new Checkpoint(
        steps,
        order.epoch(),
        order.from(),
        epochLossSum,
        history.epochs().toArray(),
        PackedNumbers.read(memory, 0, stateElements),
        order.rows().clone(),
        streams.torch().state(),
        streams.numpy().state());
  }

  /**
   * Goes back (or on) to a moment of this experiment.
   *
   * @throws IllegalArgumentException when the checkpoint is of another experiment
   */
  public void restore(Checkpoint checkpoint) {
    if (checkpoint.state().size() != stateElements
        || checkpoint.rows().length != data.train().size()) {
      throw new IllegalArgumentException(
          "This run's state has "
              + stateElements
              + " numbers for "
              + data.train().size()
              + " samples, but the checkpoint has "
              + checkpoint.state().size()
              + " for "
              + checkpoint.rows().length
              + "; it belongs to another experiment");
    }
    checkpoint.state().write(memory, 0);
    evaluator.forgetWeights();
    streams.torch().restore(checkpoint.torch());
    streams.numpy().restore(checkpoint.numpy());
    order.restore(checkpoint.epoch(), checkpoint.from(), checkpoint.rows());
    steps = checkpoint.steps();
    epochLossSum = checkpoint.epochLossSum();
    history.rewind((int) steps, checkpoint.epochLosses());
    boolean known = history.steps().size() == steps;
    setLoss(turns.size() - 1, known ? history.steps().last() : Double.NaN);
    diverged = false;
    finished = order.from() == 0 && experiment.stop().ends(history.epochs(), measured);
    turns.forEach(turn -> turn.trainer().forgetInputs());
  }

  /** Frees the memory; the run is of no more use. */
  @Override
  public void close() {
    memory.close();
  }
}
