package descent.web.compiler;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Leaves out functions that are only put into fields which nothing reads. TeaVM gives each class a
 * function that knows its supertypes, for reflection: unless a program asks for it, only the
 * functions of array types call those of their elements, and nothing calls them.
 */
final class UnreadFields {
  /** A field of a struct and of all that extend it. */
  private record Field(int owner, int index) {}

  /** A function goes into a field. */
  private record Store(Field field, int function) {}

  /** What a function refers to. */
  private record References(List<Integer> functions, List<Store> stores, Set<Field> reads) {}

  private final Sections sections;
  private final Types types;
  private final int imported;
  private final List<References> references = new ArrayList<>();

  private final BitSet reached = new BitSet();
  private final Deque<Integer> fresh = new ArrayDeque<>();
  private final Set<Field> read = new HashSet<>();

  /** Which functions are reached as soon as a field is read. */
  private final Map<Field, List<Integer>> waiting = new HashMap<>();

  private UnreadFields(Sections sections) {
    this.sections = sections;
    types = new Types(sections);
    imported = Imports.of(sections).functions();
  }

  /**
   * Takes functions out of the fields that nothing reads.
   *
   * @return which functions can still be reached
   */
  static BitSet rewrite(Sections sections) {
    UnreadFields fields = new UnreadFields(sections);
    sections.rewrite(Sections.CODE, fields::withoutStores);
    return fields.reached;
  }

  private byte[] withoutStores(byte[] code) {
    List<byte[]> bodies = new Bodies(code, imported).all();
    bodies.forEach(body -> references.add(references(body)));
    reachRoots();
    while (!fresh.isEmpty()) {
      follow(references.get(fresh.pop() - imported));
    }
    bodies.replaceAll(this::withoutStoresOf);
    return Bodies.write(bodies);
  }

  // -- what a function refers to

  private static List<Instruction> instructions(BinaryReader in) {
    List<Instruction> code = new ArrayList<>();
    while (in.hasMore()) {
      code.add(Instruction.read(in));
    }
    return code;
  }

  private References references(byte[] body) {
    References found = new References(new ArrayList<>(), new ArrayList<>(), new HashSet<>());
    BinaryReader in = new BinaryReader(body);
    Bodies.skipLocals(in);
    List<Instruction> code = instructions(in);
    for (int i = 0; i < code.size(); i++) {
      Instruction instruction = code.get(i);
      if (isStore(code, i - 1)) {
        found.stores().add(new Store(field(code.get(i + 1)), instruction.first()));
      } else if (instruction.namesFunction()) {
        found.functions().add(instruction.first());
      } else if (instruction.opcode() == Opcodes.STRUCT_GET) {
        found.reads().add(field(instruction));
      }
    }
    return found;
  }

  /** Whether an object, a function and their bond come from here on. */
  private static boolean isStore(List<Instruction> code, int from) {
    if (from < 0 || from + 2 >= code.size()) {
      return false;
    }
    int object = code.get(from).opcode();
    return (object == Opcodes.GLOBAL_GET || object == Opcodes.LOCAL_GET)
        && code.get(from + 1).opcode() == Opcodes.REF_FUNC
        && code.get(from + 2).opcode() == Opcodes.STRUCT_SET;
  }

  private Field field(Instruction access) {
    return new Field(types.owner(access.first(), access.second()), access.second());
  }

  // -- what is reached

  private void reachRoots() {
    for (int i = 0; i < imported; i++) {
      reached.set(i);
    }
    if (sections.has(Sections.START)) {
      reach(sections.reader(Sections.START).unsigned());
    }
    BinaryReader exports = sections.reader(Sections.EXPORTS);
    for (int count = exports.unsigned(); count > 0; count--) {
      exports.skip(exports.unsigned());
      int kind = exports.u8();
      int number = exports.unsigned();
      if (kind == 0) {
        reach(number);
      }
    }
    BinaryReader globals = sections.reader(Sections.GLOBALS);
    for (int count = globals.unsigned(); count > 0; count--) {
      globals.skipType();
      globals.u8(); // whether it can change
      Instruction instruction;
      do {
        instruction = Instruction.read(globals);
        if (instruction.namesFunction()) {
          reach(instruction.first());
        }
      } while (instruction.opcode() != Opcodes.END);
    }
  }

  private void reach(int function) {
    if (!reached.get(function)) {
      reached.set(function);
      fresh.add(function);
    }
  }

  private void follow(References of) {
    of.functions().forEach(this::reach);
    for (Store store : of.stores()) {
      if (read.contains(store.field())) {
        reach(store.function());
      } else {
        waiting.computeIfAbsent(store.field(), field -> new ArrayList<>()).add(store.function());
      }
    }
    for (Field field : of.reads()) {
      read.add(field);
      waiting.getOrDefault(field, List.of()).forEach(this::reach);
    }
  }

  // -- what is left

  private byte[] withoutStoresOf(byte[] body) {
    BinaryReader in = new BinaryReader(body);
    Bodies.skipLocals(in);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(in.since(0));
    List<Instruction> code = instructions(in);
    for (int i = 0; i < code.size(); i++) {
      if (isStore(code, i) && !read.contains(field(code.get(i + 2)))) {
        i += 2;
      } else {
        out.writeBytes(code.get(i).code());
      }
    }
    return out.toByteArray();
  }
}
