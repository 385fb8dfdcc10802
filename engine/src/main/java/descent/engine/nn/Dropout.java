package descent.engine.nn;

import descent.engine.graph.Tensor;

/** In training, sets each number to 0 with probability p and multiplies the rest by 1 / (1 - p). */
public record Dropout(double p) implements Module {
  /**
   * Checks p.
   *
   * @throws IllegalArgumentException when p is not in [0, 1]
   */
  public Dropout {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          "Dropout's probability must be between 0 and 1, but is " + p);
    }
  }

  @Override
  public Tensor apply(Tensor x, Scope scope) {
    return scope.training() ? x.dropout(p) : x;
  }

  @Override
  public String toString() {
    return "Dropout(p=" + Printing.of(p) + ", inplace=False)";
  }
}
