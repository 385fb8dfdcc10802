package descent.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser.NewPageOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page on desk and phone, in both themes, with what opens over it, against axe-core. */
class AccessIT {
  private static final List<String> ROUTES = List.of("home", "power", "digits", "example");

  @AutoClose private static StaticSite site;
  private static String axe;

  @BeforeAll
  static void openTheSite() throws IOException {
    site = StaticSite.open();
    try (InputStream in = AccessIT.class.getResourceAsStream("/axe.min.js")) {
      axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static Stream<Arguments> pages() {
    return ROUTES.stream()
        .flatMap(route ->
            Stream.of(Screens.DESK, Screens.PHONE)
                .flatMap(screen ->
                    Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                        .map(scheme -> Arguments.of(route, screen, scheme))));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void violatesNoRule(String route, Screens screen, ColorScheme scheme) {
    String address = "index.html#/" + (route.equals("home") ? "" : route);
    NewPageOptions options =
        screen.options().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE);
    try (Page page = site.visit(address, options)) {
      page.waitForSelector("#main[data-ready=" + route + "]");
      page.waitForFunction("() => !document.querySelector('#play:disabled')");
      page.evaluate(axe);
      assertEquals(List.of(), violations(page));
      for (String sheet : List.of("help", "share", "settings")) {
        if ((boolean) page.evaluate(OPEN, sheet)) {
          assertEquals(List.of(), violations(page), "with " + sheet + " open");
          page.keyboard().press("Escape");
        }
      }
    }
    assertEquals(List.of(), site.complaints());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pixels", "features", "train", "errors", "inside"})
  void violatesNoRuleInAnyRoomOfDigits(String room) {
    for (Screens screen : List.of(Screens.DESK, Screens.PHONE)) {
      try (Page page = site.visit("index.html#/digits?v=1&tab=" + room, screen.options())) {
        page.waitForSelector("#room-" + room + ":not([hidden])");
        if (room.equals("errors")) { // as soon as all pictures have been read
          page.waitForSelector("[data-item='S2.14']:has-text('diagonal')");
        }
        page.evaluate(axe);
        assertEquals(List.of(), violations(page), "on " + screen);
      }
    }
    assertEquals(List.of(), site.complaints());
  }

  /** Opens a sheet where the page has one that is in use. */
  private static final String OPEN =
      "id => { const sheet = document.getElementById(id);"
          + " if (!sheet || !sheet.childElementCount) return false;"
          + " sheet.showPopover(); return true; }";

  private static Object violations(Page page) {
    return page.evaluate(
        "() => axe.run(document, { resultTypes: ['violations'] }).then(result =>"
            + " result.violations.map(rule => rule.id + ': '"
            + "   + rule.nodes.map(node => node.target.join(' ')).join(', ')))");
  }
}
