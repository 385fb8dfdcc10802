package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page on every screen: pictures in {@code target/screenshots}, and what must hold in all.
 */
class LooksIT {
  private static final Path PICTURES = Path.of("target", "screenshots");

  /** What a finger needs; inside a sentence, a table or a diagram 24 are enough (WCAG 2.5.8). */
  private static final int TARGET = 44;

  private static final int TARGET_IN_TEXT = 24;

  /** Below it a phone's text strains the eyes; labels and ticks may be smaller. */
  private static final int TEXT = 16;

  private static final List<String> PAGES =
      List.of(
          "home",
          "power-circles",
          "power-sine",
          "power",
          "digits",
          "digits-pixels",
          "digits-features",
          "digits-train",
          "digits-errors",
          "digits-inside",
          "example");

  @AutoClose private static StaticSite site;

  @BeforeAll
  static void openTheSite() throws IOException {
    site = StaticSite.open();
  }

  static Stream<Arguments> pictures() {
    return PAGES.stream()
        .flatMap(station ->
            Stream.of(Screens.DESK, Screens.PHONE)
                .flatMap(screen ->
                    Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                        .map(scheme -> Arguments.of(station, screen, scheme))));
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void isDrawnInBothThemesOnDeskAndPhone(String station, Screens screen, ColorScheme scheme) {
    try (Page page = site.visit(address(station), screen.options().setColorScheme(scheme))) {
      bringToLife(page, station);
      String name = station + "-" + screen.width() + "-" + scheme.name().toLowerCase(Locale.ROOT);
      page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
      assertFits(page);
    }
    assertEquals(List.of(), site.complaints());
  }

  @ParameterizedTest
  @FieldSource("PAGES")
  void needsNoScrollingSidewaysOnASmallPhone(String station) {
    try (Page page = site.visit(address(station), Screens.SMALL_PHONE.options())) {
      bringToLife(page, station);
      assertFits(page);
      assertEquals(
          List.of(),
          page.evaluate(SMALL_TARGETS, List.of(TARGET, TARGET_IN_TEXT)),
          "targets too small for a finger");
      assertEquals(List.of(), page.evaluate(SMALL_TEXT, TEXT), "texts too small to read");
    }
  }

  /** A control counts with the label around it. */
  private static final String SMALL_TARGETS =
      "([target, inText]) => [...document.querySelectorAll("
          + "   'a, button, summary, input, select, [tabindex]')]"
          + ".filter(e => e.checkVisibility({ visibilityProperty: true }) && e.tabIndex >= 0"
          + "   && !e.matches('.skip, canvas, .table'))"
          + ".map(e => ({ name: e.id || e.name || e.textContent.trim(),"
          + "   least: e.closest('p, td, th, .card, .trail, .found, .key, .steps, .plot, .cells')"
          + "     ? inText : target,"
          + "   box: (e.closest('label') || e).getBoundingClientRect() }))"
          + ".filter(e => Math.min(e.box.width, e.box.height) < e.least - 0.01)"
          + ".map(e => e.name + ' ' + e.box.width + ' x ' + e.box.height)";

  private static final String SMALL_TEXT =
      "least => [...document.querySelectorAll("
          + "   'p, li, button, input, select, label, legend, summary, h1, h2, h3')]"
          + ".filter(e => e.checkVisibility({ visibilityProperty: true }) && e.textContent.trim()"
          + "   && !e.closest('.key, .kick, .steps, .legend, .sr, .trail, .ph'))"
          + ".filter(e => parseFloat(getComputedStyle(e).fontSize) < least)"
          + ".map(e => e.textContent.trim().slice(0, 40) + ' '"
          + "   + getComputedStyle(e).fontSize)";

  @ParameterizedTest
  @ValueSource(strings = {"power", "power-sine", "digits"})
  void staysUsableInForcedColoursWithoutMotion(String station) {
    try (Page page =
        site.visit(
            address(station),
            Screens.DESK
                .options()
                .setForcedColors(ForcedColors.ACTIVE)
                .setReducedMotion(ReducedMotion.REDUCE))) {
      bringToLife(page, station);
      page.screenshot(
          new Page.ScreenshotOptions().setPath(PICTURES.resolve(station + "-1280-forced.png")));
      assertFits(page);
    }
  }

  private static String address(String station) {
    return switch (station) {
      case "power-circles" -> "index.html#/power?v=1&task=circles";
      case "power-sine" -> "index.html#/power?v=1&task=sine";
      case "power" -> "index.html#/power?v=1&task=spirals";
      case "digits" -> "index.html#/digits";
      case "example" -> "index.html#/example";
      case "home" -> "index.html";
      default -> "index.html#/digits?v=1&tab=" + room(station);
    };
  }

  /** Which of the rooms of Digits. */
  private static String room(String station) {
    return station.substring("digits-".length());
  }

  /** Trains for a moment, or shows a digit, so that the picture has something to show. */
  private static void bringToLife(Page page, String station) {
    page.waitForSelector("#main[data-ready=" + station.replaceAll("-.*", "") + "]");
    switch (station) {
      case "power-circles", "power-sine" -> {
        page.locator("form[data-predict=" + station.substring(6) + "] [data-skip]").click();
        page.click("#play");
        page.waitForSelector("#play:disabled");
        assertThat(page.locator("#inside"))
            .hasAttribute("aria-label", Pattern.compile(".*layer 2.*"));
      }
      case "example" -> {
        page.click("#play");
        assertThat(page.locator("#ended")).isVisible();
        assertThat(page.locator("#ended")).hasCSS("text-decoration-line", "none");
      }
      case "power" -> {
        page.click("#play");
        page.waitForFunction(
            "() => parseInt(document.getElementById('epoch').textContent.replace(',', '')) > 500");
        page.click("#play");
        assertThat(page.locator("#play-word")).hasText("Play");
      }
      case "digits" -> {
        page.click("#example");
        page.click("#example");
        page.click("#example");
        assertThat(page.locator("#answer")).hasText(Pattern.compile("\\d"));
      }
      case "digits-errors" ->
          assertThat(page.locator("[data-item='S2.14']").last())
              .hasText(Pattern.compile(".* of 1,000 on the diagonal"));
      case "home" -> assertThat(page.locator("h1")).isVisible();
      default -> assertThat(page.locator("#room-" + room(station))).isVisible();
    }
  }

  @Test
  void keepsTheBenchInSightOnAPhone() {
    try (Page page = site.visit(address("power"), Screens.PHONE.options())) {
      bringToLife(page, "power");
      page.locator("[data-step=check]").scrollIntoViewIfNeeded();
      BoundingBox bench = page.locator(".bench").boundingBox();
      assertEquals(48, bench.y, 1, "the bench stays below the bar at the top");
      assertTrue(bench.height <= 0.48 * 844 + 1, "the bench is " + bench.height + " pixels high");
      BoundingBox bar = page.locator(".tbar").boundingBox();
      assertEquals(844, bar.y + bar.height, 1, "the transport stays at the thumb");
      assertThat(page.locator("#degree")).isHidden();
      page.click("[popovertarget=sheet]");
      assertThat(page.locator("#degree")).isVisible();
      page.keyboard().press("Escape");
      assertThat(page.locator("#degree")).isHidden();
      page.check("[name=views][value='2']");
      assertThat(page.locator("#loss")).isVisible();
      assertThat(page.locator("#network")).isHidden();
    }
  }

  @Test
  void keepsPadAndAnswerInSightOnAPhone() {
    try (Page page = site.visit(address("digits"), Screens.PHONE.options())) {
      bringToLife(page, "digits");
      page.locator("[data-step=check]").scrollIntoViewIfNeeded();
      BoundingBox hand = page.locator(".hand").boundingBox();
      assertEquals(48, hand.y, 1, "pad and answer stay below the bar at the top");
      assertTrue(hand.height <= 0.48 * 844, "they are " + hand.height + " pixels high");
      page.locator("#pad").click();
      assertThat(page.locator("#answer")).hasText(Pattern.compile("\\d"));
      page.click("#undo");
      BoundingBox layers = page.locator("#flow").boundingBox();
      page.click("#tab-inside");
      assertThat(page.locator(".hand")).isHidden();
      assertTrue(layers.height < 150, "the layer fills its " + layers.height + " pixels");
    }
  }

  private static void assertFits(Page page) {
    int over =
        (int)
            page.evaluate(
                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertTrue(over <= 0, "the page is " + over + " pixels too wide");
  }
}
