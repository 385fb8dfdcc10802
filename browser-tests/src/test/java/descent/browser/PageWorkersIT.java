package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.Worker;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Helpers of a training in the page that stop, hang, or never start. */
class PageWorkersIT extends TrainPage {
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
}
