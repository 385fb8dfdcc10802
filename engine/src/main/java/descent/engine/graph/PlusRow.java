package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Kernels;
import descent.engine.backend.Kernels.Unary;
import java.util.List;

/**
 * y = x + row, the same row for every row of the batch; dx += dy, drow += the sum of dy's rows. Of
 * a longer row the first numbers are taken.
 */
record PlusRow(Tensor x, Tensor row) implements Operation {
  PlusRow {
    if (row.shape().isBatched() || row.shape().perRow() < x.shape().perRow()) {
      throw new IllegalArgumentException(
          "A row of shape " + row.shape() + " cannot be added to rows of " + x.shape());
    }
  }

  @Override
  public List<Tensor> inputs() {
    return List.of(x, row);
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return new PlusRow(inputs.get(0), inputs.get(1));
  }

  @Override
  public Shape shape() {
    return x.shape();
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {
    int cols = shape().perRow();
    k.bias(Unary.IDENTITY, 0, f.rows(), cols, f.at(x), f.at(row), f.at(y));
  }

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {
    if (f.wants(x)) {
      k.axpy(f.elements(y), 1, f.gradient(y), f.gradient(x));
    }
    if (f.wants(row)) {
      k.sumRows(f.rows(), shape().perRow(), f.gradient(y), f.gradient(row));
    }
  }
}
