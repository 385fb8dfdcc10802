package descent.engine.nn;

import descent.engine.Shape;
import descent.engine.graph.Tensor;

/**
 * Adds to each place in time a learned vector, which begins at the standard normal distribution. x,
 * y: (rows, time, width), with a time of at most length.
 *
 * @param length how many places there are at most
 */
public record LearnedPositions(int length, int width) implements Module {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException when one is below 1
   */
  public LearnedPositions {
    Sizes.atLeastOne("LearnedPositions", "length", length);
    Sizes.atLeastOne("LearnedPositions", "width", width);
  }

  @Override
  public Tensor apply(Tensor x, Scope scope) {
    Sizes.rank("LearnedPositions", 3, x);
    int time = x.shape().size(1);
    if (time > length || x.shape().size(2) != width) {
      throw new IllegalArgumentException(
          "LearnedPositions has "
              + length
              + " vectors of "
              + width
              + " numbers, got "
              + x.shape()
              + "; make it as long as the longest sequence");
    }
    Tensor table = scope.parameter("weight", Shape.of(length, width), Init.normal(0, 1));
    return x.plusRow(table);
  }

  @Override
  public String toString() {
    return "LearnedPositions(" + length + ", " + width + ")";
  }
}
