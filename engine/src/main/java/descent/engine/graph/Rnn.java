package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import descent.engine.backend.Kernels.Unary;
import java.util.List;

/**
 * Elman's recurrence: h[t] = f(W x[t] + b + V h[t-1] + c), f tanh or ReLU; y (rows, time, hidden) =
 * all h.
 *
 * <p>Backward in time, with da = dh f'(h): dh[t-1] += da . V; dV += da^T . h[t-1]; dW += da^T .
 * x[t]; dx[t] = da . W.
 */
record Rnn(Unrolled u, Unary f) implements Operation {
  @Override
  public List<Tensor> inputs() {
    return u.inputs();
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return new Rnn(u.withInputs(inputs), f);
  }

  @Override
  public Shape shape() {
    return Shape.rows(u.steps(), u.hidden());
  }

  /** h from before the first step on, and the gradients of what f is applied to. */
  @Override
  public int scratch(Backend backend, int rows) {
    return u.scratch(rows, 2 * u.steps() + 1);
  }

  private int state(Frame frame, Tensor y, int s) {
    return u.block(frame, frame.scratch(y), s);
  }

  private int dSum(Frame frame, Tensor y, int s) {
    return u.block(frame, frame.scratch(y), u.steps() + 1 + s);
  }

  @Override
  public void forward(Kernels k, Frame frame, Tensor y) {
    int scratch = frame.scratch(y);
    u.gatherSteps(k, frame, u.in(), frame.at(u.x()), u.in(), u.input(frame, scratch));
    u.initial(k, frame, u.state(), state(frame, y, 0));
    u.inputProducts(k, frame, scratch, 0, state(frame, y, 1));
    for (int s = 0; s < u.steps(); s++) {
      int h = state(frame, y, s + 1);
      u.stateProduct(k, frame, 0, state(frame, y, s), h, true);
      u.addBiases(k, frame, 0, h);
      k.map(f, 0, frame.rows() * u.hidden(), h, h);
    }
    u.scatterSteps(k, frame, u.hidden(), state(frame, y, 1), frame.at(y), u.hidden(), false);
  }

  @Override
  public void backward(Kernels k, Frame frame, Tensor y) {
    int scratch = frame.scratch(y);
    int n = frame.rows() * u.hidden();
    for (int s = u.steps() - 1; s >= 0; s--) {
      int d = dSum(frame, y, s);
      if (s == u.steps() - 1) {
        k.fill(n, 0, d);
      } else {
        u.stateGradient(k, frame, 0, dSum(frame, y, s + 1), d, false);
      }
      u.addStep(k, frame, s, frame.gradient(y), u.hidden(), d);
      k.mapGrad(f, 0, n, Kernels.NONE, state(frame, y, s + 1), d, d, false);
    }
    int d = dSum(frame, y, 0);
    u.inputGradients(k, frame, scratch, 0, d);
    u.stateWeightGradients(k, frame, 0, d, state(frame, y, 0));
    if (frame.wants(u.x())) {
      int dx = u.dInput(frame, scratch);
      u.scatterSteps(k, frame, u.in(), dx, frame.gradient(u.x()), u.in(), true);
    }
    int dInitial = state(frame, y, 0);
    u.stateGradient(k, frame, 0, d, dInitial, false);
    u.initialGradient(k, frame, u.state(), dInitial);
  }
}
