package descent.engine.nn;

import descent.engine.backend.Kernels.Unary;
import descent.engine.graph.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Elman's recurrent network: h[t] = f(W x[t] + b + V h[t-1] + c). x: (rows, time, input), y: (rows,
 * time, hidden), twice as wide when bidirectional.
 *
 * @param layers how many stand on top of each other
 * @param relu whether f is ReLU instead of tanh
 * @param bidirectional whether a second network reads time backwards
 * @param orthogonal whether the matrix from state to state starts orthogonal (Saxe et al. 2014)
 */
public record RNN(
    int input,
    int hidden,
    int layers,
    boolean relu,
    boolean bias,
    boolean bidirectional,
    boolean orthogonal)
    implements Module {
  /** One layer in one direction, with biases. */
  public RNN(int input, int hidden) {
    this(input, hidden, 1, false, true, false);
  }

  /** That starts as PyTorch's does. */
  public RNN(int input, int hidden, int layers, boolean relu, boolean bias, boolean bidirectional) {
    this(input, hidden, layers, relu, bias, bidirectional, false);
  }

  /** Checks the sizes. */
  public RNN {
    new RecurrentStack("RNN", 1, input, hidden, layers, bias, bidirectional, 0, orthogonal);
  }

  private RecurrentStack stack() {
    return new RecurrentStack("RNN", 1, input, hidden, layers, bias, bidirectional, 0, orthogonal);
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
        .apply(
            x,
            state,
            null,
            (in, weights, h, c, reverse) ->
                in.rnn(weights, h, relu ? Unary.RELU : Unary.TANH, reverse),
            scope);
  }

  @Override
  public String toString() {
    return stack().toString();
  }
}
