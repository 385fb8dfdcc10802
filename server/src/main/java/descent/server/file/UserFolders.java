package descent.server.file;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folders that the conventions of the operating system give a program: one for what can be
 * fetched again, one for what cannot.
 *
 * @param cache data sets
 * @param data jobs and their weights
 */
public record UserFolders(Path cache, Path data) {
  private static final String NAME = "descent";

  /** The folders of the user who runs this program. */
  public static UserFolders ofThisUser() {
    return of(System.getProperty("os.name"), System.getProperty("user.home"), System.getenv());
  }

  /** The folders on this operating system, for a user with this home and these variables. */
  static UserFolders of(String system, String home, Map<String, String> environment) {
    String os = system.toLowerCase(Locale.ROOT);
    if (os.contains("windows")) {
      Path local = variable(environment, "LOCALAPPDATA", Path.of(home, "AppData", "Local"));
      return new UserFolders(local.resolve(NAME).resolve("cache"), local.resolve(NAME));
    }
    if (os.contains("mac")) {
      Path library = Path.of(home, "Library");
      return new UserFolders(
          library.resolve("Caches").resolve(NAME),
          library.resolve("Application Support").resolve(NAME));
    }
    return new UserFolders(
        variable(environment, "XDG_CACHE_HOME", Path.of(home, ".cache")).resolve(NAME),
        variable(environment, "XDG_DATA_HOME", Path.of(home, ".local", "share")).resolve(NAME));
  }

  /** The folder that a variable names; a relative one is to be ignored, says the XDG standard. */
  private static Path variable(Map<String, String> environment, String name, Path otherwise) {
    @Nullable String value = environment.get(name);
    return value != null && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
  }
}
