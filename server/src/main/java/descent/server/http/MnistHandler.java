package descent.server.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import descent.server.mnist.IdxFile;
import descent.server.mnist.MnistFolder;
import java.io.IOException;
import java.util.Optional;

/** Hands the four files of MNIST, compressed, to a page that trains on them itself. */
final class MnistHandler implements HttpHandler {
  static final String PREFIX = "/data/mnist/";

  private final Optional<MnistFolder> mnist;
  private final Content content = new Content();

  MnistHandler(Optional<MnistFolder> mnist) {
    this.mnist = mnist;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Reply.allow(exchange, "GET", "HEAD");
    String name = RequestPath.decode(exchange.getRequestURI().getRawPath());
    for (IdxFile file : IdxFile.MNIST) {
      if (name.equals(PREFIX + file.gzipName()) && mnist.isPresent()) {
        content.send(exchange, ContentType.of(name), mnist.get().gzip(file));
        return;
      }
    }
    throw new Refusal(
        Reply.NOT_FOUND,
        mnist.isPresent()
            ? "There is nothing at " + name + "."
            : "MNIST is not on this machine; bring it with: descent fetch");
  }
}
