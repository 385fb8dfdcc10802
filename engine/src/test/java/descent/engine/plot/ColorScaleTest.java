package descent.engine.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ColorScaleTest {
  @Test
  void keepsTheStopsAsTheyAre() {
    int[] table = ColorScale.between(0xe85a4f, 0x2a9d8f);
    assertEquals(0xe85a4f, table[0]);
    assertEquals(0x2a9d8f, table[255]);
  }

  @Test
  void goesFromTheSheetToInkWithoutEverGettingLighter() {
    int[] table = ColorScale.ink(Palette.LIGHT);
    for (int i = 1; i < table.length; i++) {
      assertTrue(luminance(table[i]) <= luminance(table[i - 1]), "at " + i);
    }
    assertTrue(luminance(table[0]) > 0.99);
    assertTrue(luminance(table[255]) < 0.02);
  }

  @Test
  void leavesTheSheetBareWhereItDoubts() {
    for (Palette palette : new Palette[] {Palette.LIGHT, Palette.DARK}) {
      int[] table = ColorScale.evidence(palette);
      int sheet = palette.color(Ink.SURFACE);
      for (int shift = 0; shift <= 16; shift += 8) {
        // Entry 127 is 1/510 off the middle.
        assertEquals(sheet >> shift & 0xff, table[127] >> shift & 0xff, 1);
      }
    }
  }

  @Test
  void paintsBytesRedFirst() {
    Raster raster = new Raster(2, 1);
    raster.paint(new float[] {0, 1}, ColorScale.between(0x102030, 0x405060));
    assertArrayEquals(new int[] {0xff302010, 0xff605040}, raster.pixels());
  }

  @Test
  void paintsWhatIsOutsideTheScaleAsItsEnds() {
    Raster raster = new Raster(3, 1);
    raster.paint(new float[] {-9, 9, Float.NaN}, ColorScale.between(0x010101, 0x020202));
    assertArrayEquals(new int[] {0xff010101, 0xff020202, 0xff010101}, raster.pixels());
  }

  /** Relative luminance (WCAG 2). */
  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int channel) {
    double c = (channel & 0xff) / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
