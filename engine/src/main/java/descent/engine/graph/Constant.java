package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Kernels;
import java.util.List;

/** Numbers that never change, row-major: a table of positions, of class weights. */
record Constant(Shape shape, List<Double> values) implements Operation {
  Constant {
    values = List.copyOf(values);
    if (shape.isBatched() || shape.perRow() != values.size()) {
      throw new IllegalArgumentException(
          "A constant of shape " + shape + " cannot have " + values.size() + " numbers");
    }
  }

  @Override
  public List<Tensor> inputs() {
    return List.of();
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return this;
  }

  @Override
  public boolean isDifferentiable() {
    return false;
  }

  @Override
  public void prepare(Kernels k, Frame f, Tensor y) {
    for (int i = 0; i < values.size(); i++) {
      k.fill(1, values.get(i), f.at(y) + i);
    }
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {}

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {}
}
