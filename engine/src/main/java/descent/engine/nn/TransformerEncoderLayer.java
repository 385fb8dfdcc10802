package descent.engine.nn;

import descent.engine.Shape;
import descent.engine.graph.Tensor;

/**
 * Self-attention, then a small network at each place, each with a residual and a layer
 * normalisation. x, y: (rows, time, embed).
 *
 * @param hidden the width of the network at each place (dim_feedforward)
 * @param activation of that network
 * @param normFirst whether the normalisation stands before each part, or behind its residual
 * @param causal whether a place sees only what is not later than itself
 */
public record TransformerEncoderLayer(
    int embed,
    int heads,
    int hidden,
    double dropout,
    Activation activation,
    double eps,
    boolean normFirst,
    boolean causal)
    implements Module {
  /** Checks the sizes by building the parts. */
  public TransformerEncoderLayer {
    Sizes.atLeastOne("TransformerEncoderLayer", "dim_feedforward", hidden);
  }

  private MultiheadAttention attention() {
    return new MultiheadAttention(embed, heads, true, causal);
  }

  private LayerNorm norm() {
    return new LayerNorm(Shape.of(embed), eps, true);
  }

  @Override
  public Tensor apply(Tensor x, Scope scope) {
    if (normFirst) {
      Tensor y = x.plus(attend(normalize(x, 1, scope), scope));
      return y.plus(feed(normalize(y, 2, scope), scope));
    }
    Tensor y = normalize(x.plus(attend(x, scope)), 1, scope);
    return normalize(y.plus(feed(y, scope)), 2, scope);
  }

  private Tensor normalize(Tensor x, int number, Scope scope) {
    return norm().apply(x, scope.child("norm" + number));
  }

  private Tensor attend(Tensor x, Scope scope) {
    return drop(attention().apply(x, scope.child("self_attn")), scope);
  }

  private Tensor feed(Tensor x, Scope scope) {
    Tensor inner = new Linear(embed, hidden).apply(x, scope.child("linear1"));
    Tensor active = drop(activation.apply(inner, scope), scope);
    return drop(new Linear(hidden, embed).apply(active, scope.child("linear2")), scope);
  }

  private Tensor drop(Tensor x, Scope scope) {
    return dropout == 0 ? x : new Dropout(dropout).apply(x, scope);
  }

  @Override
  public String toString() {
    String attention = attention().toString().replace("\n", "\n  ");
    String dropped = new Dropout(dropout).toString();
    return "TransformerEncoderLayer(\n  (self_attn): "
        + attention
        + "\n  (linear1): "
        + new Linear(embed, hidden)
        + "\n  (dropout): "
        + dropped
        + "\n  (linear2): "
        + new Linear(hidden, embed)
        + "\n  (norm1): "
        + norm()
        + "\n  (norm2): "
        + norm()
        + "\n  (dropout1): "
        + dropped
        + "\n  (dropout2): "
        + dropped
        + "\n)";
  }
}
