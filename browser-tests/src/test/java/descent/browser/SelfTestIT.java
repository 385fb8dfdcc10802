package descent.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The backend contract on each of the two kernel modules, in Chromium. */
class SelfTestIT {
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

  @ParameterizedTest
  @ValueSource(strings = {"baseline", "relaxed"})
  void keepsTheContract(String machine) {
    List<String> complaints = new ArrayList<>();
    try (Page page = chromium.browser().newPage()) {
      page.onPageError(complaints::add);
      page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
      page.navigate(
          "http://127.0.0.1:" + host.getAddress().getPort() + "/selftest.html?simd=" + machine);
      Object failures =
          page.evaluate(
              """
              async () => (await window.selftest).machines
                  .flatMap(result => result.cases)
                  .filter(each => each.failure)
                  .map(each => each.failure)
              """);
      complaints.addAll(((List<?>) failures).stream().map(Object::toString).toList());
      Object count = page.evaluate("async () => (await window.selftest).machines[0].cases.length");
      assertTrue((Integer) count > 200, count + " cases were tried");
    }
    assertEquals(List.of(), complaints);
  }
}
