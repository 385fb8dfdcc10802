package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import descent.engine.data.Dataset;
import descent.engine.data.DrawnDigits;
import descent.engine.data.Pixels;
import descent.engine.data.Split;
import descent.server.http.LocalServer;
import descent.server.http.PageServer;
import descent.server.job.Jobs;
import descent.server.mnist.LocalLibrary;
import descent.server.mnist.MnistFolder;
import descent.server.training.Laboratory;
import descent.server.vector.VectorBackend;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page as Descent's own server serves it: under its security policy, and with the training
 * service behind it, which here has a few drawn digits in place of MNIST.
 */
class ServedIT {
  private static final Path SITE = Path.of("..", "web", "target", "site");
  private static final double PATIENCE_MILLIS = 120_000;

  @TempDir static Path folder;
  private static Chromium chromium;
  private static VectorBackend backend;
  private static Jobs jobs;
  private static LocalServer server;

  private final List<String> complaints = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void serve() throws IOException {
    chromium = Chromium.start();
    backend = VectorBackend.withAllCores();
    Laboratory laboratory =
        new Laboratory(
            backend, new LocalLibrary(Optional.of(MnistFolder.at(writeDigits()))), "test");
    jobs = new Jobs(folder.resolve("jobs"), laboratory);
    server = new PageServer(SITE, null, laboratory, jobs).start(0, false);
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      server.close();
      jobs.close();
      backend.close();
      chromium.close();
    }
  }

  @Test
  void trainsOnTheServerAndOpensTheResult() {
    Page page = visit("#/digits?v=1&tab=train");
    page.locator("#train-start").click();
    page.waitForSelector("#train-done");
    assertThat(page.locator("#train-line"))
        .hasText(Pattern.compile("Done: .* % of the test images right\\."));
    page.locator("#train-open").click();
    String weights = jobs.all().getLast().id() + "/weights";
    assertThat(page.locator("#weights")).containsText(weights);
    String href = page.locator("#train-download").getAttribute("href");
    assertTrue(href.endsWith(weights), href);
    assertEquals(List.of(), complaints);
  }

  @Test
  void trainsInThePageUnderTheSecurityPolicy() {
    Page page = visit("#/power");
    page.waitForSelector("#play:enabled");
    page.locator("#play").click();
    page.waitForFunction("() => parseInt(document.getElementById('epoch').textContent) > 0");
    assertEquals(List.of(), complaints);
  }

  private Page visit(String station) {
    Page page = chromium.browser().newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
    page.navigate(server.url() + station);
    return page;
  }

  /** Drawn digits in MNIST's files. */
  private static Path writeDigits() throws IOException {
    Path mnist = Files.createDirectory(folder.resolve("mnist"));
    Split digits = new DrawnDigits(600, 100, 1).generate();
    write(mnist, "train", digits.train());
    write(mnist, "t10k", digits.test());
    return mnist;
  }

  private static void write(Path mnist, String part, Dataset digits) throws IOException {
    Pixels pixels = (Pixels) digits.inputs();
    int size = pixels.shape().perRow();
    ByteBuffer images = ByteBuffer.allocate(16 + digits.size() * size);
    images.putInt(0x803).putInt(digits.size()).putInt(28).putInt(28);
    ByteBuffer labels = ByteBuffer.allocate(8 + digits.size());
    labels.putInt(0x801).putInt(digits.size());
    for (int i = 0; i < digits.size(); i++) {
      for (int j = 0; j < size; j++) {
        images.put((byte) pixels.unsigned(i, j));
      }
      labels.put((byte) digits.label(i));
    }
    Files.write(mnist.resolve(part + "-images-idx3-ubyte"), images.array());
    Files.write(mnist.resolve(part + "-labels-idx1-ubyte"), labels.array());
  }
}
