package descent.server.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.data.Spirals;
import descent.engine.plot.DecisionMap;
import descent.engine.plot.Ink;
import descent.engine.plot.Palette;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureSurfaceTest {
  private static final int FIELD = 50;

  @Test
  void drawsTheMapThatThePageDraws() throws IOException {
    DecisionMap map = DecisionMap.of(new Spirals(42), 1.15, FIELD);
    float[] field = new float[FIELD * FIELD];
    for (int i = 0; i < field.length; i++) {
      field[i] = i % FIELD < FIELD / 2 ? 0 : 1;
    }
    map.setField(field);
    byte[] png = PictureSurface.png(map, 300, 300, 2, Palette.DARK);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertEquals(600, image.getWidth());
    assertEquals(600, image.getHeight());
    int sheet = Palette.DARK.color(Ink.SURFACE) | 0xff000000;
    assertEquals(sheet, image.getRGB(2, 598), "below the axes lies the bare sheet");
    int left = image.getRGB(60, 20);
    int right = image.getRGB(580, 20);
    assertTrue((left >> 16 & 0xff) > (right >> 16 & 0xff), "class 0 is coral, on the left");
    assertTrue((left >> 8 & 0xff) < (right >> 8 & 0xff), "class 1 is teal, on the right");
    assertTrue(count(image, Ink.CLASS_0) > 500, "the points of class 0 are drawn");
    assertTrue(count(image, Ink.CLASS_1) > 500, "the points of class 1 are drawn");
  }

  private static int count(BufferedImage image, Ink ink) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == (Palette.DARK.color(ink) | 0xff000000) ? 1 : 0;
      }
    }
    return count;
  }
}
