package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import descent.engine.data.DrawnDigits;
import descent.engine.io.ExperimentJson;
import descent.engine.io.Json;
import descent.engine.io.Safetensors;
import descent.engine.model.Models;
import descent.server.http.LocalServer;
import descent.server.http.PageServer;
import descent.server.job.Jobs;
import descent.server.mnist.LocalLibrary;
import descent.server.training.Laboratory;
import descent.server.vector.VectorBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training on the machine that serves the page, begun and used from the page. */
class TrainingIT {
  /** The page's own experiment on few enough pictures for a test. */
  private static final String TINY =
      Json.write(
          ExperimentJson.write(
              Models.named("simple-cnn").experiment().withData(new DrawnDigits(600, 100, 7))));

  private static final IsVisibleOptions IN_TIME = new IsVisibleOptions().setTimeout(120_000);

  @TempDir Path folder;
  private final List<String> complaints = new ArrayList<>();
  private Chromium chromium;
  private VectorBackend backend;
  private Jobs jobs;
  private LocalServer server;
  private Page page;

  @BeforeEach
  void serve() throws IOException {
    chromium = Chromium.start();
    backend = VectorBackend.withLanes(1);
    Laboratory laboratory = new Laboratory(backend, new LocalLibrary(Optional.empty()), "test");
    jobs = new Jobs(folder.resolve("jobs"), laboratory);
    Path site = StaticSite.SITE.toAbsolutePath().normalize();
    server = new PageServer(site, null, laboratory, jobs).start(0, false);
    page = chromium.browser().newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.navigate(server.url() + "#/digits?v=1&tab=train");
    assertThat(page.locator("#train-start")).isVisible(IN_TIME);
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
      jobs.close();
      backend.close();
    }
    if (chromium != null) {
      chromium.close();
    }
    assertEquals(List.of(), complaints);
  }

  @Test
  void trainsShowsItsProgressAndOpensWhatItLearned() throws IOException {
    page.route("**/api/jobs", TrainingIT::tiny);
    page.click("#train-start");
    assertThat(page.locator("#train-open")).isVisible(IN_TIME);
    assertThat(page.locator("#train-line"))
        .hasText(Pattern.compile("Done: \\d+\\.\\d\\d % of the test images right\\."));
    assertThat(page.locator("#train-progress")).hasAttribute("aria-valuenow", "100");

    Download download = page.waitForDownload(() -> page.click("#train-download"));
    byte[] bytes = Files.readAllBytes(download.path());
    assertEquals("features.0.weight", Safetensors.read(bytes).tensors().getFirst().name());
    assertArrayEquals(jobs.all().getFirst().weights().orElseThrow(), bytes);

    page.click("#train-open");
    assertThat(page.locator("#weights")).hasText(Pattern.compile("Reads with .*/weights"));
    page.click("#example");
    assertThat(page.locator("#answer")).hasText(Pattern.compile("\\d"));
  }

  private static void tiny(Route route) {
    route.resume(new Route.ResumeOptions().setPostData(TINY));
  }

  @Test
  void cancels() {
    page.click("#train-start");
    assertThat(page.locator("#train-cancel")).isVisible(IN_TIME);
    page.click("#train-cancel");
    assertThat(page.locator("#train-line")).hasText("Cancelled.");
    assertThat(page.locator("#train-start")).isEnabled();
    assertThat(page.locator("#train-cancel")).isHidden();
  }
}
