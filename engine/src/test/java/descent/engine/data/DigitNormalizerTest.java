package descent.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DigitNormalizerTest {
  @Test
  void leavesAnEmptyPictureEmpty() {
    assertArrayEquals(new byte[784], DigitNormalizer.normalize(new double[100], 10));
  }

  @Test
  void makesABlockOfOnePixelTwentyHighAndWide() {
    double[] ink = new double[35];
    ink[9] = 0.3;
    byte[] picture = DigitNormalizer.normalize(ink, 7);
    for (int i = 0; i < 784; i++) {
      boolean inside = i % 28 >= 4 && i % 28 < 24 && i / 28 >= 4 && i / 28 < 24;
      assertEquals(inside ? (byte) 255 : 0, picture[i], "pixel " + i);
    }
  }

  @Test
  void keepsTheShapeOfABarAndItsInk() {
    double[] ink = new double[200 * 100];
    for (int y = 40; y < 50; y++) {
      Arrays.fill(ink, y * 200 + 100, y * 200 + 150, 1);
    }
    byte[] picture = DigitNormalizer.normalize(ink, 200);
    for (int i = 0; i < 784; i++) {
      boolean inside = i % 28 >= 4 && i % 28 < 24 && i / 28 >= 12 && i / 28 < 16;
      assertEquals(inside ? (byte) 255 : 0, picture[i], "pixel " + i);
    }
  }

  @Test
  void isIndifferentToPlaceSizeAndStrength() {
    List<Stroke> strokes = DrawnDigits.strokes(3, 9);
    byte[] expected = DigitNormalizer.normalize(new Pen(0.05).draw(strokes, 280), 280);
    List<Stroke> moved =
        strokes.stream()
            .map(stroke ->
                new Stroke(
                    stroke.points().stream()
                        .map(p -> new Point(p.x() / 2 + 0.1, p.y() / 2 - 0.05))
                        .toList()))
            .toList();
    double[] ink = new Pen(0.025).draw(moved, 560);
    Arrays.setAll(ink, i -> ink[i] * 40);
    assertArrayEquals(expected, DigitNormalizer.normalize(ink, 560));
  }

  @Test
  void centresTheMassWithinHalfAPixel() {
    for (int digit = 0; digit < 10; digit++) {
      List<Stroke> strokes = DrawnDigits.strokes(digit, 1);
      byte[] picture = DigitNormalizer.normalize(new Pen(0.04).draw(strokes, 140), 140);
      double mass = 0;
      double x = 0;
      double y = 0;
      for (int i = 0; i < 784; i++) {
        mass += picture[i] & 0xFF;
        x += (picture[i] & 0xFF) * (i % 28);
        y += (picture[i] & 0xFF) * (i / 28);
      }
      // Rounding to bytes moves the centre by a few thousandths of a pixel.
      assertEquals(14, x / mass, 0.505, "digit " + digit);
      assertEquals(14, y / mass, 0.505, "digit " + digit);
    }
  }

  @Test
  void losesOnlyWhatFallsOutsideWhenTheMassIsFarFromTheMiddle() {
    double[] ink = new double[20 * 20];
    Arrays.fill(ink, 0, 60, 1);
    ink[399] = 0.2;
    byte[] picture = DigitNormalizer.normalize(ink, 20);
    // Three full rows above pull the faint corner, row 19, down to row 31, which is not there.
    assertEquals((byte) 255, picture[13 * 28 + 14]);
    assertEquals(60 * 255, sum(picture));
  }

  @Test
  void rejectsBrokenRows() {
    var error =
        assertThrows(
            IllegalArgumentException.class, () -> DigitNormalizer.normalize(new double[10], 3));
    assertEquals("10 pixels are not a whole number of rows of 3", error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> DigitNormalizer.normalize(new double[0], 0));
    assertTrue(DigitNormalizer.normalize(new double[0], 3).length == 784);
  }

  private static int sum(byte[] picture) {
    int sum = 0;
    for (byte value : picture) {
      sum += value & 0xFF;
    }
    return sum;
  }
}
