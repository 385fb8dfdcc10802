package descent.engine.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {
  /** Larger than one stored block of deflate. */
  private static final int WIDE = 200;

  private static final int HIGH = 130;

  @Test
  void isReadBackByTheJvmsOwnReader() throws IOException {
    Raster raster = new Raster(WIDE, HIGH);
    float[] values = new float[WIDE * HIGH];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / (float) values.length;
    }
    int[] table = ColorScale.evidence(Palette.LIGHT);
    raster.paint(values, table);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(Png.encode(raster)));
    assertEquals(WIDE, image.getWidth());
    assertEquals(HIGH, image.getHeight());
    assertEquals(0xff000000 | table[0], image.getRGB(0, 0));
    assertEquals(0xff000000 | table[255], image.getRGB(WIDE - 1, HIGH - 1));
  }
}
