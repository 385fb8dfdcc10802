package descent.web.compiler;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes TeaVM's tables of methods constants. TeaVM creates each empty and lets the start function
 * fill it, with twelve bytes for each method and another entry in the list of functions that code
 * refers to; here the methods stand in the table's own initial value, three bytes each.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html">The format</a>
 */
final class ConstantTables {
  /** More fields than a table has. */
  private static final int EVERY_FIELD = 10_000;

  /**
   * A global variable: its type, its initial value, the methods that move into that, and the fields
   * that calls write.
   */
  private record Global(
      byte[] type, Instruction first, byte[] value, Map<Integer, byte[]> methods, BitSet written) {}

  private final Sections sections;
  private final Types types;
  private final Imports imports;
  private final List<Global> globals = new ArrayList<>();
  private final Set<Integer> moved = new HashSet<>();

  private ConstantTables(Sections sections) {
    this.sections = sections;
    types = new Types(sections);
    imports = Imports.of(sections);
  }

  /** Makes the tables of a module constants; one that was rewritten before stays as it is. */
  static void rewrite(Sections sections) {
    ConstantTables tables = new ConstantTables(sections);
    tables.readGlobals();
    sections.rewrite(Sections.CODE, tables::withoutMoves);
    sections.rewrite(Sections.GLOBALS, content -> tables.writeGlobals());
    sections.rewrite(Sections.ELEMENTS, tables::withoutMoved);
  }

  private void readGlobals() {
    BinaryReader in = sections.reader(Sections.GLOBALS);
    for (int count = in.unsigned(); count > 0; count--) {
      int from = in.at();
      in.skipType();
      in.u8();
      byte[] type = in.since(from);
      from = in.at();
      Instruction first = readable(in);
      Instruction last = first;
      while (last.opcode() != Opcodes.END) {
        last = readable(in);
      }
      globals.add(new Global(type, first, in.since(from), new TreeMap<>(), new BitSet()));
    }
  }

  private static Instruction readable(BinaryReader in) {
    Instruction instruction = Instruction.read(in);
    if (instruction.branches()) {
      throw new IllegalStateException(
          "The start function or a global branches, by the instruction 0x"
              + Integer.toHexString(instruction.opcode())
              + ", so that it cannot be told which methods its tables get");
    }
    return instruction;
  }

  /** All code, without what the start function puts into empty tables. */
  private byte[] withoutMoves(byte[] code) {
    int start = sections.reader(Sections.START).unsigned() - imports.functions();
    Bodies bodies = new Bodies(code, imports.functions());
    List<byte[]> shorter = new ArrayList<>(bodies.all());
    if (!shorter.isEmpty()) {
      shorter.set(start, withoutMovesOf(new BinaryReader(shorter.get(start)), bodies));
    }
    return Bodies.write(shorter);
  }

  private byte[] withoutMovesOf(BinaryReader in, Bodies bodies) {
    Bodies.skipLocals(in);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(in.since(0));
    List<Instruction> code = new ArrayList<>();
    while (in.hasMore()) {
      code.add(readable(in));
    }
    for (int i = 0; i < code.size(); i++) {
      if (code.get(i).opcode() == Opcodes.CALL) {
        noteWrites(code, i, bodies);
      }
    }
    for (int i = 0; i < code.size(); i++) {
      if (i + 2 < code.size() && moves(code.get(i), code.get(i + 1), code.get(i + 2))) {
        i += 2;
      } else {
        out.writeBytes(code.get(i).code());
      }
    }
    return out.toByteArray();
  }

  /** A call writes fields of the tables that stand right before it: those must not move. */
  private void noteWrites(List<Instruction> code, int call, Bodies bodies) {
    for (int i = call - 1; i >= 0 && isConstant(code.get(i)); i--) {
      if (code.get(i).opcode() == Opcodes.GLOBAL_GET && code.get(i).first() >= imports.globals()) {
        BitSet written = globals.get(code.get(i).first() - imports.globals()).written();
        bodies
            .writes(code.get(call).first())
            .ifPresentOrElse(written::or, () -> written.set(0, EVERY_FIELD));
      }
    }
  }

  private static boolean isConstant(Instruction instruction) {
    return switch (instruction.opcode()) {
      case Opcodes.GLOBAL_GET, Opcodes.I32_CONST, Opcodes.REF_NULL, Opcodes.REF_FUNC -> true;
      default -> false;
    };
  }

  /** Whether three instructions put a method into a table that starts empty; if so, notes it. */
  private boolean moves(Instruction table, Instruction method, Instruction set) {
    if (table.opcode() != Opcodes.GLOBAL_GET
        || method.opcode() != Opcodes.REF_FUNC
        || set.opcode() != Opcodes.STRUCT_SET
        || table.first() < imports.globals()) {
      return false;
    }
    Global global = globals.get(table.first() - imports.globals());
    if (global.first().opcode() != Opcodes.STRUCT_NEW_DEFAULT
        || global.written().get(set.second())) {
      return false;
    }
    global.methods().put(set.second(), method.code());
    moved.add(method.first());
    return true;
  }

  private byte[] writeGlobals() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryReader.write(out, globals.size());
    for (Global global : globals) {
      out.writeBytes(global.type());
      if (global.methods().isEmpty()) {
        out.writeBytes(global.value());
        continue;
      }
      int type = global.first().first();
      for (int i = 0; i < types.fields(type).size(); i++) {
        byte[] method = global.methods().get(i);
        out.writeBytes(method == null ? empty(types.fields(type).get(i)) : method);
      }
      out.write(Opcodes.AGGREGATES);
      BinaryReader.write(out, Opcodes.STRUCT_NEW & 0xff);
      BinaryReader.write(out, type);
      out.write(Opcodes.END);
    }
    return out.toByteArray();
  }

  /** The instruction for the value that a field of this type has by default. */
  private static byte[] empty(byte[] type) {
    int code = type[0] & 0xff;
    return switch (code) {
      case Opcodes.I32, Opcodes.I16, Opcodes.I8 -> new byte[] {Opcodes.I32_CONST, 0};
      case Opcodes.NULLABLE_REFERENCE -> {
        byte[] none = type.clone();
        none[0] = (byte) Opcodes.REF_NULL;
        yield none;
      }
      default -> {
        if (code < 0x69 || code > 0x74) {
          throw new IllegalStateException(
              "A table of methods holds a field of the type 0x"
                  + Integer.toHexString(code)
                  + ", whose default ConstantTables.empty does not know; add it there");
        }
        // The short forms of references that can be null.
        yield new byte[] {(byte) Opcodes.REF_NULL, type[0]};
      }
    };
  }

  /** The list of functions that code refers to, without those that only tables refer to now. */
  private byte[] withoutMoved(byte[] elements) {
    BinaryReader in = new BinaryReader(elements);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int segments = in.unsigned();
    BinaryReader.write(out, segments);
    for (int segment = 0; segment < segments; segment++) {
      int kind = in.unsigned();
      if (kind != 3) {
        throw new IllegalStateException("A module of TeaVM only declares elements");
      }
      BinaryReader.write(out, kind);
      out.write(in.u8());
      List<Integer> kept = new ArrayList<>();
      for (int functions = in.unsigned(); functions > 0; functions--) {
        int function = in.unsigned();
        if (!moved.contains(function)) {
          kept.add(function);
        }
      }
      BinaryReader.write(out, kept.size());
      kept.forEach(function -> BinaryReader.write(out, function));
    }
    return out.toByteArray();
  }
}
