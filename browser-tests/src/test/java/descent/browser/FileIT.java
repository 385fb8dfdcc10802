package descent.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** The page, opened as a file instead of from a web server. */
class FileIT {
  private static final String ADDRESS =
      StaticSite.SITE.toAbsolutePath().resolve("index.html").toUri() + "#/power?v=1&task=circles";

  @Test
  void trainsWhereTheBrowserLetsFilesLoadFiles() {
    try (Chromium chromium =
        Chromium.startWith("--disable-gpu", "--allow-file-access-from-files")) {
      Page page = chromium.browser().newPage();
      page.navigate(ADDRESS);
      page.waitForSelector("#play:not([disabled])");
      page.click("#play");
      page.waitForFunction("Number(document.getElementById('epoch').textContent) > 10");
    }
  }

  @Test
  void saysWhatToDoWhereItDoesNot() {
    try (Chromium chromium = Chromium.start()) {
      Page page = chromium.browser().newPage();
      page.navigate(ADDRESS);
      String said = page.waitForSelector("#starting[role=alert]").textContent();
      assertTrue(said.contains("start ./descent, or any web server in this folder"), said);
    }
  }
}
