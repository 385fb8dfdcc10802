package descent.web.compiler;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
public final class ConstantTables {
  private static final int HEADER = 8;
  private static final int TYPES = 1;
  private static final int IMPORTS = 2;
  private static final int GLOBALS = 6;
  private static final int START = 8;
  private static final int ELEMENTS = 9;
  private static final int CODE = 10;

  /** More fields than a table has. */
  private static final int EVERY_FIELD = 10_000;

  /**
   * A global variable: its type, its initial value, the methods that move into that, and the fields
   * that calls write.
   */
  private record Global(
      byte[] type, Instruction first, byte[] value, Map<Integer, byte[]> methods, BitSet written) {}

  private final byte[] header;

  /** The contents by number, in the file's order; those without a number of their own by place. */
  private final Map<Integer, byte[]> sections = new LinkedHashMap<>();

  /** The fields' types of each type that is a struct; others have none. */
  private final List<List<byte[]>> fields = new ArrayList<>();

  private final List<Global> globals = new ArrayList<>();
  private final Set<Integer> moved = new HashSet<>();
  private int importedFunctions;
  private int importedGlobals;

  private ConstantTables(byte[] module) {
    BinaryReader in = new BinaryReader(module);
    header = in.take(HEADER);
    while (in.hasMore()) {
      int id = in.u8();
      sections.put(id == 0 ? -in.at() : id, in.take(in.unsigned()));
    }
  }

  /**
   * Rewrites modules in place; one that was rewritten before stays as it is.
   *
   * @param args the files
   */
  public static void main(String[] args) throws IOException {
    for (String arg : args) {
      Path file = Path.of(arg);
      Files.write(file, rewrite(Files.readAllBytes(file)));
    }
  }

  /** The same module with constant tables. */
  static byte[] rewrite(byte[] module) {
    ConstantTables tables = new ConstantTables(module);
    tables.readTypes();
    tables.countImports();
    tables.readGlobals();
    tables.sections.computeIfPresent(CODE, (id, content) -> tables.withoutMoves(content));
    tables.sections.computeIfPresent(GLOBALS, (id, content) -> tables.writeGlobals());
    tables.sections.computeIfPresent(ELEMENTS, (id, content) -> tables.withoutMoved(content));
    return tables.write();
  }

  private byte[] write() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header);
    sections.forEach((id, content) -> {
      out.write(Math.max(id, 0));
      BinaryReader.write(out, content.length);
      out.writeBytes(content);
    });
    return out.toByteArray();
  }

  private BinaryReader reader(int section) {
    return new BinaryReader(sections.getOrDefault(section, new byte[] {0}));
  }

  private void readTypes() {
    BinaryReader in = reader(TYPES);
    for (int groups = in.unsigned(); groups > 0; groups--) {
      int types = 1;
      if (in.peek() == Opcodes.RECURSIVE_GROUP) {
        in.u8();
        types = in.unsigned();
      }
      for (; types > 0; types--) {
        fields.add(readType(in));
      }
    }
  }

  private static List<byte[]> readType(BinaryReader in) {
    int kind = in.u8();
    if (kind == Opcodes.SUBTYPE || kind == Opcodes.FINAL_SUBTYPE) {
      for (int parents = in.unsigned(); parents > 0; parents--) {
        in.unsigned();
      }
      kind = in.u8();
    }
    List<byte[]> read = new ArrayList<>();
    if (kind == Opcodes.FUNCTION) {
      for (int side = 0; side < 2; side++) {
        for (int types = in.unsigned(); types > 0; types--) {
          in.skipType();
        }
      }
    } else {
      for (int types = kind == Opcodes.STRUCT ? in.unsigned() : 1; types > 0; types--) {
        int from = in.at();
        in.skipType();
        read.add(in.since(from));
        in.u8(); // whether the field can change
      }
    }
    return kind == Opcodes.STRUCT ? read : List.of();
  }

  private void countImports() {
    BinaryReader in = reader(IMPORTS);
    for (int imports = in.unsigned(); imports > 0; imports--) {
      in.skip(in.unsigned());
      in.skip(in.unsigned());
      switch (in.u8()) {
        case 0 -> {
          in.unsigned();
          importedFunctions++;
        }
        case 2 -> {
          boolean limited = (in.u8() & 1) != 0;
          in.unsigned();
          if (limited) {
            in.unsigned();
          }
        }
        case 3 -> {
          in.skipType();
          in.u8();
          importedGlobals++;
        }
        case 4 -> {
          in.u8();
          in.unsigned();
        }
        default -> throw new IllegalStateException("A module of TeaVM imports no tables");
      }
    }
  }

  private void readGlobals() {
    BinaryReader in = reader(GLOBALS);
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
    int opcode = in.peek();
    return Instruction.read(in)
        .orElseThrow(() ->
            new IllegalStateException(
                "The start function or a global holds the instruction 0x"
                    + Integer.toHexString(opcode)
                    + ", whose length Instruction.read does not know; add it there"));
  }

  /** All code, without what the start function puts into empty tables. */
  private byte[] withoutMoves(byte[] code) {
    int start = reader(START).unsigned() - importedFunctions;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Bodies bodies = new Bodies(code, importedFunctions);
    BinaryReader.write(out, bodies.all().size());
    for (int i = 0; i < bodies.all().size(); i++) {
      byte[] body = bodies.all().get(i);
      if (i == start) {
        body = withoutMovesOf(new BinaryReader(body), bodies);
      }
      BinaryReader.write(out, body.length);
      out.writeBytes(body);
    }
    return out.toByteArray();
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
      if (code.get(i).opcode() == Opcodes.GLOBAL_GET && code.get(i).first() >= importedGlobals) {
        BitSet written = globals.get(code.get(i).first() - importedGlobals).written();
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
        || table.first() < importedGlobals) {
      return false;
    }
    Global global = globals.get(table.first() - importedGlobals);
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
      for (int i = 0; i < fields.get(type).size(); i++) {
        byte[] method = global.methods().get(i);
        out.writeBytes(method == null ? empty(fields.get(type).get(i)) : method);
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
