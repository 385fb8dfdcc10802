package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import descent.engine.classic.LinearRegression;
import descent.engine.data.Dataset;
import descent.engine.data.Expanded;
import descent.engine.data.HeldOut;
import descent.engine.data.Numbers;
import descent.engine.data.Sine;
import descent.engine.data.Split;
import descent.engine.metric.Regression;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Points that Power of networks holds out, and places where it has none. */
class PowerHeldOutIT extends PowerPage {
  private static final Pattern R2 = Pattern.compile("R² −?\\d[.]\\d{3}");

  @ParameterizedTest
  @EnumSource(
      value = Screens.class,
      names = {"DESK", "PHONE"})
  void measuresOnPointsThatNobodyLearnedFrom(Screens screen) {
    open("sine", screen);
    assertThat(heldOut("features")).isHidden();
    if (screen == Screens.PHONE) {
      tabTo("[popovertarget=sheet]");
      page.keyboard().press("Enter");
    }
    tabTo("[data-part=held]");
    page.keyboard().press("Space");
    assertThat(heldOut("features")).hasText(r2(5, false));
    assertThat(page.locator("#features-value")).hasText(r2(5, true));
    assertThat(heldOut("line")).hasText(r2(1, false));
    assertThat(ShownItems.place(page, "S0.10")).hasText("300 points");
    assertTrue(page.url().contains("held=1"), page.url());
    if (screen == Screens.DESK) {
      assertThat(page.locator("[data-part=held]")).isFocused();
    }
    page.waitForSelector("#play:enabled");
    assertThat(heldOut("network")).hasText(R2);
    String before = heldOut("network").textContent();
    tabTo("#step");
    page.keyboard().press(">");
    waitForEpoch(10);
    assertThat(heldOut("network")).not().hasText(before);
    assertThat(heldOut("network")).hasText(R2);
    // Another degree, another number for both kinds of points.
    if (screen == Screens.DESK) {
      page.fill("[data-part=degree-field]", "3");
      page.keyboard().press("Enter");
      assertThat(heldOut("features")).hasText(r2(3, false));
    }
  }

  private Locator heldOut(String panel) {
    return page.locator("[data-mount=" + panel + "] [data-part=held-out]");
  }

  /** Least squares on powers of x, fitted here on two thirds of the points. */
  private static String r2(int degree, boolean onTrain) {
    Split split = new Expanded(new HeldOut(new Sine(42), 42), degree).generate();
    Dataset learned = split.train();
    LinearRegression line =
        LinearRegression.fit((Numbers) learned.inputs(), learned.targets().toArray());
    Dataset measured = onTrain ? learned : split.test();
    double[] answers = new double[measured.size()];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = line.bias();
      for (int j = 0; j < degree; j++) {
        answers[i] += line.weights()[j] * measured.inputs().get(i, j);
      }
    }
    double r2 = Regression.r2(measured.targets().toArray(), answers);
    return String.format(Locale.ROOT, "R² %.3f", r2).replace('-', '−');
  }

  @Test
  void looksOutside() {
    open("sine&x=4&y=0");
    page.focus("[data-part=outside]");
    page.keyboard().press("Space");
    page.waitForSelector("#play:enabled");
    assertThat(page.locator("[data-part=outside]")).isChecked();
    assertThat(page.locator("[data-part=outside]")).isFocused();
    assertThat(page.locator("#features-value")).hasText("R² 0.954");
    page.click("[data-part=explain-features]");
    assertThat(page.locator("aside.drawer [data-part=intro]")).containsText("At x = 4.00.");
    // The wave is at -0.28 there; scikit-learn's line of degree 5 says 5.9.
    assertEquals(5.9, number(page.locator("[data-sum]").getAttribute("data-sum")), 0.05);
    assertTermsAddUp();
    page.keyboard().press("Escape");
    page.focus("[data-part=outside]");
    page.keyboard().press("Space");
    assertThat(page.locator("[data-part=outside]")).not().isChecked();
    assertFalse(page.url().contains("outside"), page.url());
  }
}
