package descent.engine.nn;

import descent.engine.Shape;
import descent.engine.graph.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Self-attention in several heads (Vaswani et al. 2017): queries, keys and values are three linear
 * maps of x, in one product; what the heads read is joined and mapped once more. x, y: (rows, time,
 * embed).
 *
 * @param causal whether a place sees only what is not later than itself
 */
public record MultiheadAttention(int embed, int heads, boolean bias, boolean causal)
    implements Module {
  /** Added to the score of a key that is hidden: its share becomes exactly 0. */
  private static final double HIDDEN = -1e9;

  /** What attention reads, (rows, time, embed), and its weights, (rows, heads, time, time). */
  public record Result(Tensor output, Tensor weights) {}

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException when one is below 1 or heads does not divide embed
   */
  public MultiheadAttention {
    Sizes.atLeastOne("MultiheadAttention", "embed_dim", embed);
    Sizes.atLeastOne("MultiheadAttention", "num_heads", heads);
    if (embed % heads != 0) {
      throw new IllegalArgumentException(
          "MultiheadAttention's embed_dim must be a multiple of num_heads, but "
              + embed
              + " is not one of "
              + heads);
    }
  }

  @Override
  public Tensor apply(Tensor x, Scope scope) {
    return apply(x, null, scope).output();
  }

  /**
   * The same, with some places hidden.
   *
   * @param padding (rows, time): 1 for a place that nobody shall look at, 0 for others; or null
   */
  public Result apply(Tensor x, @Nullable Tensor padding, Scope scope) {
    Sizes.rank("MultiheadAttention", 3, x);
    Tensor weight =
        scope.parameter(
            "in_proj_weight", Shape.of(3 * embed, embed), Init.xavierUniform(embed, 3 * embed, 1));
    Tensor b = bias ? scope.parameter("in_proj_bias", Shape.of(3 * embed), Init.constant(0)) : null;
    Tensor projected = x.affine(weight, b);
    Tensor query = projected.narrow(2, 0, embed);
    Tensor key = projected.narrow(2, embed, embed);
    Tensor value = projected.narrow(2, 2 * embed, embed);
    Tensor mask = padding == null ? null : padding.times(HIDDEN);
    Tensor weights = query.attentionWeights(key, mask, heads, causal);
    Scope out = scope.child("out_proj");
    Tensor outWeight = out.parameter("weight", Shape.of(embed, embed), Init.kaimingUniform(embed));
    Tensor outBias = bias ? out.parameter("bias", Shape.of(embed), Init.constant(0)) : null;
    return new Result(weights.attend(value).affine(outWeight, outBias), weights);
  }

  @Override
  public String toString() {
    return "MultiheadAttention(\n  (out_proj): NonDynamicallyQuantizableLinear(in_features="
        + embed
        + ", out_features="
        + embed
        + ", bias="
        + Printing.of(bias)
        + ")\n)";
  }
}
