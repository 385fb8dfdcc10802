package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import descent.engine.data.DrawnDigits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The station that reads a drawn digit, operated as a learner would. */
class DigitIT {
  private static final String WEIGHTS = "assets/weights/simple-cnn.safetensors";
  private static final Path WEIGHT_FILE = Path.of("..", WEIGHTS);

  /** Strokes that nothing else in the project draws: the page's examples begin at seed 1000. */
  private static final long SEED = 770_001;

  private static final int ENOUGH = 9;

  @AutoClose private static StaticSite site;
  private Page page;

  @BeforeAll
  static void openTheSite() throws IOException {
    site = StaticSite.open();
  }

  @BeforeEach
  void openTheStation() {
    page = site.visit("index.html#/digits");
    assertThat(page.locator("#weights")).hasText("Reads with " + WEIGHTS);
  }

  @AfterEach
  void leaveAnEmptyConsole() {
    page.close();
    assertEquals(List.of(), site.complaints());
  }

  @Test
  void readsNineOfTenDrawnByPointer() {
    int right = 0;
    StringBuilder read = new StringBuilder();
    for (int digit = 0; digit < 10; digit++) {
      page.click("#clear");
      new Pen(page).byPointer(DrawnDigits.strokes(digit, SEED + 1));
      int answer = answer(read);
      right += answer == digit ? 1 : 0;
      assertThat(page.locator("#row-" + answer)).hasAttribute("data-best", "true");
      assertThat(page.locator("#percent-" + answer)).hasText(page.innerText("#sure"));
    }
    assertTrue(right >= ENOUGH, "0 to 9 were read as " + read);
  }

  @Test
  void readsNineOfTenDrawnByKeyboard() {
    int right = 0;
    StringBuilder read = new StringBuilder();
    Pen pen = new Pen(page);
    for (int digit = 0; digit < 10; digit++) {
      page.locator("#pad").press("Delete");
      pen.byKeyboard(DrawnDigits.strokes(digit, SEED + 1));
      right += answer(read) == digit ? 1 : 0;
    }
    assertThat(page.locator("#pen")).hasText("Pen up");
    assertTrue(right >= ENOUGH, "0 to 9 were read as " + read);
  }

  /** What the page reads once it has drawn the last piece of ink. */
  private int answer(StringBuilder all) {
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(" + "() => requestAnimationFrame(done)))");
    String answer = page.innerText("#answer");
    all.append(answer);
    return answer.matches("\\d") ? Integer.parseInt(answer) : -1;
  }

  @Test
  void addsUpToOneHundredPercent() {
    page.click("#example");
    assertThat(page.locator("#answer")).hasText("0");
    double sum = 0;
    for (int digit = 0; digit < 10; digit++) {
      sum += Double.parseDouble(page.innerText("#percent-" + digit).replace(" %", ""));
    }
    assertEquals(100, sum, 0.05, "each of ten is rounded to a hundredth");
  }

  @Test
  void takesStrokesBack() {
    page.click("#example");
    page.click("#clear");
    assertThat(page.locator("[data-part=read-note]")).containsText("what the net says to nothing");
    Pen pen = new Pen(page);
    pen.byPointer(DrawnDigits.strokes(1, SEED).subList(0, 1));
    assertThat(page.locator("[data-part=read-note]")).isEmpty();
    String one = page.innerText("#sure");
    pen.byPointer(DrawnDigits.strokes(0, SEED));
    assertThat(page.locator("#sure")).not().hasText(one);
    page.click("#undo");
    assertThat(page.locator("#sure")).hasText(one);
  }

  @Test
  void showsTheNumbersThatTheNetworkSees() {
    page.click("#example");
    assertThat(page.locator("#lens"))
        .hasAttribute("aria-label", Pattern.compile("A map of 28 by 28 numbers; .* is 1 at .*"));
    page.click("#lens-table-button");
    assertEquals(29, page.locator("#lens-table tr").count());
  }

  @Test
  void drawsWithAFinger() {
    try (Page phone = site.visit("index.html#/digits", Screens.PHONE.options())) {
      assertThat(phone.locator("#weights")).hasText("Reads with " + WEIGHTS);
      phone.locator("#pad").scrollIntoViewIfNeeded();
      Finger.draw(phone, DrawnDigits.strokes(7, SEED));
      assertThat(phone.locator("#answer")).hasText("7");
    }
  }

  @Test
  void opensAFileOfTheLearner() throws IOException {
    page.setInputFiles("#weights-file", WEIGHT_FILE);
    assertThat(page.locator("#weights")).hasText("Reads with simple-cnn.safetensors");
    assertThat(page.locator("#error")).isHidden();
  }

  @Test
  void refusesABrokenFileAndGoesOnReading() throws IOException {
    byte[] whole = Files.readAllBytes(WEIGHT_FILE);
    byte[] broken = Arrays.copyOf(whole, whole.length / 2);
    page.setInputFiles(
        "#weights-file", new FilePayload("half.safetensors", "application/octet-stream", broken));
    assertThat(page.locator("#error")).containsText("half.safetensors cannot be used.");
    assertThat(page.locator("#error")).containsText("The weights from before stay in use.");
    page.click("#example");
    assertThat(page.locator("#answer")).hasText("0");
  }

  @Test
  void refusesAnotherNetworksFile() {
    String header = "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
    byte[] file = new byte[8 + header.length() + 4];
    file[0] = (byte) header.length();
    System.arraycopy(header.getBytes(StandardCharsets.US_ASCII), 0, file, 8, header.length());
    page.setInputFiles(
        "#weights-file", new FilePayload("other.safetensors", "application/octet-stream", file));
    assertThat(page.locator("#error")).containsText("other.safetensors cannot be used.");
  }

  @Test
  void saysWhatStillWorksWithoutWeights() {
    try (Page bare = site.visit("index.html")) {
      bare.route(
          "**/" + WEIGHTS,
          route -> route.fulfill(new Route.FulfillOptions().setStatus(200).setBody("")));
      bare.click(".card a[href='#/digits']");
      assertThat(bare.locator("#error")).containsText("nothing reads it");
      assertThat(bare.locator("#weights")).hasText("No weights");
      bare.click("#example");
      assertThat(bare.locator("#pad"))
          .hasAttribute("aria-label", Pattern.compile("The drawing pad with [1-9].*"));
      assertEquals("–", bare.innerText("#answer"));
      bare.setInputFiles("#weights-file", WEIGHT_FILE);
      assertThat(bare.locator("#answer")).hasText("0");
      assertThat(bare.locator("#error")).isHidden();
    }
  }
}
