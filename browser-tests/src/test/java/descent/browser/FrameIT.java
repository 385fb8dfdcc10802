package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import descent.engine.io.Npz;
import descent.engine.io.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every station has, tried on the example that docs/adding-a-station.md explains. */
class FrameIT {
  @AutoClose private static StaticSite site;
  private Page page;

  @BeforeAll
  static void openTheSite() throws IOException {
    site = StaticSite.open();
  }

  @BeforeEach
  void openTheExample() {
    page = site.visit("index.html#/example");
    page.waitForSelector("#play:enabled");
    waitForEpoch(0);
  }

  @AfterEach
  void leaveAnEmptyConsole() {
    page.close();
    assertEquals(List.of(), site.complaints());
  }

  @Test
  void leadsThroughItsSteps() {
    assertEquals(
        List.of("Claim", "Predict", "Run", "Check"), page.locator(".steps button").allInnerTexts());
    page.click(".steps [data-to=check]");
    assertThat(page.locator("[data-step=check]")).isFocused();
    assertThat(page.locator(".steps [aria-current]")).hasText("Check");
  }

  @Test
  void hidesTheResultUntilTheGuessIsLockedIn() {
    assertThat(page.locator("[data-answer='3']")).isHidden();
    page.check("[data-predict=enough] input[value='3']");
    page.click("[data-predict=enough] button:not([data-skip])");
    assertThat(page.locator("[data-answer='3']")).isVisible();
    assertThat(page.locator("[data-answer='16']")).isHidden();
    assertThat(page.locator("[data-predict=enough] input").first()).isDisabled();
    assertThat(page.locator(".steps [data-to=predict]")).hasAttribute("data-done", "");
  }

  @Test
  void judgesAnswersAndTellsAfterTheThirdTry() {
    for (String wrong : List.of("12", "14", "15")) {
      page.fill("[data-check=parameters] input", wrong);
      page.keyboard().press("Enter");
    }
    assertThat(page.locator("[data-check=parameters] .verdict")).containsText("It is 13.");
    page.fill("[data-check=parameters] input", "13");
    page.keyboard().press("Enter");
    assertThat(page.locator("[data-check=parameters]")).hasAttribute("data-verdict", "right");
  }

  @Test
  void goesBackInTimeAndOnAgainInTheSameWay() {
    steps(40);
    String there = page.innerText("#train-loss");
    page.focus("#scrub");
    page.keyboard().press("Home");
    waitForEpoch(0);
    assertThat(page.locator("#branch")).isVisible();
    assertNotEquals(there, page.innerText("#train-loss"));
    page.keyboard().press("End");
    waitForEpoch(40);
    assertEquals(there, page.innerText("#train-loss"));
    assertThat(page.locator("#branch")).isHidden();
    page.locator("h1").click();
    page.keyboard().press(",");
    waitForEpoch(39);
    page.keyboard().press(".");
    waitForEpoch(40);
    assertEquals(there, page.innerText("#train-loss"));
  }

  @Test
  void branchesFromAMomentOfThePast() {
    steps(40);
    page.focus("#scrub");
    page.keyboard().press("Shift+ArrowLeft");
    waitForEpoch(30);
    page.click("#branch");
    assertThat(page.locator("#branch")).isHidden();
    page.focus("#scrub");
    page.keyboard().press("End");
    page.waitForTimeout(300);
    assertEquals("30", page.innerText("#epoch"), "what came after is forgotten");
  }

  @Test
  void dragsThroughTimeWithThePointer() {
    steps(100);
    assertThat(page.locator("#loss-pin")).isHidden();
    page.locator("#scrub").scrollIntoViewIfNeeded();
    BoundingBox box = page.locator("#scrub").boundingBox();
    // Time runs by its square root: a quarter of the way is a sixteenth of the 400 steps.
    page.mouse().move(box.x + 0.25 * box.width, box.y + 30);
    assertThat(page.locator("#loss-pin")).containsText("step 25:");
    page.mouse().down();
    page.mouse().up();
    waitForEpochBetween(22, 28);
  }

  @Test
  void keepsAWantedPace() {
    page.check("#pace input[value='5']", new Page.CheckOptions().setForce(true));
    page.click("#play");
    page.waitForFunction("() => document.getElementById('epoch').textContent === '3'");
    page.click("#play");
    assertThat(page.locator("#play-word")).hasText("Play");
    int epoch = Integer.parseInt(page.innerText("#epoch"));
    assertTrue(epoch < 40, "at five steps a second " + epoch + " is too many");
  }

  @Test
  void standsStillWhileThePageIsHidden() {
    page.check("#pace input[value='5']", new Page.CheckOptions().setForce(true));
    page.click("#play");
    Learner.turns(page, true);
    assertThat(page.locator("#play-word")).hasText("Play");
    Learner.turns(page, false);
    assertThat(page.locator("#play-word")).hasText("Pause");
    page.click("#play");
    Learner.turns(page, true);
    Learner.turns(page, false);
    assertThat(page.locator("#play-word")).hasText("Play");
  }

  @Test
  void stopsByTheLearnersOwnRulesAndKeepsThemInTheLink() {
    page.click("#more");
    page.fill("#stop-epochs", "50");
    page.fill("#seed-field", "7");
    page.click("#apply");
    page.waitForSelector("#play:enabled");
    waitForEpoch(0);
    assertThat(page.locator("#seed")).hasText("7");
    page.click("#play");
    assertThat(page.locator("#ended")).hasText("Done: 50 epochs");
    assertTrue(page.url().contains("epochs=50"), page.url());
    assertTrue(page.url().contains("seed=7"), page.url());
  }

  @Test
  void refusesStopRulesThatMakeNoSense() {
    page.click("#more");
    page.fill("#stop-epochs", "0");
    page.click("#apply");
    assertThat(page.locator("#settings-error")).containsText("at least 1 epoch");
  }

  @Test
  void opensALinkAtTheSameStepWithTheSameNumbers() {
    page.keyboard().press("n");
    waitForEpoch(0);
    steps(30);
    String loss = page.innerText("#train-loss");
    page.click("#share-button");
    String link = page.inputValue("#share-link");
    page.navigate("about:blank");
    page.navigate(link);
    waitForEpoch(30);
    assertEquals(loss, page.innerText("#train-loss"));
    assertEquals("2", page.innerText("#seed"));
  }

  @Test
  void opensALinkWithWeightsToTheBit() throws IOException {
    steps(40);
    page.click("#share-button");
    byte[] before = saved("#share-npz");
    String link = linkWithWeights();
    page.navigate("about:blank");
    page.navigate(link);
    waitForEpoch(0);
    page.click("#share-button");
    assertArrayEquals(before, saved("#share-npz"));
    page.keyboard().press("Escape");
    page.keyboard().press("r");
    page.waitForFunction("() => !location.hash.includes('w=')");
    waitForEpoch(0);
    page.click("#share-button");
    assertFalse(Arrays.equals(before, saved("#share-npz")), "the seed's own weights are others");
  }

  @Test
  void refusesALinkWhoseWeightsAreDamagedOrOfAnotherNetwork() {
    page.click("#share-button");
    String link = linkWithWeights();
    int middle = link.indexOf("w=") + 20;
    char other = link.charAt(middle) == 'A' ? 'B' : 'A';
    for (String damaged :
        List.of(
            link.substring(0, middle) + other + link.substring(middle + 1),
            link.substring(0, middle),
            link.substring(0, middle) + "%%" + link.substring(middle + 2))) {
      page.navigate("about:blank");
      page.navigate(damaged);
      assertThat(page.locator("#error")).containsText("The weights in the link are damaged");
      waitForEpoch(0);
    }
    page.navigate("about:blank");
    page.navigate(link.replace("#/example?", "#/power?"));
    assertThat(page.locator("#error"))
        .containsText("The link carries 13 numbers, but this network has 337");
  }

  @Test
  void offersAFileWhereTheWeightsAreTooManyForALink() {
    page.navigate(site.address() + "index.html#/power?v=1&task=spirals");
    page.waitForSelector("#play:enabled");
    page.click("#share-button");
    page.click("#share-with-weights");
    assertThat(page.locator("#share-said"))
        .hasText(
            "This network has 6,465 numbers; a link carries at most 2,000."
                + " Save the weights as a file instead.");
  }

  private String linkWithWeights() {
    page.click("#share-with-weights");
    assertThat(page.locator("#share-said")).containsText("this very network");
    return page.inputValue("#share-link");
  }

  @Test
  void givesTheExperimentAsCode() {
    page.click("#share-button");
    page.click("#share-pytorch");
    assertThat(page.locator("#share-code")).containsText("make_circles(500");
    page.click("#share-java");
    assertThat(page.locator("#share-code")).containsText("new Circles(500, 0.08, 0.4, 42L)");
  }

  @Test
  void savesWeightsAndFigures() throws IOException {
    page.click("#share-button");
    byte[] safetensors = saved("#share-safetensors");
    assertEquals(
        List.of("0.weight", "0.bias", "2.weight", "2.bias"),
        Safetensors.read(safetensors).tensors().stream().map(t -> t.name()).toList());
    assertEquals(4, Npz.read(saved("#share-npz")).size());
    assertTrue(new String(saved("[aria-label='Network as SVG']")).startsWith("<svg"));
    assertTrue(new String(saved("[aria-label='Network as CSV']")).contains("x₁,x₂,class"));
    assertEquals((byte) 'P', saved("[aria-label='Network as PNG']")[1]);
  }

  private byte[] saved(String button) throws IOException {
    Download download = page.waitForDownload(() -> page.click(button));
    return Files.readAllBytes(download.path());
  }

  private void steps(int count) {
    page.evaluate("() => document.getElementById('jump').value = '" + count + "'");
    page.keyboard().press(">");
    waitForEpoch(count);
  }

  private void waitForEpoch(int epoch) {
    assertThat(page.locator("#epoch")).hasText(String.valueOf(epoch));
    assertThat(page.locator("#play-word")).hasText("Play");
  }

  private void waitForEpochBetween(int least, int most) {
    page.waitForFunction(
        "([least, most]) => { const epoch = +document.getElementById('epoch').textContent;"
            + " return epoch >= least && epoch <= most; }",
        List.of(least, most));
  }
}
