package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one layer and direction of a recurrent network reads, and the order in which it works: the
 * steps of time one behind the other, each as a matrix of all rows, so that the products with the
 * input are one matrix product a gate.
 *
 * @param x (rows, time, in)
 * @param state (rows, hidden) before the first step, or null for zeros
 * @param cell the LSTM's second state, likewise
 * @param reverse whether time runs backwards
 */
record Unrolled(
    Tensor x,
    @Nullable Tensor state,
    @Nullable Tensor cell,
    RecurrentWeights weights,
    boolean reverse) {
  Unrolled {
    Shape s = x.shape();
    if (s.rank() != 3 || s.size(2) != weights.input().shape().size(1)) {
      throw new IllegalArgumentException(
          "A recurrent layer expects (rows, time, "
              + weights.input().shape().size(1)
              + "), got "
              + s);
    }
    if (state != null && !state.shape().equals(Shape.rows(weights.state().shape().size(1)))) {
      throw new IllegalArgumentException(
          "The initial state must be (rows, "
              + weights.state().shape().size(1)
              + "), got "
              + state.shape());
    }
  }

  int steps() {
    return x.shape().size(1);
  }

  int in() {
    return x.shape().size(2);
  }

  int hidden() {
    return weights.state().shape().size(1);
  }

  /** All tensors, those that may be absent at the end. */
  List<Tensor> inputs() {
    List<Tensor> inputs = new ArrayList<>(List.of(x, weights.input(), weights.state()));
    for (Tensor optional :
        new @Nullable Tensor[] {weights.inputBias(), weights.stateBias(), state, cell}) {
      if (optional != null) {
        inputs.add(optional);
      }
    }
    return inputs;
  }

  Unrolled withInputs(List<Tensor> inputs) {
    int next = 3;
    Tensor newInputBias = weights.inputBias() == null ? null : inputs.get(next++);
    Tensor newStateBias = weights.stateBias() == null ? null : inputs.get(next++);
    Tensor newState = state == null ? null : inputs.get(next++);
    Tensor newCell = cell == null ? null : inputs.get(next);
    RecurrentWeights moved =
        new RecurrentWeights(inputs.get(1), inputs.get(2), newInputBias, newStateBias);
    return new Unrolled(inputs.get(0), newState, newCell, moved, reverse);
  }

  // -- scratch: the input step by step, its gradient, then blocks of (rows, hidden)

  /** Elements of the input or its gradient for so many rows. */
  private int inputBlock(int rows) {
    return Backend.aligned(steps() * rows * in());
  }

  /** Scratch for so many blocks (rows, hidden), one for each step and use. */
  int scratch(int rows, int blocks) {
    return 2 * inputBlock(rows) + blocks * rows * hidden();
  }

  /** Where the input lies step by step. */
  int input(Frame f, int scratch) {
    return scratch;
  }

  /** Where its gradient does. */
  int dInput(Frame f, int scratch) {
    return scratch + inputBlock(f.capacity());
  }

  /** Where block i of (rows, hidden) lies; those of one gate follow each other in time. */
  int block(Frame f, int scratch, int i) {
    return scratch + 2 * inputBlock(f.capacity()) + i * f.rows() * hidden();
  }

  // -- moving between (rows, time, width) and step by step

  /** The place in time of the step that is computed as number s. */
  private int time(int s) {
    return reverse ? steps() - 1 - s : s;
  }

  /** Copies (rows, time, ..) at {@code from}, {@code ld} elements a time, step by step. */
  void gatherSteps(Kernels k, Frame f, int width, int from, int ld, int to) {
    for (int s = 0; s < steps(); s++) {
      int at = to + s * f.rows() * width;
      k.copy(f.rows(), width, from + time(s) * ld, steps() * ld, at, width, false);
    }
  }

  /** The reverse, overwriting or adding. */
  void scatterSteps(Kernels k, Frame f, int width, int from, int to, int ld, boolean accumulate) {
    for (int s = 0; s < steps(); s++) {
      int at = from + s * f.rows() * width;
      k.copy(f.rows(), width, at, width, to + time(s) * ld, steps() * ld, accumulate);
    }
  }

  /** Adds step s of a gradient (rows, time, ..) to (rows, hidden) at {@code to}. */
  void addStep(Kernels k, Frame f, int s, int from, int ld, int to) {
    k.copy(f.rows(), hidden(), from + time(s) * ld, steps() * ld, to, hidden(), true);
  }

  /** Copies an initial state, or zeros. */
  void initial(Kernels k, Frame f, @Nullable Tensor initial, int to) {
    if (initial == null) {
      k.fill(f.rows() * hidden(), 0, to);
    } else {
      k.copy(f.rows(), hidden(), f.at(initial), hidden(), to, hidden(), false);
    }
  }

  /** Hands the gradient at {@code from} to an initial state. */
  void initialGradient(Kernels k, Frame f, @Nullable Tensor initial, int from) {
    if (initial != null && f.wants(initial)) {
      k.axpy(f.rows() * hidden(), 1, from, f.gradient(initial));
    }
  }

  // -- products; a gate is one of the row blocks of the weights

  /** to (steps rows, hidden) = the input times gate g of the input weights, all steps at once. */
  void inputProducts(Kernels k, Frame f, int scratch, int g, int to) {
    int h = hidden();
    int w = f.at(weights.input()) + g * h * in();
    int all = steps() * f.rows();
    k.gemm(false, true, all, h, in(), input(f, scratch), in(), w, in(), to, h, false);
  }

  /** to (rows, hidden) = or += the state times gate g of the state weights. */
  void stateProduct(Kernels k, Frame f, int g, int state, int to, boolean accumulate) {
    int h = hidden();
    int w = f.at(weights.state()) + g * h * h;
    k.gemm(false, true, f.rows(), h, h, state, h, w, h, to, h, accumulate);
  }

  /** dstate (rows, hidden) = or += dgate times gate g of the state weights. */
  void stateGradient(Kernels k, Frame f, int g, int dGate, int dState, boolean accumulate) {
    int h = hidden();
    int w = f.at(weights.state()) + g * h * h;
    k.gemm(false, false, f.rows(), h, h, dGate, h, w, h, dState, h, accumulate);
  }

  /** Adds what gate g says about the input's weights, bias and the input itself, all steps. */
  void inputGradients(Kernels k, Frame f, int scratch, int g, int dGate) {
    int h = hidden();
    int all = steps() * f.rows();
    if (f.wants(weights.input())) {
      int dw = f.gradient(weights.input()) + g * h * in();
      k.gemm(true, false, h, in(), all, dGate, h, input(f, scratch), in(), dw, in(), true);
    }
    biasGradient(k, f, weights.inputBias(), g, dGate);
    if (f.wants(x)) {
      int w = f.at(weights.input()) + g * h * in();
      int dx = dInput(f, scratch);
      k.gemm(false, false, all, in(), h, dGate, h, w, in(), dx, in(), g > 0);
    }
  }

  /** Adds what gate g says about the state's weights and bias, all steps. */
  void stateWeightGradients(Kernels k, Frame f, int g, int dGate, int states) {
    int h = hidden();
    int all = steps() * f.rows();
    if (f.wants(weights.state())) {
      int dw = f.gradient(weights.state()) + g * h * h;
      k.gemm(true, false, h, h, all, dGate, h, states, h, dw, h, true);
    }
    biasGradient(k, f, weights.stateBias(), g, dGate);
  }

  private void biasGradient(Kernels k, Frame f, @Nullable Tensor bias, int g, int dGate) {
    if (bias != null && f.wants(bias)) {
      k.sumRows(steps() * f.rows(), hidden(), dGate, f.gradient(bias) + g * hidden());
    }
  }

  /** Adds the gate's biases to (rows, hidden) at {@code to}. */
  void addBiases(Kernels k, Frame f, int g, int to) {
    addBias(k, f, weights.inputBias(), g, to);
    addBias(k, f, weights.stateBias(), g, to);
  }

  void addBias(Kernels k, Frame f, @Nullable Tensor bias, int g, int to) {
    if (bias != null) {
      int row = f.at(bias) + g * hidden();
      k.bias(Kernels.Unary.IDENTITY, 0, f.rows(), hidden(), to, row, to);
    }
  }
}
