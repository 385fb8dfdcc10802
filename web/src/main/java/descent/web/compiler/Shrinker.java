package descent.web.compiler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * Rewrites TeaVM's modules so that a visitor loads less.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html">The format</a>
 */
public final class Shrinker {
  private Shrinker() {}

  /**
   * Rewrites modules in place; one that was rewritten before stays as it is.
   *
   * @param args the files
   */
  public static void main(String[] args) throws IOException {
    for (String arg : args) {
      Path file = Path.of(arg);
      Files.write(file, shrink(Files.readAllBytes(file)));
    }
  }

  private static byte[] shrink(byte[] module) {
    Sections sections = new Sections(module);
    BitSet kept = UnreadFields.rewrite(sections);
    ConstantTables.rewrite(sections);
    FunctionOrder.rewrite(sections, kept);
    return sections.toModule();
  }
}
