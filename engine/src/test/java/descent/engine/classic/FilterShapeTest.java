package descent.engine.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The shares of known filters, computed by hand; sums of at most nine terms round below 1e-12. */
class FilterShapeTest {
  private static final double ROUNDING = 1e-6; // the filters are floats

  @Test
  @Tag("S0.33")
  void knowsAnEdgeAndItsDirection() {
    FilterShape vertical = shape(Filter.VERTICAL_EDGE);
    assertEquals(1, vertical.edge(), ROUNDING);
    assertEquals(0, vertical.angle(), ROUNDING);
    assertEquals(-90, shape(Filter.HORIZONTAL_EDGE).angle(), ROUNDING);
  }

  @Test
  @Tag("S0.33")
  void knowsABlurAndASpot() {
    assertEquals(1, shape(Filter.BOX_BLUR).ink(), ROUNDING);
    FilterShape spot = FilterShape.of(new float[] {-1, -1, -1, -1, 8, -1, -1, -1, -1}, 0);
    assertEquals(1, spot.rest(), ROUNDING);
  }

  @Test
  void addsUpToOne() {
    float[] filter = {9, 9, 9, 0.3f, -0.2f, 0.5f, 0.1f, 0.7f, -0.4f, 0.25f, 0.6f, -0.1f};
    FilterShape shape = FilterShape.of(filter, 3);
    assertEquals(1, shape.edge() + shape.ink() + shape.rest(), ROUNDING);
  }

  @Test
  void hasNoShareOfNothing() {
    assertEquals(new FilterShape(0, 0, 0, 0), FilterShape.of(new float[9], 0));
  }

  @Test
  @Tag("S0.27")
  void edgeMapIsTheLengthOfTheDifferencesToTheLeftAndAbove() {
    double[] edges = EdgeMap.of(new double[] {3, 0, 0, 4}, 2);
    assertArrayEquals(new double[] {Math.sqrt(18), 3, 3, Math.sqrt(32)}, edges, 1e-12);
  }

  private static FilterShape shape(Filter filter) {
    double[] values = filter.image().values();
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return FilterShape.of(floats, 0);
  }
}
