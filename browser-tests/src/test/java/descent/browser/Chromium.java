package descent.browser;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The system's Chromium, driven by Playwright. {@code DESCENT_CHROMIUM} names the program;
 * otherwise the PATH and the usual places are searched. Without one the test is skipped with a loud
 * notice, or fails when {@code DESCENT_BROWSER=required}.
 */
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of(
          "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe");

  private static final List<Path> PLACES =
      List.of(
          Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
          Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
          Path.of("C:/Program Files/Google/Chrome/Application/chrome.exe"),
          Path.of("C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe"));

  /** MNIST alone takes seconds on a machine that is busy building. */
  private static final double PATIENCE_MILLIS = 30_000;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path program, List<String> switches) {
    playwright = Playwright.create();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(program)
                    // The sandbox refuses to start for root, which is who runs tests in containers.
                    .setChromiumSandbox(!System.getProperty("user.name").equals("root"))
                    .setArgs(switches));
  }

  /** Starts Chromium headless, or ends the calling test as skipped or failed when there is none. */
  static Chromium start() {
    return startWith("--disable-gpu");
  }

  /** Likewise, with switches of its own. */
  static Chromium startWith(String... switches) {
    Optional<Path> program = find();
    if (program.isEmpty()) {
      String sentence =
          "No Chromium was found on the PATH: install one (Debian: apt-get install chromium) or name"
              + " its program in DESCENT_CHROMIUM.";
      if ("required".equals(System.getenv("DESCENT_BROWSER"))) {
        throw new IllegalStateException(sentence);
      }
      System.err.println("[WARNING] SKIPPED the browser tests. " + sentence);
      abort(sentence);
    }
    return new Chromium(program.orElseThrow(), List.of(switches));
  }

  /** The running browser. */
  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    playwright.close();
  }

  private static Optional<Path> find() {
    String named = System.getenv("DESCENT_CHROMIUM");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    Stream<Path> onPath =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
    return Stream.concat(onPath, PLACES.stream()).filter(Files::isExecutable).findFirst();
  }
}
