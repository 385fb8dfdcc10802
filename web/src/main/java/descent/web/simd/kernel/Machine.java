package descent.web.simd.kernel;

import descent.web.simd.assembler.F32x4;

/** The two sets of instructions that kernels are emitted for. */
public enum Machine {
  /** What every browser with SIMD has. Products round twice, so a tile leaves room for them. */
  BASELINE(4),

  /** With relaxed SIMD, whose multiply-add is one instruction where the processor has it. */
  RELAXED(6);

  /** Rows of the tile of a matrix product that is kept in registers, two vectors wide. */
  final int tileRows;

  Machine(int tileRows) {
    this.tileRows = tileRows;
  }

  /** sum + a * b. */
  F32x4 madd(F32x4 a, F32x4 b, F32x4 sum) {
    return this == RELAXED ? a.relaxedMadd(b, sum) : sum.plus(a.times(b));
  }
}
