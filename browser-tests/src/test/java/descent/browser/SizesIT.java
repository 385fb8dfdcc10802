package descent.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a visitor downloads stays small: bytes after {@code gzip -9}, against a budget each. */
class SizesIT {
  private static final int WORKER_BUDGET = 142_000;
  private static final int PAGE_BUDGET = 315_000;

  /** What page and worker both need; a browser gets one of the two kernel modules. */
  private static final List<String> SHARED =
      List.of("wasm-runtime.js", "descent-loader.js", "kernels-relaxed.wasm");

  @Test
  void startsToTrainAfterFewBytes() throws IOException {
    int bytes = gzipped("worker.wasm") + gzipped("worker.js") + gzipped(SHARED);
    assertTrue(
        bytes <= WORKER_BUDGET,
        "To the first training step a worker loads %,d bytes; %,d are allowed. docs/performance.md tells what made it smaller before."
            .formatted(bytes, WORKER_BUDGET));
  }

  @Test
  void showsAllStationsAfterFewBytes() throws IOException {
    int bytes = gzipped("page.wasm") + gzipped(SHARED) + gzipped(documents());
    assertTrue(
        bytes <= PAGE_BUDGET,
        "The page with all its stations is %,d bytes; %,d are allowed. docs/performance.md tells what made it smaller before."
            .formatted(bytes, PAGE_BUDGET));
  }

  /** The page's own documents, scripts and styles, and those of all stations. */
  private static List<String> documents() throws IOException {
    try (Stream<Path> stations = Files.list(StaticSite.SITE.resolve("stations"))) {
      return Stream.concat(
              Stream.of("index.html", "site.css", "tokens.css", "start.js", "theme.js"),
              stations.map(file -> "stations/" + file.getFileName()))
          .toList();
    }
  }

  private static int gzipped(List<String> names) throws IOException {
    int bytes = 0;
    for (String name : names) {
      bytes += gzipped(name);
    }
    return bytes;
  }

  private static int gzipped(String name) throws IOException {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    try (OutputStream gzip =
        new GZIPOutputStream(result) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      Files.copy(StaticSite.SITE.resolve(name), gzip);
    }
    return result.size();
  }
}
