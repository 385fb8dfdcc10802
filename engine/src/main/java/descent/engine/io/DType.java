package descent.engine.io;

import java.nio.ByteBuffer;

/** How a saved number is stored, under safetensors' names; always little-endian. */
public enum DType {
  /** 64-bit floating point. */
  F64(8, "<f8"),
  /** 32-bit floating point. */
  F32(4, "<f4"),
  /** 16-bit floating point (IEEE 754 binary16). */
  F16(2, "<f2"),
  /** 64-bit signed integer. */
  I64(8, "<i8");

  private final int bytes;
  private final String numpyName;

  DType(int bytes, String numpyName) {
    this.bytes = bytes;
    this.numpyName = numpyName;
  }

  /** How many bytes one number takes. */
  public int bytes() {
    return bytes;
  }

  /** NumPy's name of this type, as an npy header writes it. */
  String numpyName() {
    return numpyName;
  }

  /** The number that stands {@code at} bytes into a little-endian buffer. */
  double get(ByteBuffer buffer, int at) {
    return switch (this) {
      case F64 -> buffer.getDouble(at);
      case F32 -> buffer.getFloat(at);
      case F16 -> half(buffer.getShort(at));
      case I64 -> buffer.getLong(at);
    };
  }

  /** Sign, 5 bits of exponent biased by 15, 10 bits of fraction. */
  private static double half(short bits) {
    int exponent = (bits >> 10) & 0x1F;
    int fraction = bits & 0x3FF;
    double magnitude;
    if (exponent == 0x1F) {
      magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    } else if (exponent == 0) {
      magnitude = fraction * 0x1p-24;
    } else {
      magnitude = (0x400 + fraction) * (double) (1 << exponent) * 0x1p-25;
    }
    return bits < 0 ? -magnitude : magnitude;
  }
}
