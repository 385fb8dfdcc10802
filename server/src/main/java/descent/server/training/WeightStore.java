package descent.server.training;

import descent.engine.io.Safetensors;
import descent.server.file.AtomicFile;
import descent.server.file.FileSentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Weights on the disk. */
public final class WeightStore {
  private WeightStore() {}

  /**
   * Reads a file.
   *
   * @throws IOException with a sentence when there is none, or it holds no weights
   */
  public static Safetensors read(Path file) throws IOException {
    try {
      return Safetensors.read(Files.readAllBytes(file));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " cannot be used as weights. " + e.getMessage() + ".", e);
    } catch (IOException e) {
      throw new IOException(FileSentence.of(e), e);
    }
  }

  /** Writes a file, whole or not at all. */
  public static void write(Path file, Safetensors weights) throws IOException {
    AtomicFile.write(file, weights.toBytes());
  }
}
