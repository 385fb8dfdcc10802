package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import java.util.List;

/** y (rows) = the sum of each row of x; dx += dy, repeated along the row: products with ones. */
record RowSum(Tensor x) implements Operation {
  @Override
  public List<Tensor> inputs() {
    return List.of(x);
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return new RowSum(inputs.get(0));
  }

  @Override
  public Shape shape() {
    return Shape.rows();
  }

  /** As many ones as a row has elements. */
  @Override
  public int scratch(Backend backend, int rows) {
    return x.shape().perRow();
  }

  @Override
  public void prepare(Kernels k, Frame f, Tensor y) {
    k.fill(x.shape().perRow(), 1, f.scratch(y));
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {
    int n = x.shape().perRow();
    k.gemm(false, false, f.rows(), 1, n, f.at(x), n, f.scratch(y), 1, f.at(y), 1, false);
  }

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {
    int n = x.shape().perRow();
    k.gemm(false, false, f.rows(), n, 1, f.gradient(y), 1, f.scratch(y), n, f.gradient(x), n, true);
  }
}
