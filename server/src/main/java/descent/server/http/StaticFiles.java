package descent.server.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Serves the files of some folders, the first folder that has a file winning. */
final class StaticFiles implements HttpHandler {
  /** A folder, and which names in it are offered. */
  record Folder(Path path, Predicate<String> offers) {
    /** All files of a folder. */
    static Folder all(Path path) {
      return new Folder(path, _ -> true);
    }

    /** The files right in a folder whose name ends so. */
    static Folder only(Path path, String ending) {
      return new Folder(path, name -> name.endsWith(ending) && name.indexOf('/') < 0);
    }
  }

  private final String prefix;
  private final List<Folder> folders;
  private final Content content = new Content();

  /**
   * Serves files under an address.
   *
   * @param prefix the part of the address before a file's name; begins and ends with a slash
   */
  StaticFiles(String prefix, List<Folder> folders) {
    this.prefix = prefix;
    this.folders = List.copyOf(folders);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Reply.allow(exchange, "GET", "HEAD");
    String address = RequestPath.decode(exchange.getRequestURI().getRawPath());
    String name = address.substring(prefix.length());
    Path file =
        find(name.isEmpty() || name.endsWith("/") ? name + "index.html" : name)
            .orElseThrow(() ->
                new Refusal(
                    Reply.NOT_FOUND, "There is nothing at " + address + "; the page is at /."));
    String type = ContentType.of(String.valueOf(file.getFileName()));
    content.send(exchange, type, Files.readAllBytes(file));
  }

  private Optional<Path> find(String name) throws IOException {
    for (Folder folder : folders) {
      if (folder.offers().test(name)) {
        Optional<Path> file = RequestPath.resolve(folder.path(), name);
        if (file.isPresent()) {
          return file;
        }
      }
    }
    return Optional.empty();
  }
}
