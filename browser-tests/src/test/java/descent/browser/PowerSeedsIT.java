package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ten seeds of the network in Power of networks: how much of a result is luck. */
class PowerSeedsIT extends PowerPage {
  private static final int SEEDS = 10;

  /** Ten trainings on a machine that does much else. */
  private static final LocatorAssertions.HasTextOptions PATIENTLY =
      new LocatorAssertions.HasTextOptions().setTimeout(120_000);

  @ParameterizedTest
  @EnumSource(
      value = Screens.class,
      names = {"DESK", "PHONE"})
  void trainsTenSeedsByKeys(Screens screen) {
    open("circles&epochs=100", screen);
    if (screen == Screens.PHONE) {
      page.locator("[name=views][value='2']").check();
    }
    tabTo("[data-part=seeds-PyTorch]");
    page.keyboard().press("Enter");
    double[] spread = spread("PyTorch");
    assertTrue(spread[0] <= spread[1] && spread[1] <= spread[2], Arrays.toString(spread));
    assertTrue(spread[2] > 90 && spread[2] <= 100, "the best of ten is right nearly everywhere");
    assertThat(page.locator("#seeds"))
        .hasAttribute("aria-label", Pattern.compile("loss over epoch: PyTorch from .*"));
  }

  @Test
  void comparesKindsOfBeginnings() {
    open("sine&epochs=50");
    for (String kind : List.of("PyTorch", "He", "Xavier")) {
      page.click("[data-part=seeds-" + kind + "]");
      spread(kind);
    }
    page.click("#seeds-table-button");
    List<Locator> rows = page.locator("#seeds-table tr").all();
    assertEquals(1 + 3 * SEEDS * 50, rows.size());
    // The first losses of all thirty: no two networks begin alike.
    List<String> first = new ArrayList<>();
    for (int i = 1; i < rows.size(); i += 50) {
      first.add(rows.get(i).locator("td").last().textContent());
    }
    assertEquals(3 * SEEDS, first.stream().distinct().count(), first.toString());
    // The page's own network is the first of PyTorch's ten.
    page.click("#play");
    waitForEpoch(50);
    page.click("#loss-table-button");
    String own = page.locator("#loss-table tr").nth(1).locator("td").last().textContent();
    assertEquals(number(first.getFirst()), number(own), 1e-3);
  }

  @Test
  void beginsWithTheSeedOfTheRun() {
    open("circles&epochs=20");
    page.click("[data-part=seeds-PyTorch]");
    double[] before = spread("PyTorch");
    page.click("#reseed");
    waitForEpoch(0);
    page.click("[data-part=seeds-PyTorch]");
    assertThat(page.locator("[data-part=seeds-PyTorch-mean]")).hasText("–");
    double[] after = spread("PyTorch");
    assertNotEquals(before[1], after[1], "nine of the ten are the same, one is another");
  }

  /** Worst, mean and best, once all ten are trained. */
  private double[] spread(String kind) {
    assertThat(page.locator("[data-part=seeds-" + kind + "-mean]"))
        .hasText(Pattern.compile("[\\d.]+( %)?"), PATIENTLY);
    double[] spread = new double[3];
    List<String> columns = List.of("least", "mean", "most");
    for (int i = 0; i < spread.length; i++) {
      spread[i] =
          number(text("[data-part=seeds-" + kind + "-" + columns.get(i) + "]").replace(" %", ""));
    }
    return spread;
  }
}
