package descent.web.compiler;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The bodies of a module's functions. */
final class Bodies {
  private final List<byte[]> bodies = new ArrayList<>();
  private final int imported;

  /**
   * @param section the code section
   * @param imported how many functions come from outside; they have the first numbers
   */
  Bodies(byte[] section, int imported) {
    this.imported = imported;
    BinaryReader in = new BinaryReader(section);
    for (int count = in.unsigned(); count > 0; count--) {
      bodies.add(in.take(in.unsigned()));
    }
  }

  List<byte[]> all() {
    return bodies;
  }

  /** The code section with these bodies. */
  static byte[] write(List<byte[]> bodies) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryReader.write(out, bodies.size());
    for (byte[] body : bodies) {
      BinaryReader.write(out, body.length);
      out.writeBytes(body);
    }
    return out.toByteArray();
  }

  /** Passes the declarations of a body's locals. */
  static void skipLocals(BinaryReader in) {
    for (int locals = in.unsigned(); locals > 0; locals--) {
      in.unsigned();
      in.skipType();
    }
  }

  /**
   * Which fields of a struct, of whatever type, a function may write; nothing when that cannot be
   * told because it calls others.
   */
  Optional<BitSet> writes(int function) {
    BitSet fields = new BitSet();
    if (function < imported) {
      return Optional.empty();
    }
    BinaryReader in = new BinaryReader(bodies.get(function - imported));
    skipLocals(in);
    while (in.hasMore()) {
      Instruction next = Instruction.read(in);
      switch (next.opcode()) {
        case Opcodes.CALL, Opcodes.CALL_REF -> {
          return Optional.empty();
        }
        case Opcodes.STRUCT_SET -> fields.set(next.second());
        default -> {}
      }
    }
    return Optional.of(fields);
  }
}
