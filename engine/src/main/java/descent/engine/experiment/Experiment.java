package descent.engine.experiment;

import descent.engine.backend.Backend;
import descent.engine.data.DataSource;
import descent.engine.data.Library;
import descent.engine.optim.Clipping;
import descent.engine.optim.Optimizer;

/**
 * Everything that a training run depends on, as an immutable value. The page's worker, the command
 * line, the server's job and a shared link all run the same experiment: bit for bit the same on the
 * same backend, lane count and vector width.
 *
 * @param learningRate how the optimiser's rate changes
 * @param clipping of each phase's gradient
 * @param batchSize samples a step; 0 for all of them
 * @param order in which each epoch walks through the samples
 * @param seed of the initial parameters, the order and all run-time noise
 */
public record Experiment(
    DataSource data,
    Task task,
    Optimizer optimizer,
    LearningRate learningRate,
    Clipping clipping,
    int batchSize,
    Order order,
    long seed,
    StopRule stop) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when the batch size is negative
   */
  public Experiment {
    if (batchSize < 0) {
      throw new IllegalArgumentException(
          "The batch size must be 0 (all samples) or more, but is " + batchSize);
    }
  }

  /** A full batch of all samples in their order. */
  public static Experiment fullBatch(
      DataSource data, Task task, Optimizer optimizer, long seed, StopRule stop) {
    return plain(data, task, optimizer, 0, Order.SEQUENTIAL, seed, stop);
  }

  /** Mini-batches of a fresh torch.randperm each epoch. */
  public static Experiment miniBatches(
      DataSource data, Task task, Optimizer optimizer, int batchSize, long seed, StopRule stop) {
    return plain(data, task, optimizer, batchSize, Order.TORCH, seed, stop);
  }

  private static Experiment plain(
      DataSource data,
      Task task,
      Optimizer optimizer,
      int batchSize,
      Order order,
      long seed,
      StopRule stop) {
    return new Experiment(
        data, task, optimizer, LearningRate.CONSTANT, Clipping.NONE, batchSize, order, seed, stop);
  }

  /** The same experiment on other data. */
  public Experiment withData(DataSource data) {
    return new Experiment(
        data, task, optimizer, learningRate, clipping, batchSize, order, seed, stop);
  }

  /** The same experiment with another task. */
  public Experiment withTask(Task task) {
    return new Experiment(
        data, task, optimizer, learningRate, clipping, batchSize, order, seed, stop);
  }

  /** The same experiment with another optimiser. */
  public Experiment withOptimizer(Optimizer optimizer) {
    return new Experiment(
        data, task, optimizer, learningRate, clipping, batchSize, order, seed, stop);
  }

  /** The same experiment with another schedule of the learning rate. */
  public Experiment withLearningRate(LearningRate learningRate) {
    return new Experiment(
        data, task, optimizer, learningRate, clipping, batchSize, order, seed, stop);
  }

  /** The same experiment with gradients clipped in another way. */
  public Experiment withClipping(Clipping clipping) {
    return new Experiment(
        data, task, optimizer, learningRate, clipping, batchSize, order, seed, stop);
  }

  /** The same experiment with another number of samples a step. */
  public Experiment withBatchSize(int batchSize) {
    return new Experiment(
        data, task, optimizer, learningRate, clipping, batchSize, order, seed, stop);
  }

  /** The same experiment with the samples in another order. */
  public Experiment withOrder(Order order) {
    return new Experiment(
        data, task, optimizer, learningRate, clipping, batchSize, order, seed, stop);
  }

  /** The same experiment from another seed. */
  public Experiment withSeed(long seed) {
    return new Experiment(
        data, task, optimizer, learningRate, clipping, batchSize, order, seed, stop);
  }

  /** The same experiment with another end. */
  public Experiment withStop(StopRule stop) {
    return new Experiment(
        data, task, optimizer, learningRate, clipping, batchSize, order, seed, stop);
  }

  /**
   * Opens the data, reserves memory and draws the initial parameters.
   *
   * @throws IllegalArgumentException when the network does not fit the data
   */
  public Run start(Backend backend, Library library) {
    return new Run(this, backend, library.open(data));
  }
}
