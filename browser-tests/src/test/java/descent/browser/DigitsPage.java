package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import descent.engine.io.Json;
import descent.engine.io.JsonObject;
import descent.server.http.LocalServer;
import descent.server.http.PageServer;
import descent.server.job.Jobs;
import descent.server.mnist.LocalLibrary;
import descent.server.mnist.MnistFolder;
import descent.server.training.Laboratory;
import descent.server.vector.VectorBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the tests of the station Digits share: its page as Descent's own server serves it, with
 * MNIST where {@code DESCENT_DATA} names its folder.
 */
@ExtendWith(ShownItems.class)
abstract class DigitsPage {
  private static final double PATIENCE_MILLIS = 120_000;
  private static final Path GOLDEN = Path.of("..", "engine", "src", "test", "resources", "golden");

  @TempDir static Path folder;
  private static Optional<MnistFolder> mnist = Optional.empty();
  private static Chromium chromium;
  private static VectorBackend backend;
  private static Jobs jobs;
  private static LocalServer server;

  private final List<String> complaints = new CopyOnWriteArrayList<>();
  Page page;

  @BeforeAll
  static void serve() throws IOException {
    String data = System.getenv("DESCENT_DATA");
    mnist =
        data == null || data.isEmpty()
            ? Optional.empty()
            : Optional.of(MnistFolder.at(Path.of(data)));
    chromium = Chromium.start();
    backend = VectorBackend.withLanes(1);
    Laboratory laboratory = new Laboratory(backend, new LocalLibrary(mnist), "test");
    jobs = new Jobs(folder.resolve("jobs"), laboratory);
    Path site = StaticSite.SITE.toAbsolutePath().normalize();
    server = new PageServer(site, null, laboratory, jobs).start(0, false);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
      jobs.close();
      backend.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @AfterEach
  void leaveAnEmptyConsole() {
    if (page != null) {
      page.close();
    }
    assertEquals(List.of(), complaints);
  }

  static void needMnist() {
    assumeTrue(mnist.isPresent(), "MNIST is not on this machine; name its folder in DESCENT_DATA");
  }

  static JsonObject golden(String file) throws IOException {
    return Json.parseObject(Files.readString(GOLDEN.resolve(file)));
  }

  /** Opens the station with this in its address, such as {@code tab=errors}. */
  void open(String state, Screens screen) {
    page = chromium.browser().newPage(screen.options());
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
    page.navigate(server.url() + "#/digits?v=1&" + state);
    page.waitForSelector("#main[data-ready=digits]");
    page.click("form[data-predict=input] [data-skip]");
  }

  void assertPart(String part, String text) {
    assertThat(page.locator("[data-part='" + part + "']")).hasText(text);
  }
}
