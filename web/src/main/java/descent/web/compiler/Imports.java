package descent.web.compiler;

/**
 * How many functions and globals come from outside; they have the first numbers.
 *
 * @param functions imported
 * @param globals imported
 */
record Imports(int functions, int globals) {
  /** Counts what a module imports. */
  static Imports of(Sections sections) {
    BinaryReader in = sections.reader(Sections.IMPORTS);
    int functions = 0;
    int globals = 0;
    for (int imports = in.unsigned(); imports > 0; imports--) {
      in.skip(in.unsigned());
      in.skip(in.unsigned());
      switch (in.u8()) {
        case 0 -> {
          in.unsigned();
          functions++;
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
          globals++;
        }
        case 4 -> {
          in.u8();
          in.unsigned();
        }
        default -> throw new IllegalStateException("A module of TeaVM imports no tables");
      }
    }
    return new Imports(functions, globals);
  }
}
