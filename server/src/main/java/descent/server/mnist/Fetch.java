package descent.server.mnist;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Fetches the files of a data set into a folder: mirrors in order, each transfer resumed where it
 * stopped, each file checked before it gets its name.
 */
public final class Fetch {
  /** The public mirrors of MNIST, in the order in which they are tried. */
  public static final List<URI> MIRRORS =
      List.of(
          URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
          URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"),
          URI.create("http://yann.lecun.com/exdb/mnist/"));

  private final List<URI> mirrors;
  private final Path folder;
  private final TransferListener listener;

  /**
   * Will fetch from these mirrors into this folder.
   *
   * @param mirrors addresses of the folders that hold the files
   */
  public Fetch(List<URI> mirrors, Path folder, TransferListener listener) {
    this.mirrors = mirrors.stream().map(Fetch::asFolder).toList();
    this.folder = folder;
    this.listener = listener;
  }

  /**
   * Fetches the files that are not in the folder yet.
   *
   * @throws IOException with a sentence when a file can be had from no mirror; what has arrived so
   *     far stays, and the next call goes on from there
   */
  public void run(List<IdxFile> files) throws IOException {
    Files.createDirectories(folder);
    for (IdxFile file : files) {
      Path target = folder.resolve(file.gzipName());
      boolean isHere = Files.exists(target) && file.matchesGzip(target);
      if (!isHere) {
        fetch(file, target);
      }
      listener.complete(file.gzipName(), isHere);
    }
  }

  private void fetch(IdxFile file, Path target) throws IOException {
    Download download = new Download(listener);
    List<String> reasons = new ArrayList<>();
    for (URI mirror : mirrors) {
      URI source = mirror.resolve(file.gzipName());
      try {
        download.fetch(source, file, target);
        return;
      } catch (Download.Refused e) {
        reasons.add(source + ": " + e.getMessage());
        listener.note(source + ": " + e.getMessage());
      }
    }
    throw new IOException(
        file.gzipName()
            + " could not be fetched from any mirror. Check the network and run fetch again (it goes"
            + " on where it stopped), name another mirror with --mirror, or put the four files into "
            + folder
            + " yourself. Tried:\n  "
            + String.join("\n  ", reasons));
  }

  /** An address that names resolve against. */
  private static URI asFolder(URI mirror) {
    return mirror.toString().endsWith("/") ? mirror : URI.create(mirror + "/");
  }
}
