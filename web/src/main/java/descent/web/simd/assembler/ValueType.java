package descent.web.simd.assembler;

import java.util.Locale;

/** The types of WebAssembly values that kernels use, with their codes in a binary module. */
enum ValueType {
  I32(0x7F),
  I64(0x7E),
  F32(0x7D),
  F64(0x7C),
  V128(0x7B);

  final int code;

  ValueType(int code) {
    this.code = code;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
