package descent.engine.nn;

import descent.engine.graph.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The gated recurrent unit, with gates in the order r, z, n. x: (rows, time, input), y: (rows,
 * time, hidden), twice as wide when bidirectional.
 *
 * @param layers how many stand on top of each other
 * @param bidirectional whether a second network reads time backwards
 * @param updateBias what the update gate's bias starts higher by: the state then fades less
 */
public record GRU(
    int input, int hidden, int layers, boolean bias, boolean bidirectional, double updateBias)
    implements Module {
  /** One layer in one direction, with biases. */
  public GRU(int input, int hidden) {
    this(input, hidden, 1, true, false);
  }

  /** That starts as PyTorch's does. */
  public GRU(int input, int hidden, int layers, boolean bias, boolean bidirectional) {
    this(input, hidden, layers, bias, bidirectional, 0);
  }

  /** Checks the sizes. */
  public GRU {
    new RecurrentStack("GRU", 3, input, hidden, layers, bias, bidirectional, updateBias, false);
  }

  private RecurrentStack stack() {
    return new RecurrentStack(
        "GRU", 3, input, hidden, layers, bias, bidirectional, updateBias, false);
  }

  @Override
  public Tensor apply(Tensor x, Scope scope) {
    return apply(x, null, scope).output();
  }

  /**
   * The same from an initial state.
   *
   * @param state (rows, layers directions, hidden), or null for zeros
   */
  public Recurrence apply(Tensor x, @Nullable Tensor state, Scope scope) {
    return stack()
        .apply(x, state, null, (in, weights, h, c, reverse) -> in.gru(weights, h, reverse), scope);
  }

  @Override
  public String toString() {
    return stack().toString();
  }
}
