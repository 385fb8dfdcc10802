package descent.web.simd.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The module as bytes; what it computes is for the browser's self-test. */
class KernelModuleTest {
  @ParameterizedTest
  @EnumSource
  void emitsTheSameBytesEveryTime(Machine machine) {
    assertArrayEquals(KernelModule.emit(machine).toBytes(), KernelModule.emit(machine).toBytes());
  }

  @Test
  void usesRelaxedInstructionsOnlyWhereTheyAreAllowed() {
    assertFalse(KernelModule.emit(Machine.BASELINE).toString().contains("relaxed"));
    assertTrue(KernelModule.emit(Machine.RELAXED).toString().contains("f32x4.relaxed_madd"));
  }

  @Test
  void writesBothModules(@TempDir Path folder) throws IOException {
    KernelModule.main(new String[] {folder.resolve("site").toString()});
    assertEquals(
        List.of("kernels-baseline.wasm", "kernels-relaxed.wasm"), names(folder.resolve("site")));
    assertThrows(IllegalArgumentException.class, () -> KernelModule.main(new String[0]));
  }

  @Test
  void writesThemAsTextToo(@TempDir Path folder) throws IOException {
    KernelModule.main(new String[] {folder.toString(), "text"});
    assertEquals(4, names(folder).size());
    String text = Files.readString(folder.resolve("kernels-relaxed.wat"));
    assertTrue(text.startsWith("(module"));
    assertTrue(text.contains("(export \"gemm\" (func $gemm))"));
    String[] mistaken = {folder.toString(), "txt"};
    assertThrows(IllegalArgumentException.class, () -> KernelModule.main(mistaken));
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
