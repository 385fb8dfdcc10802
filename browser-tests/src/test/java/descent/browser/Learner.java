package descent.browser;

import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** What a learner does with any page of the site. */
final class Learner {
  /** More than a page has stops. */
  private static final int MOST_TABS = 250;

  private Learner() {}

  /** Presses Tab until the focus is there. */
  static void tabTo(Page page, String selector) {
    tabTo(page, selector, "Tab");
  }

  /** Presses Tab, or Shift and Tab to go backwards, until the focus is there. */
  static void tabTo(Page page, String selector, String key) {
    Locator wanted = page.locator(selector).first();
    for (int i = 0; i < MOST_TABS; i++) {
      if ((boolean) wanted.evaluate("element => element === document.activeElement")) {
        return;
      }
      page.keyboard().press(key);
    }
    fail("Tab does not lead to " + selector);
  }

  /** Turns to another tab of the browser, or comes back. */
  static void turns(Page page, boolean away) {
    page.evaluate(
        "away => { Object.defineProperty(document, 'hidden', { value: away, configurable: true });"
            + " document.dispatchEvent(new Event('visibilitychange')); }",
        away);
  }
}
