package descent.server.http;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on the loopback address, with a virtual thread for each request. */
public final class LocalServer implements AutoCloseable {
  /** The address that only programs on this machine can reach. */
  private static final String LOOPBACK = "127.0.0.1";

  private static final int LAST_PORT = 65_535;
  private static final int PORTS_TRIED = 100;
  private static final int SYSTEM_BACKLOG = 0;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private LocalServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Listens on a port and answers.
   *
   * @param port 0 for any free one
   * @param orNext whether a following port will do when this one is taken
   * @param handlers what answers, by the beginning of the address
   * @throws IOException with a sentence when the port cannot be had
   */
  public static LocalServer start(int port, boolean orNext, Map<String, HttpHandler> handlers)
      throws IOException {
    // Else the body of a short answer waits for the browser to acknowledge its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    LocalServer server = new LocalServer(bind(port, orNext));
    handlers.forEach(server::add);
    server.server.setExecutor(server.threads);
    server.server.start();
    return server;
  }

  private void add(String prefix, HttpHandler handler) {
    HttpContext context = server.createContext(prefix, handler);
    context.getFilters().addAll(List.of(new SecurityHeaders(), new Problems(), new LoopbackOnly()));
  }

  private static HttpServer bind(int port, boolean orNext) throws IOException {
    int last = orNext && port != 0 ? Math.min(port + PORTS_TRIED, LAST_PORT) : port;
    for (int candidate = port; ; candidate++) {
      try {
        return HttpServer.create(
            new InetSocketAddress(InetAddress.getByName(LOOPBACK), candidate), SYSTEM_BACKLOG);
      } catch (SocketException e) {
        if (candidate == last) {
          throw new IOException(
              "Port "
                  + port
                  + (last > port ? " and the " + (last - port) + " after it are" : " is")
                  + " not to be had ("
                  + e.getMessage()
                  + "); choose another with --port, or 0 for any free one.",
              e);
        }
      }
    }
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** The address of the page. */
  public String url() {
    return "http://" + LOOPBACK + ":" + port() + "/";
  }

  /** Stops listening and breaks off what is being answered. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
