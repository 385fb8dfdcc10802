package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Atlas: its question, the ladder of networks, and which to begin with. */
@ExtendWith(ShownItems.class)
class HomeIT {
  @AutoClose private static StaticSite site;
  private Page page;

  @BeforeAll
  static void openTheSite() throws IOException {
    site = StaticSite.open();
  }

  @BeforeEach
  void openHome() {
    page = site.visit("index.html");
    page.waitForSelector("#main[data-ready=home]");
  }

  @AfterEach
  void leaveAnEmptyConsole() {
    page.close();
    assertEquals(List.of(), site.complaints());
  }

  @Test
  void showsTheTruthTrailOnceTheLearnerHasGuessed() {
    Locator truths = page.locator(".truths li");
    assertThat(truths).hasCount(14);
    assertThat(truths.first()).isHidden();
    page.check("[name=truths][value=none]");
    page.click("[data-predict=truths] .btn.primary");
    assertThat(page.locator("[data-predict=truths] [data-answer=none]")).isVisible();
    assertThat(truths.first()).isVisible();
    assertEquals(
        page.locator(".truths li[data-station='8']").count(),
        page.locator(".truths a").count(),
        "only an open station can be visited");
    page.check("#truths-only");
    assertThat(page.locator(".trail li").nth(7)).hasCSS("opacity", "1");
    assertThat(page.locator(".trail li").nth(4)).hasCSS("opacity", "0.2");
  }

  @Test
  void leadsAStrangerToTheFirstOpenStation() {
    Locator begin = page.locator("[data-part=continue]");
    assertThat(begin).containsText("Begin here");
    assertThat(begin).hasAttribute("href", "#/power");
  }

  @Test
  @Tag("S1.05")
  void climbsTheLadderFromTheMultilayerNetworkToTheGan() {
    ShownItems.assertShows(
        page,
        "S1.05",
        Pattern.compile(
            "MLP.*hidden layer\\s+CNN.*shared weights\\s+RNN.*memory\\s+Autoencoder.*rebuild"
                + ".*\\s+Transformer.*look anywhere\\s+GAN.*opponent"));
  }

  @Test
  @Tag("S1.12")
  void namesAFirstChoiceForEachKindOfDataAndWhy() {
    List<String> choices =
        List.of(
            "table MLP",
            "image CNN",
            "text Transformer",
            "series RNN, LSTM",
            "wide Autoencoder",
            "new GAN");
    for (String choice : choices) {
      String[] parts = choice.split(" ", 2);
      page.selectOption("[data-part=data-kind]", parts[0]);
      Locator row = page.locator("[data-part=choices] tr[aria-current]");
      assertThat(row).hasCount(1);
      assertThat(row.locator("th")).hasText(parts[1]);
      assertTrue(row.locator("td").last().innerText().length() > 20, "a reason is given");
      ShownItems.assertShows(page, "S1.12", Pattern.compile(parts[1]));
    }
    assertThat(page.locator("[data-part=choices] + p")).containsText("Start simple");
  }

  @Test
  void drawsHowMuchOfAStationWasSeen() {
    page.evaluate("() => localStorage.setItem('descent-seen', '{\"S0.05\":1,\"S1.06\":1}')");
    page.reload();
    assertThat(page.locator(".card small").nth(4)).containsText("2 of 25 items seen");
    assertEquals(
        "8.0%",
        page.locator(".mark").nth(4).evaluate("mark => mark.style.getPropertyValue('--seen')"));
  }
}
