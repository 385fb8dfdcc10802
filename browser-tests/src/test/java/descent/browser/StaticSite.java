package descent.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The built site on a plain static host, opened in Chromium; without the training service. What the
 * console says, and any request to another host, is a complaint.
 */
final class StaticSite implements AutoCloseable {
  /** The folder that the build leaves. */
  static final Path SITE = Path.of("..", "web", "target", "site");

  /** A machine that is busy building takes its time; a test that fails is rare. */
  private static final double PATIENCE_MILLIS = 120_000;

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
    return visit(path, new Browser.NewPageOptions());
  }

  /** Opens a page of the site on another screen or with other wishes. */
  Page visit(String path, Browser.NewPageOptions options) {
    Page page = chromium.browser().newPage(options);
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
    page.onRequest(request -> {
      if (request.url().startsWith("http") && !request.url().startsWith(address())) {
        complaints.add("a request to somebody else: " + request.url());
      }
    });
    page.navigate(address() + path);
    return page;
  }

  /** Shows a folder that is not part of the site under a path that begins and ends with a slash. */
  void alsoShow(String path, Path folder) {
    host.createContext(
        path, SimpleFileServer.createFileHandler(folder.toAbsolutePath().normalize()));
  }

  /** Where the site is, with a slash at the end. */
  String address() {
    return "http://127.0.0.1:" + host.getAddress().getPort() + "/";
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
