package descent.engine.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of figure as SVG against a stored file that was looked at. After a wanted change, run
 * with {@code -Ddescent.plot.write=DIR} to write them anew there, look at them, and store them.
 */
class SvgSurfaceTest {
  static Stream<String> names() {
    return Gallery.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void drawsTheStoredPicture(String name) throws IOException {
    String svg = SvgSurface.draw(Gallery.all().get(name), 320, 240, Palette.LIGHT);
    String folder = System.getProperty("descent.plot.write");
    if (folder != null) {
      Files.writeString(Path.of(folder, name + ".svg"), svg);
    }
    assertEquals(stored(name), svg);
  }

  private static String stored(String name) throws IOException {
    try (InputStream in = SvgSurfaceTest.class.getResourceAsStream(name + ".svg")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void escapesWhatXmlReserves() {
    Bars bars = new Bars("a < b & c", new String[] {"<x>"}, 1, 0, "");
    String svg = SvgSurface.draw(bars, 100, 30, Palette.DARK);
    assertTrue(svg.contains("a &lt; b &amp; c"), svg);
    assertTrue(svg.contains("&lt;x&gt;"), svg);
  }
}
