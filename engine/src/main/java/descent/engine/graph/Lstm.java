package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import descent.engine.backend.Kernels.Binary;
import descent.engine.backend.Kernels.Unary;
import java.util.List;

/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997, with Gers' forget gate). With a = W x[t]
 * + b + V h[t-1] + c, in PyTorch's order of gates: i, f, o = sigmoid(a), g = tanh(a); c[t] = f
 * c[t-1] + i g; h[t] = o tanh(c[t]). y (rows, time, 2 hidden) = h and c side by side.
 *
 * <p>Backward in time: do = dh tanh(c), dc += dh o (1 - tanh(c)^2), di = dc g, df = dc c[t-1], dg =
 * dc i, dc[t-1] = dc f, each d then times its gate's derivative; dh[t-1] = the sum over gates of d
 * . V.
 */
record Lstm(Unrolled u) implements Operation {
  private static final int GATES = 4;
  private static final int I = 0;
  private static final int F = 1;
  private static final int G = 2;
  private static final int O = 3;

  @Override
  public List<Tensor> inputs() {
    return u.inputs();
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return new Lstm(u.withInputs(inputs));
  }

  @Override
  public Shape shape() {
    return Shape.rows(u.steps(), 2 * u.hidden());
  }

  /**
   * h and c from before the first step on, tanh(c), gates and their gradients, dh, dc, a product.
   */
  @Override
  public int scratch(Backend backend, int rows) {
    return u.scratch(rows, block(2 * GATES, 0) + 3);
  }

  // Blocks: h (T + 1), c (T + 1), tanh c (T), gates (4 T), their gradients (4 T), dh, dc, product.

  private int block(int gate, int s) {
    return 3 * u.steps() + 2 + gate * u.steps() + s;
  }

  private int state(Frame f, Tensor y, int s) {
    return u.block(f, f.scratch(y), s);
  }

  private int cell(Frame f, Tensor y, int s) {
    return u.block(f, f.scratch(y), u.steps() + 1 + s);
  }

  private int squashed(Frame f, Tensor y, int s) {
    return u.block(f, f.scratch(y), 2 * u.steps() + 2 + s);
  }

  private int gate(Frame f, Tensor y, int gate, int s) {
    return u.block(f, f.scratch(y), block(gate, s));
  }

  private int dGate(Frame f, Tensor y, int gate, int s) {
    return u.block(f, f.scratch(y), block(GATES + gate, s));
  }

  private int rest(Frame f, Tensor y, int i) {
    return u.block(f, f.scratch(y), block(2 * GATES, 0) + i);
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {
    int n = f.rows() * u.hidden();
    int scratch = f.scratch(y);
    u.gatherSteps(k, f, u.in(), f.at(u.x()), u.in(), u.input(f, scratch));
    u.initial(k, f, u.state(), state(f, y, 0));
    u.initial(k, f, u.cell(), cell(f, y, 0));
    for (int g = 0; g < GATES; g++) {
      u.inputProducts(k, f, scratch, g, gate(f, y, g, 0));
    }
    for (int s = 0; s < u.steps(); s++) {
      for (int g = 0; g < GATES; g++) {
        int a = gate(f, y, g, s);
        u.stateProduct(k, f, g, state(f, y, s), a, true);
        u.addBiases(k, f, g, a);
        k.map(g == G ? Unary.TANH : Unary.SIGMOID, 0, n, a, a);
      }
      int c = cell(f, y, s + 1);
      k.combine(Binary.MULTIPLY, n, gate(f, y, F, s), cell(f, y, s), c, false);
      k.combine(Binary.MULTIPLY, n, gate(f, y, I, s), gate(f, y, G, s), c, true);
      k.map(Unary.TANH, 0, n, c, squashed(f, y, s));
      k.combine(Binary.MULTIPLY, n, gate(f, y, O, s), squashed(f, y, s), state(f, y, s + 1), false);
    }
    int h = u.hidden();
    u.scatterSteps(k, f, h, state(f, y, 1), f.at(y), 2 * h, false);
    u.scatterSteps(k, f, h, cell(f, y, 1), f.at(y) + h, 2 * h, false);
  }

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {
    int n = f.rows() * u.hidden();
    int h = u.hidden();
    int dh = rest(f, y, 0);
    int dc = rest(f, y, 1);
    k.fill(n, 0, dh);
    k.fill(n, 0, dc);
    for (int s = u.steps() - 1; s >= 0; s--) {
      u.addStep(k, f, s, f.gradient(y), 2 * h, dh);
      u.addStep(k, f, s, f.gradient(y) + h, 2 * h, dc);
      step(k, f, y, s, n, dh, dc);
      for (int g = 0; g < GATES; g++) {
        u.stateGradient(k, f, g, dGate(f, y, g, s), dh, g > 0);
      }
    }
    u.initialGradient(k, f, u.state(), dh);
    u.initialGradient(k, f, u.cell(), dc);
    int scratch = f.scratch(y);
    for (int g = 0; g < GATES; g++) {
      u.inputGradients(k, f, scratch, g, dGate(f, y, g, 0));
      u.stateWeightGradients(k, f, g, dGate(f, y, g, 0), state(f, y, 0));
    }
    if (f.wants(u.x())) {
      u.scatterSteps(k, f, u.in(), u.dInput(f, scratch), f.gradient(u.x()), u.in(), true);
    }
  }

  /** The gradients of the gates of one step from dh and dc; dc becomes that of the step before. */
  private void step(Kernels k, Frame f, Tensor y, int s, int n, int dh, int dc) {
    Binary times = Binary.MULTIPLY;
    int product = rest(f, y, 2);
    k.combine(times, n, dh, squashed(f, y, s), dGate(f, y, O, s), false);
    k.combine(times, n, dh, gate(f, y, O, s), product, false);
    k.mapGrad(Unary.TANH, 0, n, Kernels.NONE, squashed(f, y, s), product, dc, true);
    k.combine(times, n, dc, gate(f, y, G, s), dGate(f, y, I, s), false);
    k.combine(times, n, dc, cell(f, y, s), dGate(f, y, F, s), false);
    k.combine(times, n, dc, gate(f, y, I, s), dGate(f, y, G, s), false);
    k.combine(times, n, dc, gate(f, y, F, s), dc, false);
    for (int g = 0; g < GATES; g++) {
      Unary squash = g == G ? Unary.TANH : Unary.SIGMOID;
      int d = dGate(f, y, g, s);
      k.mapGrad(squash, 0, n, Kernels.NONE, gate(f, y, g, s), d, d, false);
    }
  }
}
