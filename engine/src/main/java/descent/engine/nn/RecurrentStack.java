package descent.engine.nn;

import descent.engine.Shape;
import descent.engine.graph.Initializer;
import descent.engine.graph.RecurrentWeights;
import descent.engine.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What RNN, LSTM and GRU share: layers on top of each other, each in one direction or two, with
 * PyTorch's names and order of parameters. x: (rows, time, input).
 *
 * @param gateBias what the second gate's bias starts higher by
 * @param orthogonal whether the matrix from state to state starts orthogonal
 */
record RecurrentStack(
    String name,
    int gates,
    int input,
    int hidden,
    int layers,
    boolean bias,
    boolean bidirectional,
    double gateBias,
    boolean orthogonal) {
  /** One layer in one direction. */
  @FunctionalInterface
  interface Layer {
    /**
     * Builds it.
     *
     * @param state (rows, hidden) before the first step, or null
     * @param cell the same for an LSTM's cell
     * @return all states (rows, time, hidden), behind each an LSTM's cell
     */
    Tensor apply(
        Tensor x,
        RecurrentWeights weights,
        @Nullable Tensor state,
        @Nullable Tensor cell,
        boolean reverse);
  }

  RecurrentStack {
    Sizes.atLeastOne(name, "input_size", input);
    Sizes.atLeastOne(name, "hidden_size", hidden);
    Sizes.atLeastOne(name, "num_layers", layers);
    if (!Double.isFinite(gateBias)) {
      throw new IllegalArgumentException(
          name + "'s gate must start at a finite bias, but got " + gateBias);
    }
  }

  private int directions() {
    return bidirectional ? 2 : 1;
  }

  /**
   * Builds all layers.
   *
   * @param state (rows, layers directions, hidden) before the first step, or null for zeros
   * @param cell the same for an LSTM's cell
   */
  Recurrence apply(
      Tensor x, @Nullable Tensor state, @Nullable Tensor cell, Layer layer, Scope scope) {
    Sizes.rank(name, 3, x);
    int steps = x.shape().size(1);
    List<Tensor> lastStates = new ArrayList<>();
    List<Tensor> lastCells = new ArrayList<>();
    Tensor y = x;
    for (int l = 0; l < layers; l++) {
      List<Tensor> outputs = new ArrayList<>();
      for (int d = 0; d < directions(); d++) {
        int number = l * directions() + d;
        int in = l == 0 ? input : hidden * directions();
        boolean reverse = d == 1;
        Tensor all =
            layer.apply(
                y,
                weights(l, reverse, in, scope),
                part(state, number),
                part(cell, number),
                reverse);
        Tensor last = all.narrow(1, reverse ? 0 : steps - 1, 1);
        boolean twofold = all.shape().size(2) > hidden;
        outputs.add(twofold ? all.narrow(2, 0, hidden) : all);
        lastStates.add(twofold ? last.narrow(2, 0, hidden) : last);
        if (twofold) {
          lastCells.add(last.narrow(2, hidden, hidden));
        }
      }
      y = outputs.size() == 1 ? outputs.get(0) : Tensor.concat(outputs, 2);
    }
    Tensor cells = lastCells.isEmpty() ? null : Tensor.concat(lastCells, 1);
    return new Recurrence(y, Tensor.concat(lastStates, 1), cells);
  }

  private @Nullable Tensor part(@Nullable Tensor state, int number) {
    return state == null ? null : state.narrow(1, number, 1).view(Shape.rows(hidden));
  }

  private RecurrentWeights weights(int layer, boolean reverse, int in, Scope scope) {
    String suffix = "_l" + layer + (reverse ? "_reverse" : "");
    int rows = gates * hidden;
    var uniform = Init.uniform(1 / Math.sqrt(hidden));
    return new RecurrentWeights(
        scope.parameter("weight_ih" + suffix, Shape.of(rows, in), uniform),
        scope.parameter(
            "weight_hh" + suffix,
            Shape.of(rows, hidden),
            orthogonal ? Init.orthogonal(rows, hidden, 1) : uniform),
        bias ? scope.parameter("bias_ih" + suffix, Shape.of(rows), uniform) : null,
        bias ? scope.parameter("bias_hh" + suffix, Shape.of(rows), raised(uniform)) : null);
  }

  /** The second gate decides, in an LSTM and in a GRU, how much of the state is kept. */
  private Initializer raised(Initializer initializer) {
    return (values, streams) -> {
      initializer.fill(values, streams);
      for (int i = hidden; i < 2 * hidden && i < values.length; i++) {
        values[i] += gateBias;
      }
    };
  }

  @Override
  public String toString() {
    return name
        + "("
        + input
        + ", "
        + hidden
        + (layers == 1 ? "" : ", num_layers=" + layers)
        + (bias ? "" : ", bias=False")
        + ", batch_first=True"
        + (bidirectional ? ", bidirectional=True)" : ")");
  }
}
