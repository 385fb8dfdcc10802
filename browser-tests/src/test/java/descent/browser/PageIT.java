package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page's frame, around its stations. */
class PageIT {
  private static StaticSite site;

  @BeforeAll
  static void openTheSite() throws IOException {
    site = StaticSite.open();
  }

  @AfterAll
  static void closeTheSite() {
    if (site != null) {
      site.close();
    }
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
      page.click(".doors a[href='#/power']");
      page.waitForSelector("#main[data-ready=power]");
      assertThat(page.locator("h1")).isFocused();
      page.click("[data-nav=digits]");
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
