package descent.engine.nn;

import descent.engine.graph.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Long short-term memory, with gates in the order i, f, g, o. x: (rows, time, input), y: (rows,
 * time, hidden), twice as wide when bidirectional.
 *
 * @param layers how many stand on top of each other
 * @param bidirectional whether a second network reads time backwards
 * @param forgetBias what the forget gate's bias starts higher by: the state then fades less (Gers
 *     et al. 2000)
 */
public record LSTM(
    int input, int hidden, int layers, boolean bias, boolean bidirectional, double forgetBias)
    implements Module {
  /** One layer in one direction, with biases. */
  public LSTM(int input, int hidden) {
    this(input, hidden, 1, true, false);
  }

  /** That starts as PyTorch's does. */
  public LSTM(int input, int hidden, int layers, boolean bias, boolean bidirectional) {
    this(input, hidden, layers, bias, bidirectional, 0);
  }

  /** Checks the sizes. */
  public LSTM {
    new RecurrentStack("LSTM", 4, input, hidden, layers, bias, bidirectional, forgetBias, false);
  }

  private RecurrentStack stack() {
    return new RecurrentStack(
        "LSTM", 4, input, hidden, layers, bias, bidirectional, forgetBias, false);
  }

  @Override
  public Tensor apply(Tensor x, Scope scope) {
    return apply(x, null, null, scope).output();
  }

  /**
   * The same from an initial state.
   *
   * @param state (rows, layers directions, hidden), or null for zeros
   * @param cell the same for the cells
   */
  public Recurrence apply(Tensor x, @Nullable Tensor state, @Nullable Tensor cell, Scope scope) {
    return stack()
        .apply(
            x, state, cell, (in, weights, h, c, reverse) -> in.lstm(weights, h, c, reverse), scope);
  }

  @Override
  public String toString() {
    return stack().toString();
  }
}
