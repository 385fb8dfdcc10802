package descent.web.simd.assembler;

/** Two doubles. */
public final class F64x2 extends Value {
  F64x2(Node node) {
    super(ValueType.V128, node);
  }

  /** Zero in both lanes. */
  public static F64x2 zero() {
    return new F64x2(F32x4.of(0).node);
  }

  @Override
  F64x2 over(Node other) {
    return new F64x2(other);
  }

  public F64x2 plus(F64x2 other) {
    return new F64x2(Node.simd("f64x2.add", 0xF0, this, other));
  }

  public F64x2 times(F64x2 other) {
    return new F64x2(Node.simd("f64x2.mul", 0xF2, this, other));
  }

  /** One lane. */
  public F64 lane(int lane) {
    return new F64(Node.lane("f64x2.extract_lane", 0x21, lane, this));
  }
}
