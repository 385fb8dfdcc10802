package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Kernels;
import descent.engine.backend.Kernels.Pair;
import java.util.List;

/**
 * loss (rows) = scale * the sum over the row of f(x, target; p), with x and target of the same
 * shape, or target (rows) for x (rows, 1); dx += dloss[r] scale f'.
 */
record PairLoss(Tensor x, Tensor target, Pair f, double p, double scale) implements Operation {
  PairLoss {
    if (!x.shape().isBatched()
        || !target.shape().isBatched()
        || x.shape().perRow() != target.shape().perRow()) {
      throw new IllegalArgumentException(
          "The loss "
              + f
              + " compares a prediction and a target of one shape, but got "
              + x.shape()
              + " and "
              + target.shape());
    }
  }

  @Override
  public List<Tensor> inputs() {
    return List.of(x, target);
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return new PairLoss(inputs.get(0), inputs.get(1), f, p, scale);
  }

  @Override
  public Shape shape() {
    return Shape.rows();
  }

  @Override
  public void forward(Kernels k, Frame frame, Tensor y) {
    k.pairLoss(
        f,
        p,
        frame.rows(),
        x.shape().perRow(),
        frame.at(x),
        frame.at(target),
        Kernels.NONE,
        scale,
        frame.at(y),
        Kernels.NONE);
  }

  @Override
  public void backward(Kernels k, Frame frame, Tensor y) {
    k.pairLoss(
        f,
        p,
        frame.rows(),
        x.shape().perRow(),
        frame.at(x),
        frame.at(target),
        frame.gradient(y),
        scale,
        Kernels.NONE,
        frame.gradient(x));
  }
}
