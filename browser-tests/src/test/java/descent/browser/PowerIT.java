package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The station Power of networks, operated as a learner would. */
class PowerIT extends PowerPage {
  // -- predictions and checks

  @Test
  void hidesTheLinesResultUntilThePredictionIsLocked() {
    page = site.visit("index.html#/power?v=1&task=circles");
    page.waitForSelector("#play:enabled");
    assertThat(ShownItems.place(page, "S0.03")).hasText("49.6 %");
    assertThat(page.locator("#line-value")).isHidden();
    page.check("input[name=circles][value=most]");
    page.click("form[data-predict=circles] .btn.primary");
    assertThat(page.locator("#line-value")).isVisible();
    assertThat(page.locator("form[data-predict=circles] [data-answer=most]")).isVisible();
  }

  @Test
  void checksTheNumberOfFeaturesAndTheBench() {
    open("spirals");
    int inputs = Integer.parseInt(page.textContent("[data-part=check-inputs]"));
    int degree = Integer.parseInt(page.textContent("[data-part=check-degree]"));
    long ways = 1;
    for (int i = 1; i <= degree; i++) {
      ways = ways * (inputs + i) / i;
    }
    page.fill("form[data-check=features] input", String.valueOf(ways - 1));
    page.click("form[data-check=features] .btn");
    assertThat(page.locator("form[data-check=features] .verdict")).containsText("✓");
    page.fill("[data-part=c-field]", "300");
    page.keyboard().press("Enter");
    assertThat(page.locator("#features-value")).hasText("85.0 %");
    page.fill("form[data-check=reach] input", "300");
    page.click("form[data-check=reach] .btn");
    assertThat(page.locator("form[data-check=reach] .verdict")).containsText("✓");
  }

  // -- reading and explaining

  @Test
  void movesOneCrosshairInAllPanels() {
    open("spirals");
    assertThat(page.locator("#features-value")).hasText("70.3 %");
    page.hover("#line");
    for (String panel : List.of("line", "features", "network")) {
      assertThat(page.locator("#" + panel + "-pin")).containsText("p(1) = ");
    }
    page.mouse().move(1, 1);
    assertThat(page.locator("#network-pin")).isHidden();
    page.keyboard().press("2");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Shift+ArrowUp");
    assertThat(page.locator("#line-pin")).containsText("p(1) = ");
    assertEquals("0", text("#epoch"), "the arrow keys are the panel's here");
  }

  @Test
  void keepsThePickedPlaceInTheAddress() {
    open("circles");
    page.click("#line", new Page.ClickOptions().setPosition(60, 40));
    String there = page.innerText("aside.drawer [data-part=intro]");
    page.keyboard().press("Escape");
    assertTrue(page.url().contains("&x=") && page.url().contains("&y="), page.url());
    page.reload();
    page.waitForSelector("#play:enabled");
    assertThat(page.locator("#features-value")).not().isEmpty();
    page.click("[data-part=explain-line]");
    assertThat(page.locator("aside.drawer [data-part=intro]")).hasText(there);
  }

  @ParameterizedTest
  @ValueSource(strings = {"circles", "sine", "spirals"})
  void explainsTwentyPicksBySumsThatAddUp(String task) {
    open(task);
    page.click("#ten");
    waitForEpoch(10);
    assertThat(page.locator("#inside")).hasAttribute("aria-label", Pattern.compile(".*layer 2.*"));
    assertThat(page.locator("#features-value")).not().isEmpty();
    Random random = new Random(7);
    for (int i = 0; i < 20; i++) {
      String panel = List.of("line", "features", "network", "inside").get(i % 4);
      Locator canvas = page.locator("#" + panel);
      double width = number(canvas.evaluate("c => c.clientWidth"));
      double height = number(canvas.evaluate("c => c.clientHeight"));
      boolean neuron = panel.equals("inside");
      // Of the mosaic's tiles, one of the first layer, at the left.
      double x = neuron ? 90 * random.nextDouble() : 40 + (width - 60) * random.nextDouble();
      double y = neuron ? 26 + 60 * random.nextDouble() : (height - 40) * random.nextDouble();
      canvas.click(new Locator.ClickOptions().setPosition(x, y));
      assertThat(page.locator("aside.drawer")).isVisible();
      assertTermsAddUp();
      List<Locator> pages = page.locator("aside.drawer [data-part=tabs] button").all();
      for (int j = pages.size() - 1; j >= 0; j--) {
        pages.get(j).click();
        assertTermsAddUp();
      }
      if (!neuron && !task.equals("sine")) {
        String shown = page.innerText("aside.drawer [data-part=consequence]");
        double said = Double.parseDouble(shown.replaceAll("(?s).*\\) = ([0-9.e−-]+):.*", "$1"));
        double sum = number(page.locator("[data-sum]").getAttribute("data-sum"));
        assertEquals(1 / (1 + Math.exp(-sum)), said, 1e-3, shown);
      }
      page.keyboard().press("Escape");
      assertThat(page.locator("aside.drawer")).isHidden();
    }
  }

  // -- by keyboard alone

  @ParameterizedTest
  @EnumSource(
      value = Screens.class,
      names = {"DESK", "PHONE"})
  void isOperatedByKeysAlone(Screens screen) {
    page = site.visit("index.html#/power?v=1&task=circles", screen.options());
    page.waitForSelector("#play:enabled");
    tabTo("input[name=circles]");
    page.keyboard().press("Space");
    page.keyboard().press("Enter");
    assertThat(page.locator("form[data-predict=circles] [data-answer=half]")).isVisible();
    tabTo("#reset");
    page.keyboard().press(".");
    waitForEpoch(1);
    page.keyboard().press(">");
    waitForEpoch(11);
    page.keyboard().press("3");
    page.keyboard().press("Shift+ArrowRight");
    page.keyboard().press("Enter");
    assertThat(page.locator("#drawer-title")).hasText("Network, output");
    assertTermsAddUp();
    page.keyboard().press("Escape");
    assertThat(page.locator("#network")).isFocused();
    if (screen == Screens.PHONE) {
      tabTo("[name=views]:checked");
      page.keyboard().press("ArrowRight");
    }
    tabTo("#inside");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(page.locator("#drawer-title")).hasText(Pattern.compile("Layer \\d, neuron \\d+"));
    page.keyboard().press("Escape");
    tabTo("#reset");
    page.keyboard().press("r");
    waitForEpoch(0);
    if (screen == Screens.PHONE) {
      tabTo("[popovertarget=sheet]");
      page.keyboard().press("Enter");
    }
    tabTo("[data-to=sine]");
    page.keyboard().press("Enter");
    assertThat(ShownItems.place(page, "S0.10")).hasText("300 points");
    assertThat(page.locator(screen == Screens.PHONE ? "h1" : "[data-to=sine]")).isFocused();
  }

  // -- the run

  @Test
  void standsStillWhenPausedAndRepeatsItselfFromTheSameSeed() {
    open("spirals");
    page.click("#play");
    assertThat(page.locator("#play-word")).hasText("Pause");
    page.waitForFunction("() => document.getElementById('epoch').textContent !== '0'");
    page.click("#play");
    assertThat(page.locator("#play-word")).hasText("Play");
    String epoch = text("#epoch");
    page.waitForTimeout(300);
    assertEquals(epoch, text("#epoch"));
    page.click("#reset");
    waitForEpoch(0);
    page.click("#ten");
    waitForEpoch(10);
    String loss = lossTable();
    page.click("#reset");
    waitForEpoch(0);
    page.click("#ten");
    waitForEpoch(10);
    assertEquals(loss, lossTable());
    page.click("#reseed");
    waitForEpoch(0);
    assertEquals("43", text("#seed"));
    page.click("#ten");
    waitForEpoch(10);
    assertNotEquals(loss, lossTable());
  }

  @Test
  void describesItsPlotsAndShowsThemAsTables() {
    open("spirals");
    page.click("#ten");
    waitForEpoch(10);
    assertThat(page.locator("#network")).hasAttribute("role", "img");
    assertThat(page.locator("#loss"))
        .hasAttribute("aria-label", Pattern.compile("The loss over 10 steps.*"));
    page.click("#line-table-button");
    assertEquals(601, page.locator("#line-table tr").count());
    page.click("#line-table-button");
    assertThat(page.locator("#line-table")).isHidden();
    page.click("#inside-table-button");
    assertEquals(64 + 64 + 32 + 1 + 1, page.locator("#inside-table tr").count());
  }

  @Test
  void givesTheWorkersBackWhenTheLearnerLeaves() {
    open("circles");
    page.click("#play");
    page.waitForFunction("() => document.getElementById('epoch').textContent !== '0'");
    page.click(".brand");
    page.waitForSelector("#main[data-ready=home]");
    page.waitForCondition(() -> page.workers().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"circles", "sine", "spirals"})
  void needsNoScrollingSidewaysOnASmallPhone(String task) {
    open(task, Screens.SMALL_PHONE);
    page.click("#ten");
    waitForEpoch(10);
    double over =
        number(
            page.evaluate(
                "() => document.documentElement.scrollWidth"
                    + " - document.documentElement.clientWidth"));
    assertTrue(over <= 0, "the page is " + over + " pixels too wide");
  }

  // -- helpers

  private String lossTable() {
    page.click("#loss-table-button");
    String table = text("#loss-table");
    page.click("#loss-table-button");
    return table;
  }
}
