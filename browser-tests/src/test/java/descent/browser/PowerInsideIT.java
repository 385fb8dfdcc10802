package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The features and neurons of Power of networks: chosen, left out, and explained. */
class PowerInsideIT extends PowerPage {
  private static final Pattern PRESSED = Pattern.compile("true|false");

  // -- features

  @ParameterizedTest
  @EnumSource(
      value = Screens.class,
      names = {"DESK", "PHONE"})
  void leavesAFeatureOutByKeysAndKeepsThatInTheAddress(Screens screen) {
    open("circles", screen);
    assertThat(page.locator("#features-value")).hasText("100.0 %");
    lookInside(screen);
    // Without x1² a parabola is left, which cannot go round a ring.
    tabTo(".chip:nth-child(3)");
    assertThat(page.locator(".chip:nth-child(3)")).containsText("x₁²");
    page.keyboard().press("Space");
    assertThat(page.locator(".chip:nth-child(3)")).hasAttribute("aria-pressed", "false");
    assertThat(page.locator(".chip:nth-child(3)")).containsText("off");
    assertThat(page.locator("#features-note")).hasText("4 features");
    assertThat(page.locator("#features-value")).not().hasText("100.0 %");
    String without = page.locator("#features-value").textContent();
    assertTrue(page.url().contains("use=11011"), page.url());
    page.reload();
    page.waitForSelector("#play:enabled");
    assertThat(page.locator("#features-value")).hasText(without);
    lookInside(screen);
    tabTo(".chip:nth-child(3)");
    page.keyboard().press("Enter");
    assertThat(page.locator("#features-value")).hasText("100.0 %");
    assertFalse(page.url().contains("use="), page.url());
  }

  @Test
  void showsAllFeaturesWithTheirWeights() {
    open("spirals");
    assertThat(page.locator(".chip")).hasCount(27);
    assertThat(page.locator(".chip b").first()).hasText(Pattern.compile("[−\\d.]+"));
    assertThat(page.locator("#insight"))
        .hasAttribute("aria-label", Pattern.compile(".*features has 27 pictures.*"));
    // A bar is as long as its weight is large among the others.
    Locator longest =
        page.locator(".chip", new Page.LocatorOptions().setHas(page.locator("i[style*='100%']")));
    double most = Math.abs(weight(longest.first()));
    for (Locator chip : page.locator(".chip").all()) {
      assertTrue(Math.abs(weight(chip)) <= most, chip.textContent());
      assertThat(chip).hasAttribute("aria-pressed", PRESSED);
    }
    page.focus("[data-part=degree]");
    page.keyboard().press("ArrowLeft");
    assertThat(page.locator(".chip")).hasCount(20);
  }

  private static double weight(Locator chip) {
    return number(chip.locator("b").textContent().replace('−', '-'));
  }

  @Test
  void knowsTheRightFeatureOfEachTask() {
    open("circles");
    page.check("[name=basis][value=right]");
    assertThat(page.locator("#features-value")).hasText("100.0 %");
    assertThat(page.locator(".chip")).hasCount(1);
    open("sine");
    page.check("[name=basis][value=right]");
    assertThat(page.locator("#features-value")).hasText("R² 0.957");
    assertThat(page.locator("#features-note")).hasText("1 feature");
  }

  // -- weights

  @ParameterizedTest
  @EnumSource(
      value = Screens.class,
      names = {"DESK", "PHONE"})
  void explainsByKeysHowAnyWeightLearns(Screens screen) {
    open("circles", screen);
    lookInside(screen);
    tabTo("#inside");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(page.locator("#drawer-title")).hasText(Pattern.compile("Layer 1, neuron \\d+"));
    tabTo("aside.drawer .more");
    page.keyboard().press("Enter");
    assertThat(page.locator("aside.drawer [aria-pressed=true]")).hasText("Learn");
    assertThat(page.locator("aside.drawer [data-part=intro]"))
        .containsText("The weight from x₁ is");
    assertTermsAddUp();
    // One of its points, and the same neuron there.
    tabTo("aside.drawer .more");
    String point = page.locator("aside.drawer .more").first().textContent();
    page.keyboard().press("Enter");
    page.locator("aside.drawer [data-part=tabs] button").first().click();
    assertThat(page.locator("aside.drawer [data-part=intro]"))
        .containsText("P" + point.substring(1) + ".");
    assertTermsAddUp();
    page.keyboard().press("Escape");
    assertThat(page.locator("#inside")).isFocused();
  }

  @Test
  void aFittedLineHasArrived() {
    open("spirals");
    assertThat(page.locator(".chip b").first()).hasText(Pattern.compile("[−\\d.]+"));
    page.click("#insight", new Page.ClickOptions().setPosition(20, 40));
    assertThat(page.locator("aside.drawer [data-part=intro]"))
        .containsText("The weight from x₁ is");
    assertThat(page.locator("aside.drawer [data-part=terms]")).containsText("brake");
    assertThat(page.locator("aside.drawer [data-part=consequence]")).containsText("arrived");
    assertTermsAddUp();
  }

  // -- neurons

  @Test
  void keepsTheChosenNeuronInTheAddress() {
    open("circles");
    page.focus("#inside");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Enter");
    assertThat(page.locator("#drawer-title")).hasText("Layer 1, neuron 2");
    assertTrue(page.url().contains("inside=1"), page.url());
    page.reload();
    page.waitForSelector("#play:enabled");
    assertThat(page.locator("#inside")).hasAttribute("aria-label", Pattern.compile(".*layer 2.*"));
    // The keys begin at the neuron that is chosen.
    page.focus("#inside");
    page.keyboard().press("ArrowRight");
    assertEquals("layer 1, neuron 2", page.textContent("#inside-pin"));
  }

  private void lookInside(Screens screen) {
    if (screen == Screens.PHONE) {
      page.locator("[name=views][value='1']").check();
    }
  }
}
