package descent.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page as a whole. */
class PageIT {
  @Test
  void startsWithAnEmptyConsole() throws IOException {
    try (StaticSite site = StaticSite.open();
        Page page = site.visit("index.html")) {
      page.waitForSelector("#main[data-ready=home]");
      assertEquals(List.of(), site.complaints());
    }
  }
}
