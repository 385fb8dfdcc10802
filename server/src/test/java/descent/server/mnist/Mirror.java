package descent.server.mnist;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A mirror on this machine that can be told to misbehave. */
final class Mirror implements AutoCloseable {
  final Map<String, byte[]> files = new ConcurrentHashMap<>();

  /** What was asked for, as "name" or "name from 100". */
  final List<String> requests = new ArrayList<>();

  /** After how many bytes each of the next transfers breaks off. */
  final Queue<Integer> breaks = new ConcurrentLinkedQueue<>();

  boolean ranges = true;

  private final HttpServer server;

  Mirror() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/data");
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().substring("/data/".length());
    String range = exchange.getRequestHeaders().getFirst("Range");
    requests.add(
        range == null ? name : name + " from " + range.substring("bytes=".length()).split("-")[0]);
    byte[] file = files.get(name);
    if (file == null) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
      return;
    }
    int from = range == null || !ranges ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    if (from >= file.length) {
      exchange.sendResponseHeaders(416, -1);
      exchange.close();
      return;
    }
    byte[] rest = Arrays.copyOfRange(file, from, file.length);
    Integer broken = breaks.poll();
    exchange.sendResponseHeaders(range != null && ranges ? 206 : 200, rest.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(rest, 0, broken == null ? rest.length : Math.min(broken, rest.length));
      if (broken != null) {
        out.flush();
        throw new IOException("The connection breaks here");
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
