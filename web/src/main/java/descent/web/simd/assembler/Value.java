package descent.web.simd.assembler;

/**
 * A typed expression. It is evaluated where it is used: to use a result twice, name it with {@link
 * WasmFunction#let}.
 */
public abstract sealed class Value permits I32, I64, F32, F64, F32x4, F64x2, I32x4 {
  final ValueType type;
  final Node node;

  Value(ValueType type, Node node) {
    this.type = type;
    this.node = node;
  }

  /** An expression of the same type over another node. */
  abstract Value over(Node other);

  @Override
  public String toString() {
    return Printer.print(node);
  }
}
