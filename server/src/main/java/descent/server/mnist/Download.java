package descent.server.mnist;

import descent.server.file.AtomicFile;
import descent.server.file.FileSentence;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Transfers of single files over HTTP. What has arrived is kept in a file that ends in {@code
 * .part}; a transfer that breaks off, in this run of the program or an earlier one, goes on from
 * its end if the server can do that (HTTP ranges, RFC 9110 section 14). A file gets its name only
 * when its content has been checked and forced to the disk.
 */
final class Download {
  /** How often one mirror may break off before the next is tried. */
  private static final int ATTEMPTS = 4;

  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int TIMEOUT_MILLIS = 30_000;
  private static final int BUFFER = 1 << 16;

  private final TransferListener listener;

  Download(TransferListener listener) {
    this.listener = listener;
  }

  /** Why a mirror cannot give a file, in a sentence; another mirror may. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String sentence) {
      super(sentence);
    }
  }

  /**
   * Brings a file from a server, checks it and gives it its name.
   *
   * @throws Refused when this server does not have it, has another one, or keeps breaking off
   * @throws IOException with a sentence when it cannot be stored here
   */
  void fetch(URI source, IdxFile file, Path target) throws Refused, IOException {
    Path part = target.resolveSibling(file.gzipName() + ".part");
    boolean resumed = Files.exists(part) && Files.size(part) > 0;
    transfer(source, file, part);
    if (resumed && !file.matchesGzip(part)) {
      // The beginning may have come from a mirror that compresses differently.
      listener.note(file.gzipName() + " did not fit together; it is fetched again from the start.");
      Files.delete(part);
      transfer(source, file, part);
    }
    if (!file.matchesGzip(part)) {
      Files.delete(part);
      throw new Refused(
          "this is not the published file (its SHA-256, decompressed, should be "
              + file.sha256()
              + "), so it was thrown away.");
    }
    AtomicFile.force(part);
    AtomicFile.move(part, target);
  }

  private void transfer(URI source, IdxFile file, Path part) throws Refused, IOException {
    for (int attempt = 1; ; attempt++) {
      long before = Files.exists(part) ? Files.size(part) : 0;
      try {
        receive(source, file, part, before);
        return;
      } catch (BrokenOff e) {
        if (attempt == ATTEMPTS) {
          throw new Refused(
              "the transfer broke off " + ATTEMPTS + " times (" + e.getMessage() + ").");
        }
        listener.note(
            "The transfer of "
                + file.gzipName()
                + " broke off ("
                + e.getMessage()
                + "); going on.");
      }
    }
  }

  /** The connection was lost; trying again may help. */
  private static final class BrokenOff extends Exception {
    private static final long serialVersionUID = 1;

    BrokenOff(String reason) {
      super(reason);
    }
  }

  private void receive(URI source, IdxFile file, Path part, long before)
      throws Refused, BrokenOff, IOException {
    HttpURLConnection connection = connect(source);
    try {
      if (before > 0) {
        connection.setRequestProperty("Range", "bytes=" + before + "-");
      }
      int status = status(connection);
      switch (status) {
        case HttpURLConnection.HTTP_OK -> store(connection, file, part, 0);
        case HttpURLConnection.HTTP_PARTIAL -> store(connection, file, part, before);
        case RANGE_NOT_SATISFIABLE -> {
          // Everything is here already, or the part is longer than the file: the check will tell.
        }
        default -> throw new Refused("the server answers " + status + ".");
      }
    } finally {
      connection.disconnect();
    }
  }

  private static HttpURLConnection connect(URI source) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) source.toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    connection.setUseCaches(false);
    return connection;
  }

  private static int status(HttpURLConnection connection) throws Refused, BrokenOff {
    try {
      return connection.getResponseCode();
    } catch (ConnectException | UnknownHostException | NoRouteToHostException e) {
      throw new Refused("there is no connection to this server.");
    } catch (IOException e) {
      throw new BrokenOff(reason(e));
    }
  }

  /** Appends what comes to the first {@code before} bytes of the part. */
  private void store(HttpURLConnection connection, IdxFile file, Path part, long before)
      throws BrokenOff, Refused, IOException {
    long rest = connection.getContentLengthLong();
    long total = rest < 0 ? -1 : before + rest;
    try (InputStream in = body(connection);
        FileChannel out =
            FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      out.truncate(before);
      out.position(before);
      byte[] buffer = new byte[BUFFER];
      long arrived = before;
      for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
        arrived += n;
        if (arrived > limit(file)) {
          throw new Refused("it sends more than " + file.gzipName() + " can have.");
        }
        write(out, ByteBuffer.wrap(buffer, 0, n), part);
        listener.arrived(file.gzipName(), arrived, total);
      }
      if (arrived < total) {
        throw new BrokenOff(arrived + " of " + total + " bytes arrived");
      }
    }
  }

  /** No gzip file is noticeably longer than what it holds. */
  private static long limit(IdxFile file) {
    return file.bytes() + file.bytes() / 100 + 1024;
  }

  private static InputStream body(HttpURLConnection connection) throws BrokenOff {
    try {
      return connection.getInputStream();
    } catch (IOException e) {
      throw new BrokenOff(reason(e));
    }
  }

  private static int read(InputStream in, byte[] buffer) throws BrokenOff {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw new BrokenOff(reason(e));
    }
  }

  private static void write(FileChannel out, ByteBuffer bytes, Path part) throws IOException {
    try {
      AtomicFile.writeFully(out, bytes);
    } catch (IOException e) {
      throw new IOException(part + " cannot be written to. " + FileSentence.of(e), e);
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
