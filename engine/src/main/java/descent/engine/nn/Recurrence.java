package descent.engine.nn;

import descent.engine.graph.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What a recurrent network gives.
 *
 * @param output the last layer's states at all times: (rows, time, directions hidden)
 * @param state every layer's state after its last step: (rows, layers directions, hidden)
 * @param cell the same for an LSTM's cells, or null
 */
public record Recurrence(Tensor output, Tensor state, @Nullable Tensor cell) {}
