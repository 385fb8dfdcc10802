package descent.engine.optim;

import descent.engine.backend.Kernels;

/**
 * A rule that changes parameters by their gradients. It is a value: its state (momenta) is a number
 * of blocks as long as the parameters, kept by the run.
 */
public sealed interface Optimizer permits SGD, RMSprop, Adagrad, Adadelta, Adam, AdamW, Adamax {
  /** The learning rate. */
  double lr();

  /** How many numbers of state each parameter has. */
  int stateBlocks();

  /** The same rule with another learning rate. */
  Optimizer withLr(double lr);

  /**
   * Changes n parameters at w by their gradients at dw.
   *
   * @param state where the range's part of the first block of state begins
   * @param stride elements from one block of state to the next
   * @param rate the learning rate of this step
   * @param step counts from 1
   */
  void step(Kernels k, int n, int w, int dw, int state, int stride, double rate, int step);
}
