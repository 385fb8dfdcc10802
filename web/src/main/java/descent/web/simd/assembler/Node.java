package descent.web.simd.assembler;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a function's body, as a tree: an instruction over its operands, or control. */
sealed interface Node {
  /**
   * An instruction that takes the values of its operands from the stack.
   *
   * @param text its name and immediates as the text format writes them
   * @param code its opcode and immediates
   */
  record Instruction(String text, Bytes code, List<Node> operands) implements Node {}

  /** A vector constant by its two halves, and how the text format writes it. */
  record Constant(long low, long high, String text) implements Node {
    /** Engines rebuild any other constant number by number wherever it stands. */
    boolean cheap() {
      return low == high && (low == 0 || low == -1);
    }
  }

  /**
   * The value of a parameter or local.
   *
   * @param number counted among the parameters, or among the locals
   */
  record Local(boolean parameter, int number, String name) implements Node {}

  /** Stores a value in a local. */
  record SetLocal(Local local, Node value) implements Node {}

  /** A call of another function of the module, whose index is known when it is written. */
  record Call(WasmFunction target, List<Node> operands) implements Node {}

  /** Statements with a label at their end, or at their start when they are a loop. */
  record Block(Label label, boolean loop, List<Node> body) implements Node {}

  /** Statements under a condition. */
  record If(Node condition, List<Node> then, List<Node> otherwise) implements Node {}

  /** A jump to a label around it, always or under a condition. */
  record Branch(Label target, @Nullable Node condition) implements Node {}

  /** A jump to the label that a number selects, the last one for every number beyond. */
  record Table(List<Label> targets, Node selector) implements Node {}

  /** An instruction with a one-byte opcode and no immediates. */
  static Instruction plain(String text, int opcode, Value... operands) {
    return new Instruction(text, new Bytes().u8(opcode), nodes(operands));
  }

  /** An instruction of the vector group. */
  static Instruction simd(String text, int opcode, Value... operands) {
    return new Instruction(text, simdCode(opcode), nodes(operands));
  }

  /** An instruction of the vector group that names a lane. */
  static Instruction lane(String text, int opcode, int lane, Value... operands) {
    return new Instruction(text + " " + lane, simdCode(opcode).u8(lane), nodes(operands));
  }

  /** A load or store at an address plus a constant offset, both in bytes. */
  static Instruction access(String text, Bytes opcode, int offset, Value... operands) {
    if (offset < 0) {
      throw new IllegalArgumentException(
          "A memory offset is not negative, got " + offset + "; subtract it from the address");
    }
    // Alignment is a hint: 0 claims nothing.
    return new Instruction(
        offset == 0 ? text : text + " offset=" + offset,
        opcode.unsigned(0).unsigned(offset),
        nodes(operands));
  }

  static Bytes simdCode(int opcode) {
    return new Bytes().u8(0xFD).unsigned(opcode);
  }

  static List<Node> nodes(Value... values) {
    return List.of(values).stream().map(value -> value.node).toList();
  }
}
