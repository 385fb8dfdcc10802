package descent.web.simd.assembler;

/** A double. */
public final class F64 extends Value {
  F64(Node node) {
    super(ValueType.F64, node);
  }

  /** A constant. */
  public static F64 of(double value) {
    return new F64(
        new Node.Instruction(
            "f64.const " + value,
            new Bytes().u8(0x44).bits(Double.doubleToLongBits(value), 8),
            Node.nodes()));
  }

  @Override
  F64 over(Node other) {
    return new F64(other);
  }

  private F64 op(String name, int opcode, F64 other) {
    return new F64(Node.plain("f64." + name, opcode, this, other));
  }

  public F64 plus(F64 other) {
    return op("add", 0xA0, other);
  }

  public F64 plus(double constant) {
    return plus(of(constant));
  }

  public F64 minus(F64 other) {
    return op("sub", 0xA1, other);
  }

  public F64 minus(double constant) {
    return minus(of(constant));
  }

  public F64 times(F64 other) {
    return op("mul", 0xA2, other);
  }

  public F64 times(double constant) {
    return times(of(constant));
  }

  public F64 over(F64 other) {
    return op("div", 0xA3, other);
  }

  public F64 negate() {
    return new F64(Node.plain("f64.neg", 0x9A, this));
  }

  public F64 sqrt() {
    return new F64(Node.plain("f64.sqrt", 0x9F, this));
  }

  public I32 lt(F64 other) {
    return new I32(Node.plain("f64.lt", 0x63, this, other));
  }

  /** The nearest float. */
  public F32 toF32() {
    return new F32(Node.plain("f32.demote_f64", 0xB6, this));
  }

  /** The bits of this double. */
  public I64 bits() {
    return new I64(Node.plain("i64.reinterpret_f64", 0xBD, this));
  }
}
