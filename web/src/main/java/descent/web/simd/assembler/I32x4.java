package descent.web.simd.assembler;

/** Four 32-bit integers; as a mask, every lane is all ones (-1) or all zeros. */
public final class I32x4 extends Value {
  I32x4(Node node) {
    super(ValueType.V128, node);
  }

  /** A constant in every lane. */
  public static I32x4 of(int value) {
    return of(value, value, value, value);
  }

  /** A constant for each lane. */
  public static I32x4 of(int a, int b, int c, int d) {
    long low = (long) b << 32 | Integer.toUnsignedLong(a);
    long high = (long) d << 32 | Integer.toUnsignedLong(c);
    return new I32x4(new Node.Constant(low, high, "i32x4 " + a + " " + b + " " + c + " " + d));
  }

  @Override
  I32x4 over(Node other) {
    return new I32x4(other);
  }

  private I32x4 op(String name, int opcode, I32x4 other) {
    return new I32x4(Node.simd(name, opcode, this, other));
  }

  public I32x4 plus(I32x4 other) {
    return op("i32x4.add", 0xAE, other);
  }

  public I32x4 plus(int constant) {
    return plus(of(constant));
  }

  public I32x4 minus(I32x4 other) {
    return op("i32x4.sub", 0xB1, other);
  }

  public I32x4 minus(int constant) {
    return minus(of(constant));
  }

  public I32x4 and(I32x4 other) {
    return op("v128.and", 0x4E, other);
  }

  public I32x4 and(int constant) {
    return and(of(constant));
  }

  public I32x4 or(I32x4 other) {
    return op("v128.or", 0x50, other);
  }

  public I32x4 xor(I32x4 other) {
    return op("v128.xor", 0x51, other);
  }

  public I32x4 not() {
    return new I32x4(Node.simd("v128.not", 0x4D, this));
  }

  public I32x4 shiftLeft(int bits) {
    return new I32x4(Node.simd("i32x4.shl", 0xAB, this, I32.of(bits)));
  }

  /** Shifted right with the sign. */
  public I32x4 shiftRightSigned(int bits) {
    return new I32x4(Node.simd("i32x4.shr_s", 0xAC, this, I32.of(bits)));
  }

  public I32x4 eq(I32x4 other) {
    return op("i32x4.eq", 0x37, other);
  }

  public I32x4 eq(int constant) {
    return eq(of(constant));
  }

  /** {@code yes} where this mask is set, else {@code no}. */
  public F32x4 choose(F32x4 yes, F32x4 no) {
    return new F32x4(Node.simd("v128.bitselect", 0x52, yes, no, this));
  }

  /** {@code yes} where this mask is set, else {@code no}. */
  public I32x4 choose(I32x4 yes, I32x4 no) {
    return new I32x4(Node.simd("v128.bitselect", 0x52, yes, no, this));
  }

  /** Each lane's number as a float. */
  public F32x4 toFloats() {
    return new F32x4(Node.simd("f32x4.convert_i32x4_s", 0xFA, this));
  }

  /** The same bits as floats. */
  public F32x4 asFloats() {
    return new F32x4(node);
  }

  /** One bit for each lane: its sign. */
  public I32 bitmask() {
    return new I32(Node.simd("i32x4.bitmask", 0xA4, this));
  }

  /** Whether any bit is set. */
  public I32 any() {
    return new I32(Node.simd("v128.any_true", 0x53, this));
  }

  /** One lane. */
  public I32 lane(int lane) {
    return new I32(Node.lane("i32x4.extract_lane", 0x1B, lane, this));
  }
}
