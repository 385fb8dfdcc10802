package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsEnabledOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Leaving a station frees its workers and its memory, however often one comes back. Elements are
 * only asked for through locators: a handle that Playwright holds would keep a whole station.
 */
class VisitsIT {
  /** The stations that are built, by their places in the address. */
  private static final List<String> STATIONS = List.of("power", "digits", "example");

  private static final int VISITS = 20;

  /** From when on nothing may pile up; before it, the browser compiles and caches. */
  private static final int SETTLED = 5;

  private static final double GROWTH = 1.1;

  /** A machine that is busy building takes its time. */
  private static final double PATIENCE_MILLIS = 60_000;

  @Test
  void freesEverythingWhenTheLearnerLeaves() throws IOException {
    try (StaticSite site = StaticSite.open()) {
      Page page = site.visit("");
      assertThat(page.locator("#main[data-ready=home]"))
          .isVisible(new IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
      CDPSession session = page.context().newCDPSession(page);
      session.send("HeapProfiler.enable");
      double settled = 0;
      double last = 0;
      for (int visit = 1; visit <= VISITS; visit++) {
        for (String station : STATIONS) {
          page.evaluate("station => { location.hash = '#/' + station; }", station);
          assertThat(page.locator("#main[data-ready=" + station + "]")).isVisible();
          use(page, station);
        }
        page.evaluate("() => { location.hash = '#/'; }");
        assertThat(page.locator("#main[data-ready=home]")).isVisible();
        page.waitForCondition(() -> page.workers().isEmpty());
        assertEquals(0, reserved(page), "elements reserved after visit " + visit);
        if (visit == SETTLED || visit == VISITS) {
          session.send("HeapProfiler.collectGarbage");
          last = heap(session);
          settled = visit == SETTLED ? last : settled;
        }
      }
      assertTrue(last <= GROWTH * settled, "JS heap from " + settled + " to " + last + " bytes");
      assertEquals(List.of(), site.complaints());
    }
  }

  /** Does enough that the station has its workers and networks. */
  private static void use(Page page, String station) {
    switch (station) {
      case "digits" -> {
        assertThat(page.locator("#weights"))
            .containsText("Reads with", new ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
        page.click("#example");
        assertThat(page.locator("#answer")).not().hasText("–");
        assertTrue(reserved(page) > 0);
      }
      default -> {
        assertThat(page.locator("#step"))
            .isEnabled(new IsEnabledOptions().setTimeout(PATIENCE_MILLIS));
        page.click("#step");
        assertThat(page.locator("#epoch")).hasText("1");
      }
    }
  }

  private static int reserved(Page page) {
    return ((Number) page.evaluate("() => descent.reservedElements()")).intValue();
  }

  private static double heap(CDPSession session) {
    JsonObject usage = session.send("Runtime.getHeapUsage");
    return usage.get("usedSize").getAsDouble();
  }
}
