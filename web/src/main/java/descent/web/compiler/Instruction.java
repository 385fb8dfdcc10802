package descent.web.compiler;

import java.io.ByteArrayOutputStream;

/**
 * One instruction of those that TeaVM writes.
 *
 * @param opcode what it does
 * @param first its first number, such as what it gets, or 0
 * @param second its second number, such as which field, or 0
 * @param code its bytes
 * @see <a href="https://webassembly.github.io/spec/core/binary/instructions.html">All of them</a>
 */
record Instruction(int opcode, int first, int second, byte[] code) {
  /** The next instruction. */
  static Instruction read(BinaryReader in) {
    int from = in.at();
    int opcode = in.u8();
    if (opcode == Opcodes.AGGREGATES || opcode == Opcodes.BULK) {
      opcode = opcode << 8 | in.unsigned();
    }
    int first = 0;
    int second = 0;
    switch (opcode) {
      case Opcodes.CALL,
          Opcodes.CALL_REF,
          Opcodes.THROW,
          Opcodes.BR,
          Opcodes.BR_IF,
          Opcodes.BR_ON_NULL,
          Opcodes.BR_ON_NON_NULL,
          Opcodes.GLOBAL_GET,
          Opcodes.GLOBAL_SET,
          Opcodes.MEMORY_SIZE,
          Opcodes.MEMORY_GROW,
          Opcodes.MEMORY_FILL,
          Opcodes.REF_FUNC,
          Opcodes.STRUCT_NEW,
          Opcodes.STRUCT_NEW_DEFAULT,
          Opcodes.ARRAY_NEW,
          Opcodes.ARRAY_NEW_DEFAULT,
          Opcodes.ARRAY_FILL ->
          first = in.unsigned();
      case Opcodes.ARRAY_NEW_FIXED, Opcodes.ARRAY_COPY, Opcodes.MEMORY_COPY -> {
        first = in.unsigned();
        second = in.unsigned();
      }
      case Opcodes.I32_CONST, Opcodes.I64_CONST, Opcodes.REF_NULL -> in.skipNumber();
      case Opcodes.F32_CONST -> in.skip(4);
      case Opcodes.F64_CONST -> in.skip(8);
      case Opcodes.BR_TABLE -> {
        for (int labels = in.unsigned() + 1; labels > 0; labels--) {
          in.unsigned();
        }
      }
      case Opcodes.TRY_TABLE -> {
        in.skipBlockType();
        for (int catches = in.unsigned(); catches > 0; catches--) {
          boolean tagged = in.u8() < 2;
          in.unsigned();
          if (tagged) {
            in.unsigned();
          }
        }
      }
      case Opcodes.BR_ON_CAST, Opcodes.BR_ON_CAST_FAIL -> {
        in.u8(); // which of the types may be null
        in.unsigned();
        in.skipNumber();
        in.skipNumber();
      }
      default -> {
        if (isIn(opcode, Opcodes.LOCAL_GET, Opcodes.LOCAL_TEE)
            || isIn(opcode, Opcodes.ARRAY_GET, Opcodes.ARRAY_SET)) {
          first = in.unsigned();
        } else if (isIn(opcode, Opcodes.STRUCT_GET, Opcodes.STRUCT_SET)
            || isIn(opcode, Opcodes.FIRST_LOAD, Opcodes.LAST_STORE)) {
          first = in.unsigned();
          second = in.unsigned();
        } else if (isIn(opcode, Opcodes.BLOCK, Opcodes.IF)) {
          in.skipBlockType();
        } else if (isIn(opcode, Opcodes.REF_TEST, Opcodes.REF_CAST_NULLABLE)) {
          in.skipNumber();
        } else if (!isAlone(opcode)) {
          throw new IllegalStateException(
              "Instruction.read does not know the length of the instruction 0x"
                  + Integer.toHexString(opcode)
                  + ", which TeaVM has written; add it there");
        }
      }
    }
    return new Instruction(opcode, first, second, in.since(from));
  }

  private static boolean isIn(int opcode, int from, int to) {
    return opcode >= from && opcode <= to;
  }

  /** Whether nothing follows the instruction's own bytes. */
  private static boolean isAlone(int opcode) {
    return switch (opcode) {
      case 0x00, 0x01, 0x05, Opcodes.END, 0x0f, 0x1a, 0x1b -> true; // from unreachable to select
      case 0xd1, 0xd3, 0xd4 -> true; // about null and equality
      case 0xfb0f, 0xfb1a, 0xfb1b, 0xfb1c, 0xfb1d, 0xfb1e -> true; // lengths and conversions
      default ->
          isIn(opcode, Opcodes.FIRST_ARITHMETIC, Opcodes.LAST_ARITHMETIC)
              || isIn(opcode, 0xfc00, 0xfc07); // numbers cut to integers
    };
  }

  /** Whether the next instruction may be another one than that which follows. */
  boolean branches() {
    return isIn(opcode, 0x00, 0x0f) && opcode != Opcodes.END
        || switch (opcode) {
          case Opcodes.TRY_TABLE,
              Opcodes.BR_ON_NULL,
              Opcodes.BR_ON_NON_NULL,
              Opcodes.BR_ON_CAST,
              Opcodes.BR_ON_CAST_FAIL ->
              true;
          default -> false;
        };
  }

  /** Whether the first number is a function's. */
  boolean namesFunction() {
    return opcode == Opcodes.CALL || opcode == Opcodes.REF_FUNC;
  }

  /** Whether the first number is a local variable's. */
  boolean namesLocal() {
    return isIn(opcode, Opcodes.LOCAL_GET, Opcodes.LOCAL_TEE);
  }

  /** Writes the instruction with another number in the place of its only one. */
  void writeWith(int number, ByteArrayOutputStream out) {
    out.write(opcode);
    BinaryReader.write(out, number);
  }
}
