package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Worker;
import com.microsoft.playwright.options.FilePayload;
import descent.engine.data.MnistFile;
import descent.engine.io.Safetensors;
import descent.engine.plot.Ticks;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The digit network trained in the page: the pictures, the trial, the training, what comes of it.
 */
class PageTrainingIT {
  private static final Pattern PROPOSAL =
      Pattern.compile(
          "(Once|\\d times) through ([\\d,]+) pictures will take about \\d+ (s|min), at [\\d,]+"
              + " images/s with (one worker|\\d workers)\\..*");
  private static final Pattern DONE =
      Pattern.compile("Done: (\\d+\\.\\d\\d) % of the test images right, in \\d+ (s|min)\\.");

  /** More than the page has stops. */
  private static final int MOST_TABS = 60;

  @AutoClose private static StaticSite site;
  private Page page;

  @BeforeAll
  static void openTheSite() throws IOException {
    site = StaticSite.open();
  }

  @AfterEach
  void leave() {
    page.close();
    assertEquals(List.of(), site.complaints());
  }

  /** Opens the room; the address goes on with this, such as {@code &epochs=1}. */
  private void open(String state) {
    open(state, Screens.DESK);
  }

  private void open(String state, Screens screen) {
    page = site.visit("#/digits?v=1&tab=train" + state, screen.options());
    page.waitForSelector("#local-prepare:enabled");
    // Another worker has to draw all digits, too; only tests about workers wait for that.
    page.fill("#local-workers", "1");
  }

  /** 80 steps of the dense network an epoch. */
  private void openDense(String state) {
    open("&train=digit-recognition" + state);
  }

  private void prepare() {
    page.click("#local-prepare");
    page.waitForSelector("#training-play:enabled");
  }

  private void waitForEnd() {
    page.waitForSelector("#training-ended:visible");
  }

  // -- training

  @Test
  void tellsHowLongItTakesThenTrainsAndReadsWithWhatItLearned() throws IOException {
    open("&epochs=2");
    page.fill("#local-workers", String.valueOf(Math.min(2, cores())));
    Quickness.watch(page);
    prepare();
    assertThat(page.locator("#local-line")).hasText(PROPOSAL);
    assertThat(page.locator("#local-prepare")).isDisabled();
    Quickness.assertStaysQuick(
        page,
        () -> {
          page.click("#training-play");
          waitForEnd();
        },
        () -> {
          page.click("#training-reset");
          assertThat(page.locator("#training-epoch")).hasText("0");
        });
    Matcher done = DONE.matcher(page.innerText("#local-line"));
    assertTrue(done.matches(), page.innerText("#local-line"));
    assertTrue(Double.parseDouble(done.group(1)) > 80, done.group());
    assertThat(page.locator("#training-loss"))
        .hasAttribute("aria-label", Pattern.compile("The loss over 80 steps.*"));

    Safetensors file = Safetensors.read(download());
    assertEquals("features.0.weight", file.tensors().getFirst().name());
    assertEquals("80", file.metadata().get("steps"));
    page.click("#local-open");
    assertThat(page.locator("#weights")).hasText("Reads with what was trained in this page");
    page.click("#example");
    assertThat(page.locator("#answer")).hasText(Pattern.compile("\\d"));
  }

  private byte[] download() throws IOException {
    Download download = page.waitForDownload(() -> page.click("#local-download"));
    return Files.readAllBytes(download.path());
  }

  @Test
  void leavesNothingBehindWhenCancelled() {
    openDense("");
    page.dblclick("#local-prepare");
    page.click("#local-cancel");
    assertThat(page.locator("#local-line")).hasText("Cancelled.");
    page.waitForCondition(() -> page.workers().isEmpty());
    page.dblclick("#local-prepare");
    page.waitForSelector("#training-play:enabled");
    assertThat(page.locator("#local-line")).hasText(PROPOSAL);
    page.click("#training-play");
    page.waitForSelector("#local-epochs:visible");
    page.click("#local-cancel");
    page.waitForCondition(() -> page.workers().isEmpty());
    assertThat(page.locator("#training-play")).isDisabled();
    assertThat(page.locator("#local-epochs")).isHidden();
    assertThat(page.locator("#local-open")).isHidden();
    assertThat(page.locator("#local-prepare")).isEnabled();
    page.click("#training-loss-table-button");
    assertEquals(1, page.locator("#training-loss-table tr").count());
  }

  @Test
  void asksToBeginAgainWhenTheSettingsAreOthers() {
    openDense("&epochs=1");
    prepare();
    page.click("#training-step");
    assertThat(page.locator("#training-train-loss")).hasText(Pattern.compile("2\\.\\d"));
    page.fill("[data-part=train-rate]", "0,5");
    page.dispatchEvent("[data-part=train-rate]", "change");
    assertThat(page.locator("#local-prepare")).isEnabled();
    page.fill("[data-part=train-rate]", "0.1");
    page.dispatchEvent("[data-part=train-rate]", "change");
    assertThat(page.locator("#local-prepare")).isDisabled();
    page.click("#training-more");
    page.fill("#training-stop-epochs", "2");
    page.fill("#training-seed-field", "7");
    page.click("#training-apply");
    page.waitForSelector("#training-play:enabled");
    assertThat(page.locator("[data-part=train-epochs]")).hasValue("2");
    assertThat(page.locator("#local-line")).containsText("2 times through");
    assertTrue(page.url().contains("seed=7"), page.url());
  }

  @Test
  void showsEarlierRunsBesideThisOneAndCountsEachOnce() {
    openDense("&epochs=1");
    prepare();
    page.click("#training-play");
    waitForEnd();
    assertThat(page.locator(DENSE_RUNS)).hasText(Pattern.compile("yours \\d+\\.\\d %"));
    page.focus("#training-scrub");
    page.keyboard().press("Home");
    assertThat(page.locator("#training-ended")).isHidden();
    page.click("#training-play");
    waitForEnd();
    page.click("#training-reseed");
    assertThat(page.locator("#training-ended")).isHidden();
    page.click("#training-play");
    waitForEnd();
    assertThat(page.locator(DENSE_RUNS))
        .hasText(Pattern.compile("yours \\d+\\.\\d % ± \\d+\\.\\d\\d, 2 runs"));
    page.click("#training-loss-table-button");
    assertThat(page.locator("#training-loss-table th"))
        .hasText(new String[] {"step", "loss", "seed 42"});
  }

  private static final String DENSE_RUNS = "[data-model=digit-recognition] [data-runs]";

  // -- time

  @Test
  void showsHowGoodItWasThen() {
    openDense("&epochs=2");
    prepare();
    page.click("#training-play");
    waitForEnd();
    String[] rights =
        page.locator("[data-part=epoch-rows] td:last-child").allInnerTexts().toArray(new String[0]);
    assertEquals(2, rights.length);
    assertThat(page.locator("#test-right")).hasText(tenths(rights[1]));
    String loss = page.innerText("#training-train-loss");
    page.focus("#training-scrub");
    page.keyboard().press("Home");
    assertThat(page.locator("#test-right")).hasText("–");
    assertThat(page.locator("#training-train-loss")).hasText("–");
    while (page.innerText("#training-epoch").equals("0")) {
      page.keyboard().press("PageUp");
      page.waitForTimeout(50);
    }
    assertThat(page.locator("#test-right")).hasText(tenths(rights[0]));
    page.keyboard().press("End");
    assertThat(page.locator("#training-train-loss")).hasText(loss);
    assertThat(page.locator("#test-right")).hasText(tenths(rights[1]));
  }

  private static String tenths(String percent) {
    double value = Double.parseDouble(percent.replace(" %", ""));
    return Ticks.fixed(value, 1) + " %";
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void goesOnFromAMomentOfThePastToTheSameBits(int workers) throws IOException {
    assumeTrue(workers <= cores(), "one core has no helpers");
    openDense("&epochs=1");
    page.fill("#local-workers", String.valueOf(workers));
    prepare();
    setWorkers(workers);
    page.waitForSelector("#training-play:enabled");
    page.evaluate("() => document.getElementById('training-jump').value = '30'");
    page.click("#training-ten");
    waitForStep(30);
    byte[] first = download();
    page.focus("#training-scrub");
    page.keyboard().press("Shift+ArrowLeft");
    page.keyboard().press("Shift+ArrowLeft");
    waitForStep(10);
    page.click("#training-branch");
    assertThat(page.locator("#training-branch")).isHidden();
    page.evaluate("() => document.getElementById('training-jump').value = '20'");
    page.click("#training-ten");
    waitForStep(30);
    assertEquals(workers, page.workers().size());
    assertArrayEquals(first, download());
  }

  private void waitForStep(int step) {
    assertThat(page.locator("#training-scrub"))
        .hasAttribute("aria-valuetext", Pattern.compile("step " + step + ", .*"));
  }

  @Test
  void standsStillWhileAnotherTabIsInFront() {
    openDense("&epochs=200");
    prepare();
    page.click("#training-play");
    page.waitForSelector("#local-epochs:visible");
    turn(true);
    assertThat(page.locator("#training-play-word")).hasText("Play");
    turn(false);
    assertThat(page.locator("#training-play-word")).hasText("Pause");
    page.click("#training-more");
    page.check("#training-background");
    page.keyboard().press("Escape");
    turn(true);
    String epoch = page.innerText("#training-epoch");
    assertThat(page.locator("#training-epoch")).not().hasText(epoch);
    assertThat(page.locator("#training-play-word")).hasText("Pause");
  }

  private void turn(boolean away) {
    page.evaluate(
        "away => { Object.defineProperty(document, 'hidden', { value: away, configurable: true });"
            + " document.dispatchEvent(new Event('visibilitychange')); }",
        away);
  }

  // -- by keyboard alone

  @ParameterizedTest
  @EnumSource(
      value = Screens.class,
      names = {"DESK", "PHONE"})
  void isOperatedByKeysAlone(Screens screen) {
    open("&train=digit-recognition&epochs=1", screen);
    page.focus("#tab-train");
    tabTo("#local-prepare", "Tab");
    page.keyboard().press("Space");
    page.waitForSelector("#training-play:enabled");
    page.keyboard().press(".");
    waitForStep(1);
    page.keyboard().press(">");
    waitForStep(11);
    page.keyboard().press("Space");
    waitForEnd();
    page.keyboard().press(",");
    assertThat(page.locator("#training-ended")).isHidden();
    tabTo("#training-scrub", "Tab");
    page.keyboard().press("Home");
    page.keyboard().press("PageUp");
    waitForStep(10);
    tabTo("#training-branch", "Tab");
    page.keyboard().press("Enter");
    assertThat(page.locator("#training-branch")).isHidden();
    page.keyboard().press("r");
    assertThat(page.locator("#training-train-loss")).hasText("–");
    page.keyboard().press("n");
    assertThat(page.locator("#training-seed")).hasText("43");
    page.keyboard().press("Space");
    waitForEnd();
    tabTo("#local-open", "Shift+Tab");
    page.keyboard().press("Enter");
    assertThat(page.locator("#weights")).hasText("Reads with what was trained in this page");
  }

  /** Presses Tab, forwards or backwards, until the focus is there. */
  private void tabTo(String selector, String key) {
    Locator wanted = page.locator(selector).first();
    for (int i = 0; i < MOST_TABS; i++) {
      if ((boolean) wanted.evaluate("element => element === document.activeElement")) {
        return;
      }
      page.keyboard().press(key);
    }
    fail("Tab does not lead to " + selector);
  }

  // -- workers

  @Test
  void goesOnWithTheOthersWhenAWorkerStops() {
    playWithTwoWorkers();
    worker("helper").evaluate("() => setTimeout(() => { throw new Error('a test'); })");
    assertGoesOnWithOne(".*a test");
  }

  @Test
  void goesOnWithTheOthersWhenAWorkerHangs() {
    playWithTwoWorkers();
    worker("helper").evaluate("() => { setTimeout(() => { for (;;); }); }");
    assertGoesOnWithOne("it did not answer");
  }

  /** With a leader whose patience is shorter than a test's. */
  private void playWithTwoWorkers() {
    openDense("&epochs=200");
    assumeTrue(cores() > 1, "one core has no helpers");
    prepare();
    worker("leader").evaluate(TeamIT.quickTimers(5));
    setWorkers(2);
    page.waitForSelector("#training-play:enabled");
    page.click("#training-play");
    page.waitForFunction(
        "() => /2 workers/.test(document.getElementById('local-line').textContent)");
  }

  private void assertGoesOnWithOne(String reason) {
    assertThat(page.locator("#local-note"))
        .hasText(
            Pattern.compile(
                "A training worker stopped \\(" + reason + "\\); .* goes on with one\\."));
    page.waitForFunction(
        "() => /one worker/.test(document.getElementById('local-line').textContent)");
    assertThat(page.locator("#training-play-word")).hasText("Pause");
  }

  /** Chromium lists workers in no particular order. */
  private Worker worker(String name) {
    return page.workers().stream()
        .filter(worker -> worker.evaluate("() => self.name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void saysWhenAHelperCannotStart() {
    openDense("");
    assumeTrue(cores() > 1, "one core has no helpers");
    prepare();
    page.route("**/worker.js*", Route::abort);
    setWorkers(2);
    assertThat(page.locator("#local-note"))
        .hasText("A training worker could not start; the training goes on with one.");
    page.waitForSelector("#training-play:enabled");
    assertThat(page.locator("#local-workers")).hasValue("1");
    assertThat(page.locator("#local-line")).hasText(PROPOSAL);
    site.complaints().removeIf(line -> line.contains("ERR_FAILED"));
  }

  private void setWorkers(int count) {
    page.fill("#local-workers", String.valueOf(count));
    page.dispatchEvent("#local-workers", "change");
  }

  private int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  // -- the pictures

  @Test
  void saysWhatToDoWithoutMnist() {
    open("");
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
    open("");
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
    open("&epochs=1");
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
    prepare();
    Matcher proposal = PROPOSAL.matcher(page.innerText("#local-line"));
    assertTrue(proposal.matches());
    assertEquals("60,000", proposal.group(2));
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
