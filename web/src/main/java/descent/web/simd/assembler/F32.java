package descent.web.simd.assembler;

/** A float. */
public final class F32 extends Value {
  F32(Node node) {
    super(ValueType.F32, node);
  }

  /** A constant, rounded to float. */
  public static F32 of(double value) {
    return new F32(
        new Node.Instruction(
            "f32.const " + (float) value,
            new Bytes().u8(0x43).bits(Float.floatToIntBits((float) value), 4),
            Node.nodes()));
  }

  @Override
  F32 over(Node other) {
    return new F32(other);
  }

  private F32 op(String name, int opcode, F32 other) {
    return new F32(Node.plain("f32." + name, opcode, this, other));
  }

  public F32 plus(F32 other) {
    return op("add", 0x92, other);
  }

  public F32 minus(F32 other) {
    return op("sub", 0x93, other);
  }

  public F32 times(F32 other) {
    return op("mul", 0x94, other);
  }

  public F32 over(F32 other) {
    return op("div", 0x95, other);
  }

  public F32 max(F32 other) {
    return op("max", 0x97, other);
  }

  public F32 sqrt() {
    return new F32(Node.plain("f32.sqrt", 0x91, this));
  }

  public I32 eq(F32 other) {
    return new I32(Node.plain("f32.eq", 0x5B, this, other));
  }

  public I32 ne(F32 other) {
    return new I32(Node.plain("f32.ne", 0x5C, this, other));
  }

  public I32 lt(F32 other) {
    return new I32(Node.plain("f32.lt", 0x5D, this, other));
  }

  public I32 gt(F32 other) {
    return new I32(Node.plain("f32.gt", 0x5E, this, other));
  }

  /** Rounded towards zero, and to the nearest bound or zero where that is no integer. */
  public I32 toI32() {
    return new I32(
        new Node.Instruction(
            "i32.trunc_sat_f32_s", new Bytes().u8(0xFC).unsigned(0), Node.nodes(this)));
  }

  public F64 toF64() {
    return new F64(Node.plain("f64.promote_f32", 0xBB, this));
  }

  /** The same number in every lane. */
  public F32x4 splat() {
    return new F32x4(Node.simd("f32x4.splat", 0x13, this));
  }

  /** This number in the first lane, zero in the others. */
  public F32x4 first() {
    return F32x4.of(0).with(0, this);
  }
}
