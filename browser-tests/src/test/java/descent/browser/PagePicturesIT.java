package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.options.FilePayload;
import descent.engine.data.MnistFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pictures that a training in the page takes: MNIST's four files, whole or not. */
class PagePicturesIT extends TrainPage {
  @Test
  void saysWhatToDoWithoutMnist() {
    open("");
    page.selectOption("#local-data", "mnist");
    page.click("#local-prepare");
    assertThat(page.locator("#local-error"))
        .hasText(
            "MNIST is not at hand: neither this browser nor the site has it. Choose or drop MNIST's"
                + " four files here, or train on drawn digits.");
    assertThat(page.locator("#local-prepare")).isVisible();
  }

  @Test
  void refusesFilesThatAreNotMnist() throws NoSuchAlgorithmException {
    open("");
    give(new FilePayload("holiday.jpg", "image/jpeg", new byte[] {1, 2, 3}));
    assertError("holiday\\.jpg is none of MNIST's four files: it holds 3 bytes, .*");
    byte[] cut = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0x4b};
    give(new FilePayload("train-images-idx3-ubyte.gz", "application/gzip", cut));
    assertError("train-images-idx3-ubyte\\.gz is damaged: .*");
    byte[] other = new byte[MnistFile.TEST_IMAGES.bytes()];
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(other);
    give(new FilePayload("my-images", "", other));
    assertError(
        "my-images is as long as MNIST's t10k-images-idx3-ubyte, but holds other bytes \\(SHA-256 "
            + HexFormat.of().formatHex(digest).substring(0, 12)
            + ".*");
  }

  @Test
  void takesTheFourFilesOneByOneAndKeepsThem() throws IOException {
    Path folder = mnist();
    open("&epochs=1");
    give(folder, MnistFile.TRAIN_IMAGES, "a");
    assertError(
        "MNIST has four files; still missing: train-labels.*, t10k-images.*, t10k-labels.*");
    page.setInputFiles(
        "#local-files",
        new FilePayload[] {
          payload(folder, MnistFile.TEST_LABELS, "b"),
          payload(folder, MnistFile.TRAIN_LABELS, "c"),
          payload(folder, MnistFile.TEST_IMAGES, "d")
        });
    assertThat(page.locator("#local-line")).hasText("MNIST is here: all four files are whole.");
    assertThat(page.locator("#local-data")).hasValue("mnist");
    page.waitForFunction(
        "async () => (await (await caches.open('descent-mnist-1')).keys()).length === 4");
    page.reload();
    page.waitForSelector("#local-prepare:enabled");
    assertThat(page.locator("#local-data")).hasValue("mnist");
    prepare();
    Matcher proposal = PROPOSAL.matcher(page.innerText("#local-line"));
    assertTrue(proposal.matches());
    assertEquals("60,000", proposal.group(2));
  }

  private static Path mnist() {
    String folder = System.getenv("DESCENT_DATA");
    assumeTrue(
        folder != null && Files.exists(Path.of(folder, MnistFile.TRAIN_IMAGES.name() + ".gz")),
        "MNIST is not on this machine; name its folder in DESCENT_DATA");
    return Path.of(folder);
  }

  private static FilePayload payload(Path folder, MnistFile file, String name) throws IOException {
    return new FilePayload(name, "", Files.readAllBytes(folder.resolve(file.name() + ".gz")));
  }

  private void give(Path folder, MnistFile file, String name) throws IOException {
    give(payload(folder, file, name));
  }

  private void give(FilePayload file) {
    page.setInputFiles("#local-files", file);
  }

  private void assertError(String pattern) {
    assertThat(page.locator("#local-error")).hasText(Pattern.compile(pattern));
  }
}
