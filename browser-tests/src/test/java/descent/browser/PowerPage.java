package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the tests of the station Power of networks share: its page, and how to operate it. */
@ExtendWith(ShownItems.class)
abstract class PowerPage {
  @AutoClose static StaticSite site;
  Page page;

  @BeforeAll
  static void openTheSite() throws IOException {
    site = StaticSite.open();
  }

  @AfterEach
  void leaveAnEmptyConsole() {
    page.close();
    assertEquals(List.of(), site.complaints());
  }

  void open(String task) {
    open(task, Screens.DESK);
  }

  void open(String task, Screens screen) {
    page = site.visit("index.html#/power?v=1&task=" + task, screen.options());
    page.waitForSelector("#play:enabled");
    page.locator("form[data-predict=" + task.replaceAll("&.*", "") + "] [data-skip]").click();
    waitForEpoch(0);
  }

  void trainToTheEnd() {
    page.click("#play");
    // On a phone the badge stands in another view of the bench.
    page.waitForSelector(
        "#ended:not([hidden])",
        new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
    assertThat(page.locator("#ended")).hasText(Pattern.compile("Done: [\\d,]+ epochs"));
  }

  void waitForEpoch(int epoch) {
    assertThat(page.locator("#epoch")).hasText(String.valueOf(epoch));
    // The readings of a snapshot come with its loss.
    assertThat(page.locator("#train-loss")).not().hasText("\u2013");
  }

  /** Begins again from the next seed of the weights and takes ten steps. */
  void tenStepsFromAnotherSeed() {
    page.click("#reseed");
    waitForEpoch(0);
    page.click("#ten");
    waitForEpoch(10);
  }

  /** Begins again with the points of the next seed and takes ten steps. */
  void tenStepsOnOtherPoints() {
    int seed = Integer.parseInt(text("[data-part=points-seed]"));
    page.click("[data-part=new-points]");
    assertThat(page.locator("[data-part=points-seed]")).hasText(String.valueOf(seed + 1));
    page.waitForSelector("#play:enabled");
    waitForEpoch(0);
    page.click("#ten");
    waitForEpoch(10);
  }

  void assertPart(String part, String text) {
    assertThat(page.locator("[data-part='" + part + "']")).hasText(text);
  }

  String text(String selector) {
    return page.innerText(selector);
  }

  /** Presses Tab until the focus is there. */
  void tabTo(String selector) {
    Learner.tabTo(page, selector);
  }

  /** The terms of the explanation that is shown make its sum. */
  void assertTermsAddUp() {
    double sum = 0;
    for (Locator term : page.locator("[data-term]").all()) {
      sum += number(term.getAttribute("data-term"));
    }
    double shown = number(page.locator("[data-sum]").getAttribute("data-sum"));
    assertEquals(shown, sum, 1e-6 * Math.max(1, Math.abs(shown)));
  }

  static double number(Object value) {
    return Double.parseDouble(String.valueOf(value));
  }
}
