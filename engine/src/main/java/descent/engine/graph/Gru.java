package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import descent.engine.backend.Kernels.Binary;
import descent.engine.backend.Kernels.Unary;
import java.util.List;

/**
 * The gated recurrent unit (Cho et al. 2014) as PyTorch has it: r, z = sigmoid(W x[t] + b + V
 * h[t-1] + c), m = V h[t-1] + c, n = tanh(W x[t] + b + r m), h[t] = n + z (h[t-1] - n); gates in
 * the order r, z, n. y (rows, time, hidden) = all h.
 *
 * <p>Backward in time: dz = dh (h[t-1] - n), dn = dh (1 - z), each times its gate's derivative; dr
 * = dn m likewise; dm = dn r; dh[t-1] = dh z + dr . V + dz . V + dm . V.
 */
record Gru(Unrolled u) implements Operation {
  private static final int GATES = 3;
  private static final int R = 0;
  private static final int Z = 1;
  private static final int N = 2;

  /** Stands beside the gates for m, the state's part of n. */
  private static final int M = 3;

  @Override
  public List<Tensor> inputs() {
    return u.inputs();
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return new Gru(u.withInputs(inputs));
  }

  @Override
  public Shape shape() {
    return Shape.rows(u.steps(), u.hidden());
  }

  /** h from before the first step on, r, z, n, m, their gradients, dh and a product. */
  @Override
  public int scratch(Backend backend, int rows) {
    return u.scratch(rows, 9 * u.steps() + 3);
  }

  private int state(Frame f, Tensor y, int s) {
    return u.block(f, f.scratch(y), s);
  }

  private int gate(Frame f, Tensor y, int gate, int s) {
    return u.block(f, f.scratch(y), u.steps() + 1 + gate * u.steps() + s);
  }

  private int dGate(Frame f, Tensor y, int gate, int s) {
    return u.block(f, f.scratch(y), u.steps() + 1 + (4 + gate) * u.steps() + s);
  }

  private int rest(Frame f, Tensor y, int i) {
    return u.block(f, f.scratch(y), 9 * u.steps() + 1 + i);
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {
    int n = f.rows() * u.hidden();
    int scratch = f.scratch(y);
    u.gatherSteps(k, f, u.in(), f.at(u.x()), u.in(), u.input(f, scratch));
    u.initial(k, f, u.state(), state(f, y, 0));
    for (int g = 0; g < GATES; g++) {
      u.inputProducts(k, f, scratch, g, gate(f, y, g, 0));
    }
    for (int s = 0; s < u.steps(); s++) {
      int before = state(f, y, s);
      int r = gate(f, y, R, s);
      int z = gate(f, y, Z, s);
      int candidate = gate(f, y, N, s);
      int m = gate(f, y, M, s);
      for (int g = R; g <= Z; g++) {
        int a = gate(f, y, g, s);
        u.stateProduct(k, f, g, before, a, true);
        u.addBiases(k, f, g, a);
        k.map(Unary.SIGMOID, 0, n, a, a);
      }
      u.stateProduct(k, f, N, before, m, false);
      u.addBias(k, f, u.weights().stateBias(), N, m);
      u.addBias(k, f, u.weights().inputBias(), N, candidate);
      k.combine(Binary.MULTIPLY, n, r, m, candidate, true);
      k.map(Unary.TANH, 0, n, candidate, candidate);
      int after = state(f, y, s + 1);
      k.combine(Binary.SUBTRACT, n, before, candidate, after, false);
      k.combine(Binary.MULTIPLY, n, z, after, after, false);
      k.axpy(n, 1, candidate, after);
    }
    u.scatterSteps(k, f, u.hidden(), state(f, y, 1), f.at(y), u.hidden(), false);
  }

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {
    int n = f.rows() * u.hidden();
    int dh = rest(f, y, 0);
    k.fill(n, 0, dh);
    for (int s = u.steps() - 1; s >= 0; s--) {
      u.addStep(k, f, s, f.gradient(y), u.hidden(), dh);
      step(k, f, y, s, n, dh);
      u.stateGradient(k, f, R, dGate(f, y, R, s), dh, true);
      u.stateGradient(k, f, Z, dGate(f, y, Z, s), dh, true);
      u.stateGradient(k, f, N, dGate(f, y, M, s), dh, true);
    }
    u.initialGradient(k, f, u.state(), dh);
    int scratch = f.scratch(y);
    for (int g = 0; g < GATES; g++) {
      u.inputGradients(k, f, scratch, g, dGate(f, y, g, 0));
      int fromState = dGate(f, y, g == N ? M : g, 0);
      u.stateWeightGradients(k, f, g, fromState, state(f, y, 0));
    }
    if (f.wants(u.x())) {
      u.scatterSteps(k, f, u.in(), u.dInput(f, scratch), f.gradient(u.x()), u.in(), true);
    }
  }

  /** The gradients of the gates of one step from dh, which keeps only its share z. */
  private void step(Kernels k, Frame f, Tensor y, int s, int n, int dh) {
    Binary times = Binary.MULTIPLY;
    int dr = dGate(f, y, R, s);
    int dz = dGate(f, y, Z, s);
    int dn = dGate(f, y, N, s);
    int dm = dGate(f, y, M, s);
    int z = gate(f, y, Z, s);
    int candidate = gate(f, y, N, s);
    int kept = rest(f, y, 1);
    k.combine(Binary.SUBTRACT, n, state(f, y, s), candidate, dz, false);
    k.combine(times, n, dh, dz, dz, false);
    k.mapGrad(Unary.SIGMOID, 0, n, Kernels.NONE, z, dz, dz, false);
    k.combine(times, n, dh, z, kept, false);
    k.combine(Binary.SUBTRACT, n, dh, kept, dn, false);
    k.mapGrad(Unary.TANH, 0, n, Kernels.NONE, candidate, dn, dn, false);
    k.combine(times, n, dn, gate(f, y, M, s), dr, false);
    k.mapGrad(Unary.SIGMOID, 0, n, Kernels.NONE, gate(f, y, R, s), dr, dr, false);
    k.combine(times, n, dn, gate(f, y, R, s), dm, false);
    k.copy(1, n, kept, n, dh, n, false);
  }
}
