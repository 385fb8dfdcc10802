package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Kernels;
import java.util.List;

/** Numbers that arrive with each batch. */
record Input(String name, Shape shape, boolean gradient) implements Operation {
  @Override
  public List<Tensor> inputs() {
    return List.of();
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return this;
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {}

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {}
}
