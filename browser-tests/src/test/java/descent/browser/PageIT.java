package descent.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The built site on a plain static host, without the training service behind it. */
class PageIT {
  private static HttpServer host;
  private static Chromium chromium;

  @BeforeAll
  static void serveTheSite() throws IOException {
    chromium = Chromium.start();
    host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Path site = Path.of("../web/target/site").toAbsolutePath().normalize();
    host.createContext("/", SimpleFileServer.createFileHandler(site));
    host.start();
  }

  @AfterAll
  static void stop() {
    if (host != null) {
      host.stop(0);
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void startsWithAnEmptyConsole() {
    List<String> complaints = new ArrayList<>();
    try (Page page = chromium.browser().newPage()) {
      page.onPageError(complaints::add);
      page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
      page.navigate("http://127.0.0.1:" + host.getAddress().getPort() + "/index.html");
      page.waitForSelector("body[data-ready=true]");
    }
    assertEquals(List.of(), complaints);
  }
}
