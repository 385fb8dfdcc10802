package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Worker;
import com.microsoft.playwright.options.FilePayload;
import descent.engine.data.MnistFile;
import descent.engine.io.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The digit network trained in the page: the pictures, the trial, the training, what comes of it.
 */
class PageTrainingIT {
  private static final Pattern PROPOSAL =
      Pattern.compile(
          "3 times through ([\\d,]+) pictures will take about \\d+ (s|min), at [\\d,]+ images/s with"
              + " (one worker|\\d workers)\\.");
  private static final Pattern DONE =
      Pattern.compile("Done: (\\d+\\.\\d\\d) % of the test images right, in \\d+ (s|min)\\.");

  @AutoClose private static StaticSite site;
  private Page page;

  @BeforeAll
  static void openTheSite() throws IOException {
    site = StaticSite.open();
  }

  @BeforeEach
  void visit() {
    page = site.visit("#/digits?v=1&tab=train");
    page.waitForSelector("#local-prepare:enabled");
  }

  @AfterEach
  void leave() {
    page.close();
    assertEquals(List.of(), site.complaints());
  }

  // -- training

  @Test
  void tellsHowLongItTakesThenTrainsAndReadsWithWhatItLearned() throws IOException {
    page.click("#local-prepare");
    page.waitForSelector("#local-begin:visible");
    assertThat(page.locator("#local-line")).hasText(PROPOSAL);
    page.evaluate(WATCH_LONG_TASKS);
    page.click("#local-begin");
    page.waitForSelector("#local-open:visible");
    Matcher done = DONE.matcher(page.innerText("#local-line"));
    assertTrue(done.matches(), page.innerText("#local-line"));
    assertTrue(Double.parseDouble(done.group(1)) > 90, done.group());
    assertThat(page.locator("#local-loss"))
        .hasAttribute("aria-label", Pattern.compile("The loss over 120 steps.*"));
    assertThePageStayedResponsive();

    Download download = page.waitForDownload(() -> page.click("#local-download"));
    Safetensors file = Safetensors.read(Files.readAllBytes(download.path()));
    assertEquals("features.0.weight", file.tensors().getFirst().name());
    assertEquals("120", file.metadata().get("steps"));
    page.click("#local-open");
    assertThat(page.locator("#weights")).hasText("Reads with what was trained in this page");
    page.click("#example");
    assertThat(page.locator("#answer")).hasText(Pattern.compile("\\d"));
  }

  /** Counts frames, the time of the page's own script in each, and tasks over 50 ms. */
  private static final String WATCH_LONG_TASKS =
      """
      () => {
        window.watched = { long: [], frames: [] };
        new PerformanceObserver(list => watched.long.push(...list.getEntries().map(e => e.duration)))
          .observe({ type: 'longtask' });
        const next = window.requestAnimationFrame.bind(window);
        let inFrame = 0;
        window.requestAnimationFrame = task => next(time => {
          const start = performance.now();
          task(time);
          inFrame += performance.now() - start;
        });
        const tick = () => { watched.frames.push(inFrame); inFrame = 0; next(tick); };
        next(tick);
      }
      """;

  private void assertThePageStayedResponsive() {
    List<?> figures =
        (List<?>)
            page.evaluate(
                """
                () => {
                  const frames = watched.frames.sort((a, b) => a - b);
                  return [watched.long.length, Math.max(0, ...watched.long), frames.length,
                    frames[Math.floor(frames.length * 0.95)]].map(value => value + 1e-9);
                }
                """);
    System.out.println("Long tasks, longest, frames, script ms at the 95th percentile: " + figures);
    assertEquals(0, ((Number) figures.get(0)).doubleValue(), 0.5, "tasks over 50 ms: " + figures);
    assertTrue(((Number) figures.get(3)).doubleValue() < 4, "script a frame: " + figures);
  }

  @Test
  void cancelsTheTrialAndTheTraining() {
    page.click("#local-prepare");
    page.click("#local-cancel");
    assertThat(page.locator("#local-line")).hasText("Cancelled.");
    page.waitForCondition(() -> page.workers().isEmpty());
    page.click("#local-prepare");
    page.waitForSelector("#local-begin:visible");
    page.click("#local-begin");
    page.waitForFunction("() => /Epoch/.test(document.getElementById('local-line').textContent)");
    page.click("#local-cancel");
    page.waitForCondition(() -> page.workers().isEmpty());
    assertThat(page.locator("#local-prepare")).isVisible();
  }

  @Test
  void goesOnWithTheOthersWhenAWorkerStops() {
    assumeTrue(cores() > 1, "one core has no helpers");
    page.click("#local-prepare");
    page.waitForSelector("#local-begin:visible");
    setWorkers(2);
    page.waitForCondition(() -> page.workers().size() == 2);
    page.click("#local-begin");
    page.waitForFunction(
        "() => /2 workers/.test(document.getElementById('local-line').textContent)");
    helper().evaluate("() => setTimeout(() => { throw new Error('a test'); })");
    assertThat(page.locator("#local-note"))
        .hasText(
            Pattern.compile("A training worker stopped \\(.*a test\\); .* goes on with one\\."));
    page.waitForFunction(
        "() => /one worker/.test(document.getElementById('local-line').textContent)");
    page.waitForSelector("#local-open:visible");
  }

  /** Chromium lists workers in no particular order. */
  private Worker helper() {
    return page.workers().stream()
        .filter(worker -> worker.evaluate("() => self.name").equals("helper"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void saysWhenAHelperCannotStart() {
    assumeTrue(cores() > 1, "one core has no helpers");
    setWorkers(1);
    page.click("#local-prepare");
    page.waitForSelector("#local-begin:visible");
    page.route("**/worker.js*", Route::abort);
    setWorkers(2);
    assertThat(page.locator("#local-note"))
        .hasText("A training worker could not start; the training goes on with one.");
    page.click("#local-begin");
    page.waitForFunction("() => /Epoch/.test(document.getElementById('local-line').textContent)");
    site.complaints().removeIf(line -> line.contains("ERR_FAILED"));
  }

  private void setWorkers(int count) {
    page.fill("#local-workers", String.valueOf(count));
    page.dispatchEvent("#local-workers", "change");
  }

  private int cores() {
    return ((Number) page.evaluate("() => navigator.hardwareConcurrency")).intValue();
  }

  // -- the pictures

  @Test
  void saysWhatToDoWithoutMnist() {
    page.selectOption("#local-data", "mnist");
    page.click("#local-prepare");
    assertThat(page.locator("#local-error"))
        .hasText(
            "MNIST is not at hand: neither this browser nor the site has it. Choose or drop MNIST's"
                + " four files here, or train on drawn digits.");
    assertThat(page.locator("#local-prepare")).isVisible();
  }

  @Test
  void refusesFilesThatAreNotMnist() throws NoSuchAlgorithmException {
    give(new FilePayload("holiday.jpg", "image/jpeg", new byte[] {1, 2, 3}));
    assertError("holiday\\.jpg is none of MNIST's four files: it holds 3 bytes, .*");
    byte[] cut = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0x4b};
    give(new FilePayload("train-images-idx3-ubyte.gz", "application/gzip", cut));
    assertError("train-images-idx3-ubyte\\.gz is damaged: .*");
    byte[] other = new byte[MnistFile.TEST_IMAGES.bytes()];
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(other);
    give(new FilePayload("my-images", "", other));
    assertError(
        "my-images is as long as MNIST's t10k-images-idx3-ubyte, but holds other bytes \\(SHA-256 "
            + HexFormat.of().formatHex(digest).substring(0, 12)
            + ".*");
  }

  @Test
  void takesTheFourFilesOneByOneAndKeepsThem() throws IOException {
    Path folder = mnist();
    give(folder, MnistFile.TRAIN_IMAGES, "a");
    assertError(
        "MNIST has four files; still missing: train-labels.*, t10k-images.*, t10k-labels.*");
    page.setInputFiles(
        "#local-files",
        new FilePayload[] {
          payload(folder, MnistFile.TEST_LABELS, "b"),
          payload(folder, MnistFile.TRAIN_LABELS, "c"),
          payload(folder, MnistFile.TEST_IMAGES, "d")
        });
    assertThat(page.locator("#local-line")).hasText("MNIST is here: all four files are whole.");
    assertThat(page.locator("#local-data")).hasValue("mnist");
    page.waitForFunction(
        "async () => (await (await caches.open('descent-mnist-1')).keys()).length === 4");
    page.reload();
    page.waitForSelector("#local-prepare:enabled");
    assertThat(page.locator("#local-data")).hasValue("mnist");
    page.click("#local-prepare");
    page.waitForSelector("#local-begin:visible");
    Matcher proposal = PROPOSAL.matcher(page.innerText("#local-line"));
    assertTrue(proposal.matches());
    assertEquals("60,000", proposal.group(1));
    System.out.println(proposal.group());
  }

  private static Path mnist() {
    String folder = System.getenv("DESCENT_DATA");
    assumeTrue(
        folder != null && Files.exists(Path.of(folder, MnistFile.TRAIN_IMAGES.name() + ".gz")),
        "MNIST is not on this machine; name its folder in DESCENT_DATA");
    return Path.of(folder);
  }

  private static FilePayload payload(Path folder, MnistFile file, String name) throws IOException {
    return new FilePayload(name, "", Files.readAllBytes(folder.resolve(file.name() + ".gz")));
  }

  private void give(Path folder, MnistFile file, String name) throws IOException {
    give(payload(folder, file, name));
  }

  private void give(FilePayload file) {
    page.setInputFiles("#local-files", file);
  }

  private void assertError(String pattern) {
    assertThat(page.locator("#local-error")).hasText(Pattern.compile(pattern));
  }
}
