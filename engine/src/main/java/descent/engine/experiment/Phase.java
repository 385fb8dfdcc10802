package descent.engine.experiment;

import descent.engine.graph.Graph;

/**
 * One part of a training step: a loss, and the parameters that make it small.
 *
 * @param name such as {@code train}, or {@code discriminator}
 * @param graph with the output {@code loss}; it may have the inputs {@code x} and {@code target}
 * @param prefix of the names of the parameters that this phase changes; empty for all
 * @param rate what the experiment's learning rate is multiplied by
 * @param turns how often the phase is done in a step
 */
public record Phase(String name, Graph graph, String prefix, double rate, int turns) {
  /** Once a step, at the experiment's own rate. */
  public Phase(String name, Graph graph, String prefix) {
    this(name, graph, prefix, 1, 1);
  }
}
