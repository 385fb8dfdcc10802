package descent.server.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file whole or not at all: into a temporary file beside it, forced to the disk, then
 * renamed over the old one. A reader sees the old bytes or the new ones, whenever the power fails.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** What writes the bytes of a file. */
  @FunctionalInterface
  public interface Body {
    /** Writes all bytes to {@code out}. */
    void writeTo(WritableByteChannel out) throws IOException;
  }

  /** Writes these bytes to {@code target}. */
  public static void write(Path target, byte[] bytes) throws IOException {
    write(target, out -> writeFully(out, ByteBuffer.wrap(bytes)));
  }

  /**
   * Writes what {@code body} writes to {@code target}. When that fails, target is as it was and no
   * temporary file is left.
   *
   * @throws IOException with a sentence, when the folder is missing, may not be written to or is
   *     full
   */
  public static void write(Path target, Body body) throws IOException {
    Path absolute = regular(target);
    Path temporary =
        absolute.resolveSibling(
            "." + absolute.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      try (FileChannel out =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        body.writeTo(out);
        out.force(true);
      }
      move(temporary, absolute);
    } catch (IOException e) {
      throw new IOException(target + " was not written. " + FileSentence.of(e), e);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Renames a finished temporary file, already forced to the disk, to its final name. */
  public static void move(Path temporary, Path target) throws IOException {
    try {
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
    forceFolder(target);
  }

  /** Forces the bytes of a file to the disk. */
  public static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /**
   * Finds out, before hours of work, whether {@code target} can be written at their end.
   *
   * @throws IOException with a sentence, when its folder is missing or may not be written to
   */
  public static void check(Path target) throws IOException {
    Path folder = regular(target).getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException(
          "The folder " + folder + " does not exist; create it, or name another file.");
    }
    try {
      Files.delete(Files.createTempFile(folder, ".descent", ".part"));
    } catch (IOException e) {
      throw new IOException(
          "The folder " + folder + " cannot be written to. " + FileSentence.of(e), e);
    }
  }

  /**
   * Where a file is or will be, links resolved. What is there already and is no file, such as a
   * folder or a device, must not be replaced by one.
   */
  private static Path regular(Path target) throws IOException {
    if (!Files.exists(target)) {
      return target.toAbsolutePath();
    }
    if (!Files.isRegularFile(target)) {
      throw new IOException(
          target
              + " is "
              + (Files.isDirectory(target) ? "a folder" : "no file")
              + "; name a file.");
    }
    return target.toRealPath();
  }

  /** Writes all of {@code bytes}, however many pieces the channel takes. */
  public static void writeFully(WritableByteChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  /** Makes the rename itself durable, where the system can force a folder to the disk. */
  private static void forceFolder(Path target) {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder)) {
      channel.force(true);
    } catch (IOException ignored) {
      // Windows cannot open a folder; there the rename is as durable as the file system makes it.
    }
  }
}
