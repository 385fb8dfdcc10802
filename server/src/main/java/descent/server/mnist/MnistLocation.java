package descent.server.mnist;

import descent.server.file.UserFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where MNIST is looked for: in the folder that an option names, else in the one that the variable
 * DESCENT_DATA names, else in the user's cache, where {@code fetch} puts it.
 */
public record MnistLocation(@Nullable Path option, @Nullable String variable, Path cache) {
  /** The environment variable that names the folder. */
  public static final String VARIABLE = "DESCENT_DATA";

  private static final String FOLDER = "mnist";

  /** The location for this user, with the folder that an option names, if one does. */
  public static MnistLocation ofThisUser(@Nullable Path option) {
    return of(option, System.getenv(), UserFolders.ofThisUser());
  }

  static MnistLocation of(
      @Nullable Path option, Map<String, String> environment, UserFolders folders) {
    String variable = environment.get(VARIABLE);
    return new MnistLocation(
        option,
        variable == null || variable.isBlank() ? null : variable,
        folders.cache().resolve(FOLDER));
  }

  /**
   * The folder that has MNIST; none when nobody named one and the cache has none either.
   *
   * @throws IOException with a sentence when the folder that was named does not have it
   */
  public Optional<MnistFolder> find() throws IOException {
    if (option != null) {
      return Optional.of(MnistFolder.at(option));
    }
    if (variable != null) {
      try {
        return Optional.of(MnistFolder.at(Path.of(variable)));
      } catch (IOException e) {
        throw new IOException("The variable " + VARIABLE + " is set. " + e.getMessage(), e);
      }
    }
    return MnistFolder.ifComplete(cache);
  }

  /** The folder into which files are fetched. */
  public Path target() {
    if (option != null) {
      return option;
    }
    return variable != null ? Path.of(variable) : cache;
  }
}
