package descent.engine.graph;

import descent.engine.Shape;

/**
 * A named block of trained numbers.
 *
 * @param name as PyTorch's state_dict has it, such as {@code features.0.weight}
 * @param offset where it begins within its block
 */
public record Parameter(String name, Shape shape, Initializer initializer, int offset) {
  /** How many numbers it has. */
  public int elements() {
    return shape.perRow();
  }
}
