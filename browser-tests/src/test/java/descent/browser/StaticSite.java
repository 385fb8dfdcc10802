package descent.browser;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The built site on a plain static host, opened in Chromium; without the training service. */
final class StaticSite implements AutoCloseable {
  private static final Path SITE = Path.of("..", "web", "target", "site");

  private final HttpServer host;
  private final Chromium chromium;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private StaticSite(HttpServer host, Chromium chromium) {
    this.host = host;
    this.chromium = chromium;
  }

  /** Starts host and browser, or skips the calling test when there is no browser. */
  static StaticSite open() throws IOException {
    Chromium chromium = Chromium.start();
    HttpServer host =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    host.createContext("/", SimpleFileServer.createFileHandler(SITE.toAbsolutePath().normalize()));
    host.start();
    return new StaticSite(host, chromium);
  }

  /** Opens a page of the site, such as {@code selftest.html}, in a browser without history. */
  Page visit(String path) {
    Page page = chromium.browser().newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
    page.navigate("http://127.0.0.1:" + host.getAddress().getPort() + "/" + path);
    return page;
  }

  /** What the console showed and what went wrong since the site was opened; best empty. */
  List<String> complaints() {
    return complaints;
  }

  @Override
  public void close() {
    host.stop(0);
    chromium.close();
  }
}
