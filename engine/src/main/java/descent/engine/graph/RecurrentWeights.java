package descent.engine.graph;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of one layer and direction of a recurrent network.
 *
 * @param input (gates hidden, in)
 * @param state (gates hidden, hidden)
 * @param inputBias (gates hidden), or null
 * @param stateBias (gates hidden), or null
 */
public record RecurrentWeights(
    Tensor input, Tensor state, @Nullable Tensor inputBias, @Nullable Tensor stateBias) {}
