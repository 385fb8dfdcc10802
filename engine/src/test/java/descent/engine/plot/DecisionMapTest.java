package descent.engine.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecisionMapTest {
  private static final double[] POINTS = {-0.5, 0.5, 0.5, 0.5, -0.5, -0.5, 0.5, -0.5, 0, 0.25};
  private static final int[] LABELS = {0, 1, 0, 1, 1};

  private final DecisionMap map = new DecisionMap(POINTS, LABELS, 1, 4);
  private final RecordingSurface surface = new RecordingSurface(300, 300);

  @Test
  void drawsEachPointOnceInTheShapeAndColourOfItsClass() {
    map.draw(surface);
    Set<RecordingSurface.Mark> distinct = new HashSet<>(surface.marks);
    assertEquals(LABELS.length, surface.marks.size());
    assertEquals(LABELS.length, distinct.size());
    for (RecordingSurface.Mark mark : surface.marks) {
      boolean circle = mark.marker() == Surface.Marker.CIRCLE;
      assertEquals(circle ? Ink.CLASS_0 : Ink.CLASS_1, mark.fill());
    }
    assertEquals(
        3, surface.marks.stream().filter(m -> m.marker() == Surface.Marker.TRIANGLE).count());
  }

  @Test
  void hatchesTheClassesAreasWhereColoursAreForced() {
    map.setField(new float[] {0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1});
    String plain = SvgSurface.draw(map, 300, 300, Palette.LIGHT);
    String hatched = SvgSurface.draw(map, 300, 300, Palette.LIGHT.withHatching());
    // A stroke every 9 pixels each way on a map of 277.
    assertEquals(31 * 31, hatched.split("M", -1).length - plain.split("M", -1).length);
    assertTrue(hatched.contains("M22 9L31 0"), "class 0 rises");
    assertTrue(hatched.contains("M292 0L301 9") || hatched.contains("M283 0L292 9"), hatched);
  }

  @Test
  void showsThePointsAloneBeforeThereIsAField() {
    map.draw(surface);
    assertTrue(surface.images.isEmpty());
    assertTrue(Double.isNaN(map.probability(0, 0)));
  }

  @Test
  void drawsTheBorderWhereTheFieldIsOneHalf() {
    map.setField(leftZeroRightOne());
    map.draw(surface);
    assertEquals(1, surface.images.size());
    RecordingSurface.Line border =
        surface.lines.stream().filter(line -> line.ink() == Ink.INK).findFirst().orElseThrow();
    assertEquals(map.pointAt(0, 0, 300, 300)[0], border.lastX(), 1e-9);
  }

  @Test
  void readsTheFieldTopRowFirst() {
    float[] field = new float[16];
    field[3] = 0.75f;
    map.setField(field);
    assertEquals(0.75, map.probability(0.9, 0.9));
    assertEquals(0, map.probability(0.9, -0.9));
    assertTrue(Double.isNaN(map.probability(1.1, 0)));
  }

  @Test
  void findsThePlaceUnderAPointAndBack() {
    double[] point = map.pointAt(0.3, -0.7, 320, 280);
    double[] place = map.placeAt(point[0], point[1], 320, 280);
    assertArrayEquals(new double[] {0.3, -0.7}, place, 1e-12);
  }

  @Test
  void saysHowManyPointsStandOnTheirSide() {
    map.setField(leftZeroRightOne());
    assertTrue(map.describe().contains("5 points"), map.describe());
    // The third point of class 1 stands on the border, in a cell of the right half.
    assertTrue(map.describe().contains(" 5 stand"), map.describe());
  }

  @Test
  void listsEveryPointInItsTable() {
    assertEquals(LABELS.length + 1, map.table().length);
    assertEquals("−0.500", map.table()[1][0]);
  }

  @Test
  void closesItsClip() {
    map.setField(leftZeroRightOne());
    map.setCrosshair(0, 0);
    map.draw(surface);
    assertEquals(0, surface.clips());
  }

  @Test
  void refusesAFieldOfAnotherSize() {
    assertThrows(IllegalArgumentException.class, () -> map.setField(new float[15]));
  }

  private static float[] leftZeroRightOne() {
    float[] field = new float[16];
    for (int i = 0; i < 16; i++) {
      field[i] = i % 4 < 2 ? 0 : 1;
    }
    return field;
  }
}
