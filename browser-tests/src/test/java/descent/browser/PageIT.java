package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page's frame, around its stations. */
class PageIT {
  private static final double FIRST_USE_MILLIS = 1000;

  /** Long enough for the system to take turns several times. */
  private static final long SPIN_NANOS = 200_000_000;

  @AutoClose private static StaticSite site;

  @BeforeAll
  static void openTheSite() throws IOException {
    site = StaticSite.open();
  }

  @AfterEach
  void leaveAnEmptyConsole() {
    assertEquals(List.of(), site.complaints());
  }

  @Test
  void leadsFromHomeToTheStationsAndBack() {
    try (Page page = site.visit("index.html")) {
      page.waitForSelector("#main[data-ready=home]");
      assertEquals("Descent", page.title());
      page.click(".card a[href='#/power']");
      page.waitForSelector("#main[data-ready=power]");
      assertThat(page.locator("h1")).isFocused();
      page.click("#next");
      page.waitForSelector("#main[data-ready=digits]");
      page.goBack();
      page.waitForSelector("#main[data-ready=power]");
      page.click(".brand");
      page.waitForSelector("#main[data-ready=home]");
    }
  }

  @Test
  void showsHomeForAnAddressItDoesNotKnow() {
    try (Page page = site.visit("index.html#/nowhere")) {
      page.waitForSelector("#main[data-ready=home]");
    }
  }

  @Test
  void leadsByKeysFromStationToStationAndToTheSearch() {
    try (Page page = site.visit("index.html#/power")) {
      page.waitForSelector("#main[data-ready=power]");
      assertThat(page.locator("#here")).hasText("5 · Power of networks");
      page.keyboard().press("]");
      page.waitForSelector("#main[data-ready=digits]");
      page.keyboard().press("[");
      page.waitForSelector("#main[data-ready=power]");
      page.keyboard().press("?");
      assertThat(page.locator("#help")).isVisible();
      page.keyboard().press("Escape");
      page.keyboard().press("/");
      page.waitForSelector("#main[data-ready=home]");
      assertThat(page.locator("[data-part=search]")).isFocused();
    }
  }

  @Test
  void findsItemsByWordNumberAndId() {
    try (Page page = site.visit("index.html")) {
      page.waitForSelector("#main[data-ready=home]");
      page.fill("[data-part=search]", "0.8947");
      assertThat(page.locator("[data-part=found] li")).hasCount(1);
      assertThat(page.locator("[data-part=found] li")).containsText("S1.61");
      page.fill("[data-part=search]", "s0.22");
      assertThat(page.locator("[data-part=found] a")).hasAttribute("href", "#/power");
      page.fill("[data-part=search]", "GAN game");
      assertThat(page.locator("[data-part=found] li").first()).containsText("ahead");
      assertEquals(0, page.locator("[data-part=found] a").count(), "what is ahead is no link");
      page.fill("[data-part=search]", "spirrals");
      assertThat(page.locator("[data-part=found] li")).hasCount(3);
    }
  }

  @Test
  void linksOnlyStationsThatCanBeVisited() {
    try (Page page = site.visit("index.html")) {
      page.waitForSelector("#main[data-ready=home]");
      assertThat(page.locator(".card")).hasCount(15);
      for (Object href :
          (List<?>)
              page.evaluate(
                  "() => [...document.querySelectorAll('.card a')].map(a => a.getAttribute('href'))")) {
        page.navigate(site.address() + "index.html" + href);
        String route = href.toString().substring(2);
        page.waitForSelector("#main[data-ready='" + route + "']");
      }
    }
  }

  @Test
  void remembersWhatWasSeenAndWhereTheLearnerWas() {
    try (Page page = site.visit("index.html#/example")) {
      page.waitForSelector("#main[data-ready=example]");
      page.evaluate("() => localStorage.setItem('descent-seen', '{\"S0.05\":1}')");
      page.navigate(site.address() + "index.html#/digits?v=1&seed=7");
      page.waitForSelector("#main[data-ready=digits]");
      page.click(".brand");
      page.waitForSelector("#main[data-ready=home]");
      assertThat(page.locator("[data-part=continue]")).hasAttribute("href", "#/digits?v=1&seed=7");
      // The Atlas and the station show items as well.
      Object seen =
          page.evaluate("() => Object.keys(JSON.parse(localStorage['descent-seen'])).length");
      assertTrue((int) seen >= 3, seen + " items");
      assertThat(page.locator("[data-part=seen]")).hasText(seen + " of 181 seen");
    }
  }

  @Test
  void remembersTheChosenTheme() {
    Browser.NewPageOptions dark = new Browser.NewPageOptions().setColorScheme(ColorScheme.DARK);
    try (Page page = site.visit("index.html", dark)) {
      page.waitForSelector("#main[data-ready=home]");
      String before = background(page);
      page.click("#theme");
      assertThat(page.locator("html")).hasAttribute("data-theme", "light");
      String after = background(page);
      page.reload();
      page.waitForSelector("#main[data-ready=home]");
      assertEquals(after, background(page));
      page.click("#theme");
      assertEquals(before, background(page));
    }
  }

  private static String background(Page page) {
    return (String) page.evaluate("() => getComputedStyle(document.body).backgroundColor");
  }

  /**
   * The best of up to five first visits, each by the share of the processors that it could have.
   */
  @ParameterizedTest
  @CsvSource({
    "'', '#main[data-ready=home]'",
    "#/power, '#play:enabled'",
    "#/digits, '#main[data-ready=digits]'",
    "#/example, '#play:enabled'"
  })
  void canBeUsedWithinASecond(String address, String usable) {
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 5 && best >= FIRST_USE_MILLIS; i++) {
      double share = freeShare();
      try (Page page = site.visit("index.html" + address)) {
        page.waitForSelector(usable);
        double millis = ((Number) page.evaluate("() => performance.now()")).doubleValue();
        best = Math.min(best, share * millis);
      }
    }
    assertTrue(best < FIRST_USE_MILLIS, usable + " took " + best + " ms at best");
  }

  /** How much of two processors is left to us while others compute: 1 when nobody does. */
  private static double freeShare() {
    return IntStream.range(0, 2)
        .parallel()
        .mapToDouble(i -> {
          ThreadMXBean threads = ManagementFactory.getThreadMXBean();
          long cpu = threads.getCurrentThreadCpuTime();
          long begin = System.nanoTime();
          while (System.nanoTime() - begin < SPIN_NANOS) {
            Thread.onSpinWait();
          }
          return (double) (threads.getCurrentThreadCpuTime() - cpu) / (System.nanoTime() - begin);
        })
        .average()
        .orElseThrow();
  }

  @Test
  void saysWhatTheBrowserLacks() {
    try (Page page = site.visit("index.html")) {
      page.addInitScript("WebAssembly.validate = bytes => bytes.length <= 8;");
      page.reload();
      assertThat(page.locator("#starting"))
          .containsText("lacks WebAssembly garbage collection and WebAssembly SIMD");
      assertThat(page.locator("#starting")).hasAttribute("role", "alert");
    }
  }
}
