package descent.engine;

import descent.engine.data.Library;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The small data sets that come with the project. */
public final class Assets {
  private static final Path DIRECTORY = Path.of("../assets/data");

  private Assets() {}

  /** A file of assets/data. */
  public static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(DIRECTORY.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens what a rule makes, and these files. */
  public static Library library() {
    return Library.of(Assets::bytes);
  }
}
