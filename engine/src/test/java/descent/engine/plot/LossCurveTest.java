package descent.engine.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LossCurveTest {
  private final LossCurve curve = new LossCurve(2500);
  private final RecordingSurface surface = new RecordingSurface(800, 100);

  @Test
  void isDrawnWithoutLosses() {
    curve.draw(surface);
    assertTrue(surface.marks.isEmpty());
    assertTrue(surface.words().contains("2,500"), surface.words().toString());
    assertEquals(0, surface.clips());
  }

  @Test
  void namesThePowersOfTenThatTheLossesReach() {
    curve.add(0, new float[] {0.7f, 0.05f, 0.002f});
    curve.draw(surface);
    assertTrue(surface.words().contains("1"), surface.words().toString());
    assertTrue(surface.words().contains("0.001"), surface.words().toString());
    assertFalse(surface.words().contains("10"), surface.words().toString());
  }

  @Test
  void writesSmallPowersOfTenByTheirExponent() {
    curve.add(0, new float[] {0.7f, 0.00002f});
    curve.draw(surface);
    assertTrue(surface.words().contains("10\u207b\u2075"), surface.words().toString());
    assertFalse(surface.words().contains("0.00001"), surface.words().toString());
  }

  @Test
  void keepsEarlierRunsToCompareWith() {
    curve.add(0, new float[] {0.7f, 0.5f, 0.002f});
    curve.keepAs("seed 42");
    curve.clear();
    curve.add(0, new float[] {0.8f, 0.6f});
    curve.draw(surface);
    assertTrue(surface.words().contains("seed 42"), surface.words().toString());
    assertTrue(surface.words().contains("0.001"), "the axis reaches down to the earlier run");
    assertTrue(
        curve.describe().endsWith("Before, seed 42: 0.00200 after 3 steps."), curve.describe());
    assertArrayEquals(new String[] {"step", "loss", "seed 42"}, curve.table()[0]);
    assertArrayEquals(new String[] {"1", "0.8000", "0.7000"}, curve.table()[1]);
  }

  @Test
  void keepsFourEarlierRunsAndEachNameOnce() {
    for (int seed : new int[] {1, 2, 2, 3, 4, 5}) {
      curve.clear();
      curve.add(0, new float[] {0.7f, 0.5f});
      curve.keepAs("seed " + seed);
    }
    assertArrayEquals(
        new String[] {"step", "loss", "seed 2", "seed 3", "seed 4", "seed 5"}, curve.table()[0]);
  }

  @Test
  void showsNotMorePointsThanPixelsCanShow() {
    float[] losses = new float[100_000];
    Arrays.fill(losses, 0.5f);
    curve.add(0, losses);
    curve.draw(surface);
    int most =
        surface.lines.stream()
            .filter(line -> line.ink() == Ink.INK)
            .mapToInt(RecordingSurface.Line::points)
            .max()
            .orElseThrow();
    assertTrue(most <= 2 * 800, most + " points on 800 pixels");
  }

  @Test
  void putsThePlayheadOnTheLastLoss() {
    curve.add(0, new float[625]);
    curve.add(600, filled(25, 1f));
    curve.draw(surface);
    RecordingSurface.Mark head = surface.marks.getLast();
    // A quarter of the steps stands at half of the axis, which is from 36 to 12 before the end.
    assertEquals(36 + (800 - 36 - 12) / 2.0, head.x(), 1e-9);
    assertEquals(6, head.y(), 1e-9);
  }

  @Test
  void survivesLossesThatAreNoNumbers() {
    curve.add(0, new float[] {0.5f, Float.POSITIVE_INFINITY, Float.NaN, 0});
    curve.draw(surface);
    for (RecordingSurface.Line line : surface.lines) {
      assertFalse(Double.isInfinite(line.lastY()));
    }
  }

  @Test
  void refusesLossesThatLeaveAGap() {
    curve.add(0, new float[3]);
    IllegalArgumentException gap =
        assertThrows(IllegalArgumentException.class, () -> curve.add(5, new float[1]));
    assertTrue(String.valueOf(gap.getMessage()).contains("step 5"));
  }

  @Test
  void averagesTheLastLossesBeforeThePlayhead() {
    assertEquals(Double.NaN, curve.recent(20));
    curve.add(0, new float[] {8, 4, 2, 1});
    assertEquals(1.5, curve.recent(2));
    assertEquals(3.75, curve.recent(20));
    curve.setPosition(3);
    assertEquals(3, curve.recent(2));
  }

  @Test
  void putsStepsWhereTheExpectedLengthPlacesThem() {
    curve.expect(400);
    assertEquals(0.5, curve.placeOf(100));
    curve.add(0, filled(1600, 1));
    assertEquals(0.25, curve.placeOf(100), "the axis has grown");
  }

  @Test
  void beginsAgain() {
    curve.add(0, new float[] {1, 2, 3});
    curve.clear();
    assertEquals("The loss curve, still empty.", curve.describe());
    assertEquals(1, curve.table().length);
  }

  @Test
  void listsPowersOfTwoAndTheLastStepInItsTable() {
    curve.add(0, filled(100, 0.25f));
    String[][] table = curve.table();
    assertEquals("64", table[table.length - 2][0]);
    assertEquals("100", table[table.length - 1][0]);
    assertEquals("0.2500", table[table.length - 1][1]);
  }

  private static float[] filled(int size, float value) {
    float[] losses = new float[size];
    Arrays.fill(losses, value);
    return losses;
  }

  @Test
  void keepsTheFutureWhenThePlayheadGoesBack() {
    curve.add(0, filled(100, 0.25f));
    curve.setPosition(25);
    assertEquals(25, curve.position());
    assertEquals(0.25, curve.lossOf(80));
    assertTrue(curve.describe().endsWith("shown after 25 steps."), curve.describe());
    curve.add(25, filled(10, 0.125f));
    assertEquals(35, curve.position());
    assertEquals(0.125, curve.lossOf(30));
    assertEquals(0.25, curve.lossOf(36));
    curve.forgetFuture();
    assertTrue(Double.isNaN(curve.lossOf(36)));
  }

  @Test
  void findsTheStepUnderAPlaceAndBack() {
    for (int step : new int[] {0, 1, 25, 625, 2500}) {
      assertEquals(step, curve.stepAt(curve.placeOf(step)));
    }
    assertEquals(0.5, curve.placeOf(625), 1e-12);
  }
}
