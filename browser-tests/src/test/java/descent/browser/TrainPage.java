package descent.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;

/** What the tests of training digits in the page share: its room, and how to operate it. */
abstract class TrainPage {
  static final Pattern PROPOSAL =
      Pattern.compile(
          "(Once|\\d times) through ([\\d,]+) pictures will take about \\d+ (s|min), at [\\d,]+"
              + " images/s with (one worker|\\d workers)\\..*");

  @AutoClose static StaticSite site;
  Page page;

  @BeforeAll
  static void openTheSite() throws IOException {
    site = StaticSite.open();
  }

  @AfterEach
  void leave() {
    page.close();
    assertEquals(List.of(), site.complaints());
  }

  /** Opens the room; the address goes on with this, such as {@code &epochs=1}. */
  void open(String state) {
    open(state, Screens.DESK);
  }

  void open(String state, Screens screen) {
    page = site.visit("#/digits?v=1&tab=train" + state, screen.options());
    page.waitForSelector("#local-prepare:enabled");
    // Another worker has to draw all digits, too; only tests about workers wait for that.
    page.fill("#local-workers", "1");
  }

  /** 80 steps of the dense network an epoch. */
  void openDense(String state) {
    open("&train=digit-recognition" + state);
  }

  void prepare() {
    page.click("#local-prepare");
    page.waitForSelector("#training-play:enabled");
  }

  void waitForEnd() {
    page.waitForSelector("#training-ended:visible");
  }

  void setWorkers(int count) {
    page.fill("#local-workers", String.valueOf(count));
    page.dispatchEvent("#local-workers", "change");
  }

  static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }
}
