package descent.server.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void replacesAFileAsAWhole() throws IOException {
    Path file = folder.resolve("weights");
    Files.write(file, new byte[] {1, 2, 3});
    AtomicFile.write(file, new byte[] {4});
    assertArrayEquals(new byte[] {4}, Files.readAllBytes(file));
    assertEquals(List.of("weights"), names());
  }

  @Test
  void leavesTheOldFileAndNoPartWhenTheDiskIsFull() throws IOException {
    Path file = folder.resolve("weights");
    Files.write(file, new byte[] {1, 2, 3});
    IOException failure =
        assertThrows(
            IOException.class,
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(ByteBuffer.wrap(new byte[100]));
                      throw new IOException("No space left on device");
                    }));
    assertEquals(
        file + " was not written. The disk is full; make room and try again.",
        failure.getMessage());
    assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(file));
    assertEquals(List.of("weights"), names());
  }

  @Test
  void findsAMissingFolderBeforehand() {
    IOException failure =
        assertThrows(
            IOException.class, () -> AtomicFile.check(folder.resolve("absent").resolve("file")));
    assertTrue(failure.getMessage().contains("does not exist; create it"), failure.getMessage());
  }

  @Test
  void refusesToReplaceAFolder() {
    for (Executable action :
        List.<Executable>of(
            () -> AtomicFile.check(folder), () -> AtomicFile.write(folder, new byte[1]))) {
      IOException failure = assertThrows(IOException.class, action);
      assertEquals(folder + " is a folder; name a file.", failure.getMessage());
    }
  }

  @Test
  void refusesToReplaceADevice() {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device));
    assertThrows(IOException.class, () -> AtomicFile.check(device));
    assertThrows(IOException.class, () -> AtomicFile.write(device, new byte[1]));
    assertFalse(Files.isRegularFile(device));
  }

  @Test
  void writesWhereALinkLeads() throws IOException {
    Path real = Files.write(folder.resolve("real"), new byte[] {1});
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    AtomicFile.write(link, new byte[] {2});
    assertTrue(Files.isSymbolicLink(link));
    assertArrayEquals(new byte[] {2}, Files.readAllBytes(real));
  }

  @Test
  void leavesNothingWhenItChecks() throws IOException {
    AtomicFile.check(folder.resolve("weights"));
    assertEquals(List.of(), names());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
