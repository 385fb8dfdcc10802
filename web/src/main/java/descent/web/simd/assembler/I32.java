package descent.web.simd.assembler;

/** A 32-bit integer: a count, an index, a truth value, or an address in bytes. */
public final class I32 extends Value {
  I32(Node node) {
    super(ValueType.I32, node);
  }

  /** A constant. */
  public static I32 of(int value) {
    return new I32(
        new Node.Instruction(
            "i32.const " + value, new Bytes().u8(0x41).signed(value), Node.nodes()));
  }

  @Override
  I32 over(Node other) {
    return new I32(other);
  }

  private I32 op(String name, int opcode, I32 other) {
    return new I32(Node.plain("i32." + name, opcode, this, other));
  }

  public I32 plus(I32 other) {
    return op("add", 0x6A, other);
  }

  public I32 plus(int constant) {
    return constant == 0 ? this : plus(of(constant));
  }

  public I32 minus(I32 other) {
    return op("sub", 0x6B, other);
  }

  public I32 minus(int constant) {
    return constant == 0 ? this : minus(of(constant));
  }

  public I32 times(I32 other) {
    return op("mul", 0x6C, other);
  }

  public I32 times(int constant) {
    return constant == 1 ? this : times(of(constant));
  }

  /** The quotient of two numbers that are not negative. */
  public I32 over(I32 other) {
    return op("div_u", 0x6E, other);
  }

  public I32 over(int constant) {
    return over(of(constant));
  }

  public I32 remainder(I32 other) {
    return op("rem_u", 0x70, other);
  }

  public I32 and(I32 other) {
    return op("and", 0x71, other);
  }

  public I32 and(int constant) {
    return and(of(constant));
  }

  public I32 or(I32 other) {
    return op("or", 0x72, other);
  }

  public I32 xor(I32 other) {
    return op("xor", 0x73, other);
  }

  public I32 shiftLeft(I32 bits) {
    return op("shl", 0x74, bits);
  }

  public I32 shiftLeft(int bits) {
    return shiftLeft(of(bits));
  }

  /** Shifted right without sign. */
  public I32 shiftRight(int bits) {
    return op("shr_u", 0x76, of(bits));
  }

  /** How many of the highest bits are zero. */
  public I32 leadingZeros() {
    return new I32(Node.plain("i32.clz", 0x67, this));
  }

  public I32 isZero() {
    return new I32(Node.plain("i32.eqz", 0x45, this));
  }

  public I32 eq(I32 other) {
    return op("eq", 0x46, other);
  }

  public I32 eq(int constant) {
    return eq(of(constant));
  }

  public I32 ne(I32 other) {
    return op("ne", 0x47, other);
  }

  public I32 lt(I32 other) {
    return op("lt_s", 0x48, other);
  }

  public I32 lt(int constant) {
    return lt(of(constant));
  }

  /** Less without sign: with a bound, it also rejects every negative number. */
  public I32 below(I32 other) {
    return op("lt_u", 0x49, other);
  }

  public I32 gt(I32 other) {
    return op("gt_s", 0x4A, other);
  }

  public I32 gt(int constant) {
    return gt(of(constant));
  }

  public I32 le(I32 other) {
    return op("le_s", 0x4C, other);
  }

  public I32 le(int constant) {
    return le(of(constant));
  }

  public I32 ge(I32 other) {
    return op("ge_s", 0x4E, other);
  }

  public I32 ge(int constant) {
    return ge(of(constant));
  }

  /** {@code yes} where this is not zero, else {@code no}; both are evaluated. */
  public I32 choose(I32 yes, I32 no) {
    return new I32(Node.plain("select", 0x1B, yes, no, this));
  }

  /** {@code yes} where this is not zero, else {@code no}; both are evaluated. */
  public F32 choose(F32 yes, F32 no) {
    return new F32(Node.plain("select", 0x1B, yes, no, this));
  }

  public I32 min(I32 other) {
    return lt(other).choose(this, other);
  }

  public I32 max(I32 other) {
    return gt(other).choose(this, other);
  }

  public F32 toF32() {
    return new F32(Node.plain("f32.convert_i32_s", 0xB2, this));
  }

  public F64 toF64() {
    return new F64(Node.plain("f64.convert_i32_s", 0xB7, this));
  }

  public I64 toI64() {
    return new I64(Node.plain("i64.extend_i32_u", 0xAD, this));
  }

  /** The same number in every lane. */
  public I32x4 splat() {
    return new I32x4(Node.simd("i32x4.splat", 0x11, this));
  }

  // -- loads from this address

  /** The integer at this address plus offset. */
  public I32 loadInt(int offset) {
    return new I32(Node.access("i32.load", new Bytes().u8(0x28), offset, this));
  }

  /** The float at this address plus offset. */
  public F32 loadFloat(int offset) {
    return new F32(Node.access("f32.load", new Bytes().u8(0x2A), offset, this));
  }

  /** The four floats at this address plus offset. */
  public F32x4 loadVector(int offset) {
    return new F32x4(Node.access("v128.load", Node.simdCode(0x00), offset, this));
  }

  /** The four integers at this address plus offset. */
  public I32x4 loadInts(int offset) {
    return new I32x4(Node.access("v128.load", Node.simdCode(0x00), offset, this));
  }

  /** The float at this address plus offset, in every lane. */
  public F32x4 loadSplat(int offset) {
    return new F32x4(Node.access("v128.load32_splat", Node.simdCode(0x09), offset, this));
  }

  /** The float at this address plus offset in the first lane, zero in the others. */
  public F32x4 loadOne(int offset) {
    return new F32x4(Node.access("v128.load32_zero", Node.simdCode(0x5C), offset, this));
  }

  /** Other numbers with the float at this address plus offset in one lane. */
  public F32x4 loadLane(int lane, int offset, F32x4 others) {
    Node.Instruction load =
        Node.access("v128.load32_lane", Node.simdCode(0x56), offset, this, others);
    return new F32x4(
        new Node.Instruction(load.text() + " " + lane, load.code().u8(lane), load.operands()));
  }
}
