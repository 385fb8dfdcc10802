package descent.engine.nn;

import descent.engine.Shape;
import descent.engine.graph.Tensor;

/**
 * The last place in time, PyTorch's {@code x[:, -1]}: what a recurrent network knows at the end. x:
 * (rows, time, width), y: (rows, width).
 */
public record LastStep() implements Module {
  @Override
  public Tensor apply(Tensor x, Scope scope) {
    Sizes.rank("LastStep", 3, x);
    int last = x.shape().size(1) - 1;
    return x.narrow(1, last, 1).view(Shape.rows(x.shape().size(2)));
  }

  @Override
  public String toString() {
    return "LastStep()";
  }
}
