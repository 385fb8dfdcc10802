package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Kernels;
import java.util.List;

/**
 * Numbers that belong to the run.
 *
 * @param role which block they are in, and whether this graph trains them
 */
record Variable(Parameter parameter, Role role) implements Operation {
  /** What a graph does with the numbers. */
  enum Role {
    /** A parameter that this graph has a gradient of. */
    TRAINED,
    /** A parameter that this graph only reads, such as the discriminator's for the generator. */
    FROZEN,
    /** Part of the state that no gradient changes. */
    BUFFER
  }

  boolean trained() {
    return role == Role.TRAINED;
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
  public Shape shape() {
    return parameter.shape();
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {}

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {}
}
