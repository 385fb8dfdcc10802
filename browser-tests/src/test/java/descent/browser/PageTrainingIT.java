package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Download;
import descent.engine.io.Safetensors;
import descent.engine.plot.Ticks;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The digit network trained in the page: the trial, the training, its time, what comes of it. */
class PageTrainingIT extends TrainPage {
  private static final Pattern DONE =
      Pattern.compile("Done: (\\d+\\.\\d\\d) % of the test images right, in \\d+ (s|min)\\.");

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
    Learner.turns(page, true);
    assertThat(page.locator("#training-play-word")).hasText("Play");
    Learner.turns(page, false);
    assertThat(page.locator("#training-play-word")).hasText("Pause");
    page.click("#training-more");
    page.check("#training-background");
    page.keyboard().press("Escape");
    Learner.turns(page, true);
    String epoch = page.innerText("#training-epoch");
    assertThat(page.locator("#training-epoch")).not().hasText(epoch);
    assertThat(page.locator("#training-play-word")).hasText("Pause");
  }

  // -- by keyboard alone

  @ParameterizedTest
  @EnumSource(
      value = Screens.class,
      names = {"DESK", "PHONE"})
  void isOperatedByKeysAlone(Screens screen) {
    open("&train=digit-recognition&epochs=1", screen);
    page.focus("#tab-train");
    Learner.tabTo(page, "#local-prepare");
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
    Learner.tabTo(page, "#training-scrub");
    page.keyboard().press("Home");
    page.keyboard().press("PageUp");
    waitForStep(10);
    Learner.tabTo(page, "#training-branch");
    page.keyboard().press("Enter");
    assertThat(page.locator("#training-branch")).isHidden();
    page.keyboard().press("r");
    assertThat(page.locator("#training-train-loss")).hasText("–");
    page.keyboard().press("n");
    assertThat(page.locator("#training-seed")).hasText("43");
    page.keyboard().press("Space");
    waitForEnd();
    Learner.tabTo(page, "#local-open", "Shift+Tab");
    page.keyboard().press("Enter");
    assertThat(page.locator("#weights")).hasText("Reads with what was trained in this page");
  }
}
