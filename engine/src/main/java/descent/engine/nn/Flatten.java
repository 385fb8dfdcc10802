package descent.engine.nn;

import descent.engine.graph.Tensor;

/** (rows, a, b, ...) to (rows, a * b * ...). */
public record Flatten() implements Module {
  @Override
  public Tensor apply(Tensor x, Scope scope) {
    return x.flatten();
  }

  @Override
  public String toString() {
    return "Flatten(start_dim=1, end_dim=-1)";
  }
}
