package descent.web.simd.assembler;

/** A 64-bit integer. */
public final class I64 extends Value {
  I64(Node node) {
    super(ValueType.I64, node);
  }

  /** A constant. */
  public static I64 of(long value) {
    return new I64(
        new Node.Instruction(
            "i64.const " + value, new Bytes().u8(0x42).signed(value), Node.nodes()));
  }

  @Override
  I64 over(Node other) {
    return new I64(other);
  }

  private I64 op(String name, int opcode, I64 other) {
    return new I64(Node.plain("i64." + name, opcode, this, other));
  }

  public I64 plus(I64 other) {
    return op("add", 0x7C, other);
  }

  public I64 plus(long constant) {
    return plus(of(constant));
  }

  public I64 times(I64 other) {
    return op("mul", 0x7E, other);
  }

  public I64 times(long constant) {
    return times(of(constant));
  }

  public I64 and(long constant) {
    return op("and", 0x83, of(constant));
  }

  public I64 xor(I64 other) {
    return op("xor", 0x85, other);
  }

  public I64 shiftLeft(int bits) {
    return op("shl", 0x86, of(bits));
  }

  /** Shifted right without sign. */
  public I64 shiftRight(int bits) {
    return op("shr_u", 0x88, of(bits));
  }

  /** The low 32 bits. */
  public I32 low() {
    return new I32(Node.plain("i32.wrap_i64", 0xA7, this));
  }

  /** The nearest double to this signed number. */
  public F64 toF64() {
    return new F64(Node.plain("f64.convert_i64_s", 0xB9, this));
  }

  /** The double with these bits. */
  public F64 asF64() {
    return new F64(Node.plain("f64.reinterpret_i64", 0xBF, this));
  }
}
