package descent.engine.nn;

import descent.engine.Shape;
import descent.engine.graph.Initializer;
import descent.engine.graph.Tensor;
import java.util.Arrays;

/**
 * A table of vectors, looked up by index. x: (rows, ...) of indices, y: (rows, ..., dim).
 *
 * @param paddingIdx an index whose vector starts at 0 and is never trained, or {@link #NONE}
 */
public record Embedding(int numEmbeddings, int dim, int paddingIdx) implements Module {
  /** No index is padding. */
  public static final int NONE = -1;

  /** Without padding. */
  public Embedding(int numEmbeddings, int dim) {
    this(numEmbeddings, dim, NONE);
  }

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException when one is below 1 or the padding is no index of the table
   */
  public Embedding {
    Sizes.atLeastOne("Embedding", "num_embeddings", numEmbeddings);
    Sizes.atLeastOne("Embedding", "embedding_dim", dim);
    if (paddingIdx < NONE || paddingIdx >= numEmbeddings) {
      throw new IllegalArgumentException(
          "Embedding's padding_idx must be below " + numEmbeddings + ", but is " + paddingIdx);
    }
  }

  @Override
  public Tensor apply(Tensor x, Scope scope) {
    Tensor table = scope.parameter("weight", Shape.of(numEmbeddings, dim), initial());
    return paddingIdx == NONE ? x.gatherFrom(table) : x.gatherFrom(table, paddingIdx);
  }

  private Initializer initial() {
    Initializer normal = Init.normal(0, 1);
    return (values, streams) -> {
      normal.fill(values, streams);
      if (paddingIdx != NONE) {
        Arrays.fill(values, paddingIdx * dim, (paddingIdx + 1) * dim, 0);
      }
    };
  }

  @Override
  public String toString() {
    return "Embedding("
        + numEmbeddings
        + ", "
        + dim
        + (paddingIdx == NONE ? ")" : ", padding_idx=" + paddingIdx + ")");
  }
}
