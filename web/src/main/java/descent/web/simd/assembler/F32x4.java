package descent.web.simd.assembler;

/** Four floats. */
public final class F32x4 extends Value {
  F32x4(Node node) {
    super(ValueType.V128, node);
  }

  /** A constant, rounded to float, in every lane. */
  public static F32x4 of(double value) {
    long bits = Integer.toUnsignedLong(Float.floatToIntBits((float) value));
    long half = bits << 32 | bits;
    return new F32x4(new Node.Constant(half, half, "f32x4" + (" " + (float) value).repeat(4)));
  }

  @Override
  F32x4 over(Node other) {
    return new F32x4(other);
  }

  private F32x4 op(String name, int opcode, F32x4 other) {
    return new F32x4(Node.simd("f32x4." + name, opcode, this, other));
  }

  public F32x4 plus(F32x4 other) {
    return op("add", 0xE4, other);
  }

  public F32x4 plus(double constant) {
    return plus(of(constant));
  }

  public F32x4 minus(F32x4 other) {
    return op("sub", 0xE5, other);
  }

  public F32x4 minus(double constant) {
    return minus(of(constant));
  }

  public F32x4 times(F32x4 other) {
    return op("mul", 0xE6, other);
  }

  public F32x4 times(double constant) {
    return times(of(constant));
  }

  public F32x4 over(F32x4 other) {
    return op("div", 0xE7, other);
  }

  /** The smaller: this unless the other is less, so NaN here stays and NaN there does not enter. */
  public F32x4 min(F32x4 other) {
    return op("pmin", 0xEA, other);
  }

  /** The larger: this unless the other is more, so NaN here stays and NaN there does not enter. */
  public F32x4 max(F32x4 other) {
    return op("pmax", 0xEB, other);
  }

  public F32x4 abs() {
    return new F32x4(Node.simd("f32x4.abs", 0xE0, this));
  }

  public F32x4 negate() {
    return new F32x4(Node.simd("f32x4.neg", 0xE1, this));
  }

  public F32x4 sqrt() {
    return new F32x4(Node.simd("f32x4.sqrt", 0xE3, this));
  }

  public F32x4 floor() {
    return new F32x4(Node.simd("f32x4.floor", 0x68, this));
  }

  /** Rounded to the nearest integer, halves to even. */
  public F32x4 nearest() {
    return new F32x4(Node.simd("f32x4.nearest", 0x6A, this));
  }

  private I32x4 compare(String name, int opcode, F32x4 other) {
    return new I32x4(Node.simd("f32x4." + name, opcode, this, other));
  }

  public I32x4 eq(F32x4 other) {
    return compare("eq", 0x41, other);
  }

  public I32x4 ne(F32x4 other) {
    return compare("ne", 0x42, other);
  }

  public I32x4 lt(F32x4 other) {
    return compare("lt", 0x43, other);
  }

  public I32x4 lt(double constant) {
    return lt(of(constant));
  }

  public I32x4 gt(F32x4 other) {
    return compare("gt", 0x44, other);
  }

  public I32x4 gt(double constant) {
    return gt(of(constant));
  }

  public I32x4 le(F32x4 other) {
    return compare("le", 0x45, other);
  }

  public I32x4 ge(F32x4 other) {
    return compare("ge", 0x46, other);
  }

  public I32x4 ge(double constant) {
    return ge(of(constant));
  }

  /** These numbers where the mask is set, zero elsewhere. */
  public F32x4 where(I32x4 mask) {
    return asInts().and(mask).asFloats();
  }

  /** The same bits as integers. */
  public I32x4 asInts() {
    return new I32x4(node);
  }

  /** Rounded towards zero; NaN gives 0. */
  public I32x4 toInts() {
    return new I32x4(Node.simd("i32x4.trunc_sat_f32x4_s", 0xF8, this));
  }

  /** The first two lanes as doubles. */
  public F64x2 lowToDoubles() {
    return new F64x2(Node.simd("f64x2.promote_low_f32x4", 0x5F, this));
  }

  /** One lane. */
  public F32 lane(int lane) {
    return new F32(Node.lane("f32x4.extract_lane", 0x1F, lane, this));
  }

  /** These numbers with another one in one lane. */
  public F32x4 with(int lane, F32 value) {
    return new F32x4(Node.lane("f32x4.replace_lane", 0x20, lane, this, value));
  }

  /** Lanes chosen from these (0 to 3) and the other four (4 to 7). */
  public F32x4 shuffle(F32x4 other, int... lanes) {
    Bytes code = Node.simdCode(0x0D);
    StringBuilder text = new StringBuilder("i8x16.shuffle");
    for (int lane : lanes) {
      for (int b = 4 * lane; b < 4 * lane + 4; b++) {
        code.u8(b);
        text.append(' ').append(b);
      }
    }
    return new F32x4(new Node.Instruction(text.toString(), code, Node.nodes(this, other)));
  }

  /** this * factor + addend, rounded once where the machine can; needs relaxed SIMD. */
  public F32x4 relaxedMadd(F32x4 factor, F32x4 addend) {
    return new F32x4(Node.simd("f32x4.relaxed_madd", 0x105, this, factor, addend));
  }
}
