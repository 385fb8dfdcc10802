package descent.web.compiler;

import java.util.ArrayList;
import java.util.List;

/** The types of a module, by their numbers. */
final class Types {
  /** What of a type matters here: the types of a struct's fields, or of a function's parameters. */
  private final List<List<byte[]>> parts = new ArrayList<>();

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

  private static List<byte[]> read(BinaryReader in) {
    int kind = in.u8();
    if (kind == Opcodes.SUBTYPE || kind == Opcodes.FINAL_SUBTYPE) {
      for (int parents = in.unsigned(); parents > 0; parents--) {
        in.unsigned();
      }
      kind = in.u8();
    }
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

  /** How many parameters a function of this type has. */
  int parameters(int function) {
    return parts.get(function).size();
  }
}
