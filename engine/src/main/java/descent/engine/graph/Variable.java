package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Kernels;
import java.util.List;

/** Numbers that belong to the run: a trained parameter, or a buffer. */
record Variable(Parameter parameter, boolean trained) implements Operation {
  @Override
  public List<Tensor> inputs() {
    return List.of();
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return this;
  }

  @Override
  public Shape shape() {
    return parameter.shape();
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {}

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {}
}
