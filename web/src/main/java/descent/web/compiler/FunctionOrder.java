package descent.web.compiler;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Puts functions that do the same kind of things side by side, where gzip finds in each what it has
 * just seen in its neighbour. Only those that are called most come first, whatever they do: their
 * numbers take one byte.
 */
final class FunctionOrder {
  /** Numbers below this take one byte. */
  private static final int SHORT_NUMBERS = 128;

  private static final byte[] NOTHING = {};

  private final Sections sections;
  private final BitSet kept;
  private final int imported;
  private final List<byte[]> bodies = new ArrayList<>();

  /** The type of each function, by its place among those that are not imported. */
  private final List<Integer> types = new ArrayList<>();

  /** The places in their new order. */
  private final List<Integer> order = new ArrayList<>();

  /** Each function's new number, by its old one. */
  private final int[] numbers;

  private FunctionOrder(Sections sections, BitSet kept) {
    this.sections = sections;
    this.kept = kept;
    imported = Imports.of(sections).functions();
    BinaryReader in = sections.reader(Sections.FUNCTIONS);
    for (int count = in.unsigned(); count > 0; count--) {
      types.add(in.unsigned());
    }
    numbers = new int[imported + types.size()];
  }

  /**
   * Sorts the functions of a module, and the local variables of each.
   *
   * @param kept the functions that something refers to; the others are left out
   */
  static void rewrite(Sections sections, BitSet kept) {
    FunctionOrder functions = new FunctionOrder(sections, kept);
    functions.readBodies();
    functions.sort();
    sections.rewrite(Sections.FUNCTIONS, content -> functions.writeTypes());
    sections.rewrite(Sections.GLOBALS, functions::renumberGlobals);
    sections.rewrite(Sections.EXPORTS, functions::renumberExports);
    sections.rewrite(Sections.START, functions::renumberStart);
    sections.rewrite(Sections.ELEMENTS, functions::renumberElements);
    sections.rewrite(Sections.CODE, content -> functions.writeBodies());
  }

  private void readBodies() {
    Types known = new Types(sections);
    sections.rewrite(
        Sections.CODE,
        content -> {
          List<byte[]> all = new Bodies(content, imported).all();
          for (int i = 0; i < all.size(); i++) {
            bodies.add(LocalOrder.rewrite(all.get(i), known.parameters(types.get(i))));
          }
          return content;
        });
  }

  private void sort() {
    int[] uses = new int[numbers.length];
    List<byte[]> shapes = new ArrayList<>();
    for (int i = 0; i < bodies.size(); i++) {
      if (kept.get(imported + i)) {
        order.add(i);
        shapes.add(shape(bodies.get(i), uses));
      } else {
        shapes.add(NOTHING);
      }
    }
    order.sort(Comparator.comparingInt(i -> -uses[imported + i]));
    int first = Math.clamp(SHORT_NUMBERS - imported, 0, order.size());
    order
        .subList(first, order.size())
        .sort(Comparator.comparing(shapes::get, Arrays::compareUnsigned));
    for (int i = 0; i < imported; i++) {
      numbers[i] = i;
    }
    for (int i = 0; i < order.size(); i++) {
      numbers[imported + order.get(i)] = imported + i;
    }
  }

  /** What a function does, whatever it does it to: its local variables and its opcodes. */
  private static byte[] shape(byte[] body, int[] uses) {
    ByteArrayOutputStream shape = new ByteArrayOutputStream();
    BinaryReader in = new BinaryReader(body);
    Bodies.skipLocals(in);
    shape.writeBytes(in.since(0));
    while (in.hasMore()) {
      Instruction instruction = Instruction.read(in);
      shape.write(instruction.opcode());
      if (instruction.namesFunction()) {
        uses[instruction.first()]++;
      }
    }
    return shape.toByteArray();
  }

  private byte[] writeTypes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryReader.write(out, order.size());
    order.forEach(i -> BinaryReader.write(out, types.get(i)));
    return out.toByteArray();
  }

  private byte[] writeBodies() {
    List<byte[]> sorted = new ArrayList<>();
    for (int i : order) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      BinaryReader in = new BinaryReader(bodies.get(i));
      Bodies.skipLocals(in);
      out.writeBytes(in.since(0));
      while (in.hasMore()) {
        renumber(Instruction.read(in), out);
      }
      sorted.add(out.toByteArray());
    }
    return Bodies.write(sorted);
  }

  private void renumber(Instruction instruction, ByteArrayOutputStream out) {
    if (instruction.namesFunction()) {
      instruction.writeWith(numbers[instruction.first()], out);
    } else {
      out.writeBytes(instruction.code());
    }
  }

  private void renumber(BinaryReader in, ByteArrayOutputStream out) {
    BinaryReader.write(out, numbers[in.unsigned()]);
  }

  private byte[] renumberGlobals(byte[] globals) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryReader in = new BinaryReader(globals);
    int count = in.unsigned();
    BinaryReader.write(out, count);
    for (; count > 0; count--) {
      int from = in.at();
      in.skipType();
      in.u8(); // whether it can change
      out.writeBytes(in.since(from));
      Instruction instruction;
      do {
        instruction = Instruction.read(in);
        renumber(instruction, out);
      } while (instruction.opcode() != Opcodes.END);
    }
    return out.toByteArray();
  }

  private byte[] renumberExports(byte[] exports) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryReader in = new BinaryReader(exports);
    int count = in.unsigned();
    BinaryReader.write(out, count);
    for (; count > 0; count--) {
      int from = in.at();
      in.skip(in.unsigned());
      int kind = in.u8();
      out.writeBytes(in.since(from));
      if (kind == 0) {
        renumber(in, out);
      } else {
        BinaryReader.write(out, in.unsigned());
      }
    }
    return out.toByteArray();
  }

  private byte[] renumberStart(byte[] start) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    renumber(new BinaryReader(start), out);
    return out.toByteArray();
  }

  /** The functions that code refers to; in their order, for that is short too. */
  private byte[] renumberElements(byte[] elements) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryReader in = new BinaryReader(elements);
    int segments = in.unsigned();
    BinaryReader.write(out, segments);
    for (; segments > 0; segments--) {
      out.write(in.u8()); // only declared
      out.write(in.u8()); // functions
      List<Integer> functions = new ArrayList<>();
      for (int count = in.unsigned(); count > 0; count--) {
        int function = in.unsigned();
        if (kept.get(function)) {
          functions.add(numbers[function]);
        }
      }
      functions.sort(null);
      BinaryReader.write(out, functions.size());
      functions.forEach(function -> BinaryReader.write(out, function));
    }
    return out.toByteArray();
  }
}
