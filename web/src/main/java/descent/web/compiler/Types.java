package descent.web.compiler;

import java.util.ArrayList;
import java.util.List;

/** The types of a module, by their numbers. */
final class Types {
  /** What of a type matters here: the types of a struct's fields, or of a function's parameters. */
  private final List<List<byte[]>> parts = new ArrayList<>();

  /** The type that each extends, or -1. */
  private final List<Integer> parents = new ArrayList<>();

  Types(Sections sections) {
    BinaryReader in = sections.reader(Sections.TYPES);
    for (int groups = in.unsigned(); groups > 0; groups--) {
      int types = 1;
      if (in.peek() == Opcodes.RECURSIVE_GROUP) {
        in.u8();
        types = in.unsigned();
      }
      for (; types > 0; types--) {
        parts.add(read(in));
      }
    }
  }

  private List<byte[]> read(BinaryReader in) {
    int kind = in.u8();
    int parent = -1;
    if (kind == Opcodes.SUBTYPE || kind == Opcodes.FINAL_SUBTYPE) {
      for (int count = in.unsigned(); count > 0; count--) {
        parent = in.unsigned();
      }
      kind = in.u8();
    }
    parents.add(parent);
    if (kind == Opcodes.FUNCTION) {
      List<byte[]> parameters = readTypes(in, in.unsigned(), false);
      readTypes(in, in.unsigned(), false); // the results
      return parameters;
    }
    return readTypes(in, kind == Opcodes.STRUCT ? in.unsigned() : 1, true);
  }

  private static List<byte[]> readTypes(BinaryReader in, int count, boolean fields) {
    List<byte[]> types = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = in.at();
      in.skipType();
      types.add(in.since(from));
      if (fields) {
        in.u8(); // whether the field can change
      }
    }
    return types;
  }

  /** The types of the fields of a struct. */
  List<byte[]> fields(int struct) {
    return parts.get(struct);
  }

  /** The type that brings in a field which this struct has: itself, or one that it extends. */
  int owner(int struct, int field) {
    int owner = struct;
    int parent = parents.get(struct);
    while (parent >= 0 && fields(parent).size() > field) {
      owner = parent;
      parent = parents.get(parent);
    }
    return owner;
  }

  /** How many parameters a function of this type has. */
  int parameters(int function) {
    return parts.get(function).size();
  }
}
