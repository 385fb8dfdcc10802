package descent.web.compiler;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A module as the sections it consists of. */
final class Sections {
  static final int TYPES = 1;
  static final int IMPORTS = 2;
  static final int FUNCTIONS = 3;
  static final int GLOBALS = 6;
  static final int EXPORTS = 7;
  static final int START = 8;
  static final int ELEMENTS = 9;
  static final int CODE = 10;

  private static final int HEADER = 8;

  private final byte[] header;

  /** The contents by number, in the file's order; those without a number of their own by place. */
  private final Map<Integer, byte[]> contents = new LinkedHashMap<>();

  Sections(byte[] module) {
    BinaryReader in = new BinaryReader(module);
    header = in.take(HEADER);
    while (in.hasMore()) {
      int id = in.u8();
      contents.put(id == 0 ? -in.at() : id, in.take(in.unsigned()));
    }
  }

  boolean has(int section) {
    return contents.containsKey(section);
  }

  /** Goes through a section; one that is not there is a list of nothing. */
  BinaryReader reader(int section) {
    return new BinaryReader(contents.getOrDefault(section, new byte[] {0}));
  }

  /** Rewrites a section, if it is there. */
  void rewrite(int section, UnaryOperator<byte[]> change) {
    contents.computeIfPresent(section, (id, content) -> change.apply(content));
  }

  byte[] toModule() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header);
    contents.forEach((id, content) -> {
      out.write(Math.max(id, 0));
      BinaryReader.write(out, content.length);
      out.writeBytes(content);
    });
    return out.toByteArray();
  }
}
