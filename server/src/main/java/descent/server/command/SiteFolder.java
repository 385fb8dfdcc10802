package descent.server.command;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The built page, which the build packs into a jar on this program's class path. */
final class SiteFolder {
  private static final String FOLDER = "/site";
  private static final String INDEX = FOLDER + "/index.html";

  private SiteFolder() {}

  /**
   * The folder of the page: an ordinary one, or one inside the jar.
   *
   * @throws IOException with a sentence when it was not built
   */
  static Path find() throws IOException {
    @Nullable URL index = SiteFolder.class.getResource(INDEX);
    if (index == null) {
      throw new IOException(
          "The page is missing from this build. Build it with: mvn package, or start Descent with"
              + " ./descent, which does so.");
    }
    try {
      URI address = index.toURI();
      if (address.getScheme().equals("jar")) {
        return open(address).getPath(FOLDER);
      }
      return Path.of(address).resolveSibling("");
    } catch (URISyntaxException e) {
      throw new IOException("The page cannot be read from " + index + ".", e);
    }
  }

  /** Stays open: the server reads from it as long as the program runs. */
  private static FileSystem open(URI address) throws IOException {
    try {
      return FileSystems.getFileSystem(address);
    } catch (FileSystemNotFoundException e) {
      return FileSystems.newFileSystem(address, Map.of());
    }
  }
}
