package descent.web.compiler;

import java.util.Optional;

/**
 * One instruction.
 *
 * @param opcode what it does
 * @param first its first number, such as what it gets, or 0
 * @param second its second number, such as which field, or 0
 * @param code its bytes
 */
record Instruction(int opcode, int first, int second, byte[] code) {
  /** The next instruction, if it is one of those that TeaVM fills its tables with. */
  static Optional<Instruction> read(BinaryReader in) {
    int from = in.at();
    int opcode = in.u8();
    if (opcode == Opcodes.AGGREGATES) {
      opcode = opcode << 8 | in.unsigned();
    }
    int first = 0;
    int second = 0;
    switch (opcode) {
      case Opcodes.CALL, Opcodes.GLOBAL_GET, Opcodes.GLOBAL_SET, Opcodes.REF_FUNC -> {
        first = in.unsigned();
      }
      case Opcodes.STRUCT_NEW, Opcodes.STRUCT_NEW_DEFAULT, Opcodes.ARRAY_NEW_DEFAULT -> {
        first = in.unsigned();
      }
      case Opcodes.STRUCT_GET, Opcodes.STRUCT_SET, Opcodes.ARRAY_NEW_FIXED -> {
        first = in.unsigned();
        second = in.unsigned();
      }
      case Opcodes.I32_CONST, Opcodes.I64_CONST, Opcodes.REF_NULL -> in.skipNumber();
      case Opcodes.F32_CONST -> in.skip(4);
      case Opcodes.F64_CONST -> in.skip(8);
      default -> {
        if (opcode >= Opcodes.LOCAL_GET && opcode <= Opcodes.LOCAL_TEE) {
          first = in.unsigned();
        } else if (opcode != Opcodes.END && (opcode < 0x45 || opcode > 0xc4)) {
          // From 0x45 to 0xc4 lies arithmetic, which has no numbers of its own.
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Instruction(opcode, first, second, in.since(from)));
  }
}
