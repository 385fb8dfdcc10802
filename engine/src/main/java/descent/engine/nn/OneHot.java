package descent.engine.nn;

import descent.engine.Shape;
import descent.engine.graph.Tensor;

/**
 * PyTorch's one_hot: an index becomes a vector with a 1 at its place and zeros elsewhere. x: (rows,
 * ...) of indices, y: (rows, ..., numClasses).
 */
public record OneHot(int numClasses) implements Module {
  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException when it is below 1
   */
  public OneHot {
    Sizes.atLeastOne("OneHot", "num_classes", numClasses);
  }

  @Override
  public Tensor apply(Tensor x, Scope scope) {
    double[] identity = new double[numClasses * numClasses];
    for (int i = 0; i < numClasses; i++) {
      identity[i * numClasses + i] = 1;
    }
    return x.gatherFrom(x.graph().constant(Shape.of(numClasses, numClasses), identity));
  }

  @Override
  public String toString() {
    return "OneHot(num_classes=" + numClasses + ")";
  }
}
