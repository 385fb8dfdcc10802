package descent.web.simd.kernel;

import descent.web.simd.assembler.I32;

/** How kernels are told where their operands are. */
final class Addresses {
  /** The address of an operand that is absent, as in {@link descent.engine.backend.Kernels}. */
  private static final int NONE = -1;

  private Addresses() {}

  static I32 present(I32 address) {
    return address.ne(I32.of(NONE));
  }

  static I32 absent(I32 address) {
    return address.eq(NONE);
  }

  /** The size of so many floats. */
  static I32 bytes(I32 floats) {
    return floats.shiftLeft(2);
  }
}
