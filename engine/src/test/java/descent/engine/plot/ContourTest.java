package descent.engine.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContourTest {
  private final Path path = new Path();

  @Test
  void isEmptyWhereTheFieldStaysOnOneSide() {
    Contour.trace(new float[] {0.6f, 0.7f, 0.9f, 0.8f}, 2, 0.5, 0, 0, 2, path);
    assertEquals(0, path.size());
  }

  @Test
  void findsAnUprightLineByInterpolation() {
    Contour.trace(new float[] {0.25f, 0.5f, 0.25f, 0.5f}, 2, 0.375, 10, 20, 2, path);
    assertEquals(2, path.size());
    // The middles of the two columns are at 10.5 and 11.5; halfway between them is 11.
    assertEquals(11, path.x(0));
    assertEquals(11, path.x(1));
    assertEquals(1, Math.abs(path.y(0) - path.y(1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 7, 8, 11, 13, 14})
  void cutsOffTheCornerThatStandsAlone(int corners) {
    Contour.trace(square(corners), 2, 0.5, 0, 0, 2, path);
    assertEquals(2, path.size());
    int alone = Integer.bitCount(corners) == 1 ? corners : 15 - corners;
    double cornerX = alone == 8 || alone == 1 ? 0.5 : 1.5;
    double cornerY = alone == 8 || alone == 4 ? 0.5 : 1.5;
    for (int i = 0; i < 2; i++) {
      double distance = Math.abs(path.x(i) - cornerX) + Math.abs(path.y(i) - cornerY);
      assertEquals(0.5, distance, 1e-12);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 10})
  void resolvesASaddleByItsMiddle(int corners) {
    float[] field = square(corners);
    for (int i = 0; i < 4; i++) {
      field[i] += 0.2f; // lifts the middle above the level, so that the high corners are joined
    }
    Contour.trace(field, 2, 0.5, 0, 0, 2, path);
    assertEquals(4, path.size());
    for (int line = 0; line < 4; line += 2) {
      double x = (path.x(line) + path.x(line + 1)) / 2;
      double y = (path.y(line) + path.y(line + 1)) / 2;
      boolean low = field[(y > 1 ? 2 : 0) + (x > 1 ? 1 : 0)] < 0.5;
      assertTrue(low, "each line cuts off a low corner");
    }
  }

  @Test
  void followsACircleToASmallPartOfACell() {
    int size = 200;
    float[] field = new float[size * size];
    for (int i = 0; i < field.length; i++) {
      double x = (i % size + 0.5) / size - 0.5;
      double y = (i / size + 0.5) / size - 0.5;
      field[i] = (float) Math.hypot(x, y);
    }
    Contour.trace(field, size, 0.3, 0, 0, 1, path);
    assertTrue(path.size() > 400);
    for (int i = 0; i < path.size(); i++) {
      // Linear interpolation across 1/200 of a curve of radius 0.3: about cell² / (8 r) = 1e-5.
      assertEquals(0.3, Math.hypot(path.x(i) - 0.5, path.y(i) - 0.5), 2e-5);
    }
  }

  /** A square whose corners are 1 or 0: the bits 8, 4, 2, 1 clockwise from the top left. */
  private static float[] square(int corners) {
    return new float[] {corners >> 3 & 1, corners >> 2 & 1, corners & 1, corners >> 1 & 1};
  }
}
