package descent.engine.experiment;

import descent.engine.graph.Graph;

/**
 * One part of a training step: a loss, and the parameters that make it small.
 *
 * @param name such as {@code train}, or {@code discriminator}
 * @param graph with inputs {@code x} and {@code target} and the output {@code loss}
 * @param prefix of the names of the parameters that this phase changes; empty for all
 */
public record Phase(String name, Graph graph, String prefix) {}
