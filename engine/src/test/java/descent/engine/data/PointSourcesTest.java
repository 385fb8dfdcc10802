package descent.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class PointSourcesTest {
  @Test
  void scattersPointsAroundTheirModes() {
    for (Modes.Layout layout : Modes.Layout.values()) {
      Dataset points = new Modes(layout, 4000, 1).generate().train();
      double[] centres = layout.centres();
      int modes = centres.length / 2;
      assertEquals(modes, points.classes().size());
      int[] hits = new int[modes];
      double squares = 0;
      for (int i = 0; i < points.size(); i++) {
        int mode = points.label(i);
        hits[mode]++;
        double dx = points.inputs().get(i, 0) - centres[2 * mode];
        double dy = points.inputs().get(i, 1) - centres[2 * mode + 1];
        squares += dx * dx + dy * dy;
      }
      for (int hit : hits) {
        // Six standard deviations of a binomial count.
        assertEquals(4000.0 / modes, hit, 6 * Math.sqrt(4000.0 / modes));
      }
      double deviation = Math.sqrt(squares / (2 * points.size()));
      assertEquals(layout.deviation(), deviation, 0.05 * layout.deviation());
    }
    assertEquals(16, Modes.Layout.RING.centres().length);
    assertArrayEquals(new double[] {-2, -2}, first(Modes.Layout.GRID.centres()));
    assertArrayEquals(new double[] {-2, -2}, first(Modes.Layout.FINE_GRID.centres()));
  }

  private static double[] first(double[] centres) {
    return new double[] {centres[0], centres[1]};
  }

  @Test
  void drawsTwoMoonsThatReachIntoEachOther() {
    Dataset moons = new Moons(1000, 0, 1).generate().train();
    for (int i = 0; i < moons.size(); i++) {
      double x = moons.inputs().get(i, 0) / 1.5 + 0.5;
      double y = moons.inputs().get(i, 1) / 1.5 + 0.25;
      boolean lower = moons.label(i) == 1;
      double radius = lower ? Math.hypot(x - 1, y - 0.5) : Math.hypot(x, y);
      assertEquals(1, radius, 1e-12);
      assertTrue(lower ? y <= 0.5 + 1e-12 : y >= -1e-12);
    }
  }

  @Test
  void expandsAnotherSource() {
    Generated points = GivenPoints.inPlane(List.of(1, 0), 2.0, 3.0, -1.0, 0.5);
    Dataset expanded = new Expanded(points, 2).generate().train();
    assertEquals(Shape.of(5), expanded.inputs().shape());
    assertArrayEquals(
        new double[] {2, 3, 4, 6, 9, -1, 0.5, 1, -0.5, 0.25}, expanded.inputs().toArray());
    assertArrayEquals(new int[] {1, 0}, expanded.labels());
    assertThrows(IllegalArgumentException.class, () -> new Expanded(points, 0));
  }

  @Test
  void holdsOutAThirdAsScikitLearnDoes() {
    Split split = new HeldOut(new Circles(42), 7).generate();
    TrainTestSplit parts = TrainTestSplit.shuffled(500, 1.0 / 3, 7);
    assertEquals(167, split.test().size());
    assertEquals(333, split.train().size());
    Dataset all = new Circles(42).generate().train();
    assertArrayEquals(all.select(parts.test()).inputs().toArray(), split.test().inputs().toArray());
    assertArrayEquals(all.select(parts.train()).labels(), split.train().labels());
  }

  @Test
  void keepsPointsThatAreWrittenOut() {
    Dataset points =
        new GivenPoints(1, List.of(0.5, 2.0, 3.0), List.of(2, 0, 1)).generate().train();
    assertArrayEquals(new double[] {0.5, 2, 3}, points.inputs().toArray());
    assertArrayEquals(new int[] {2, 0, 1}, points.labels());
    assertEquals(List.of("0", "1", "2"), points.classes());
    assertThrows(
        IllegalArgumentException.class, () -> GivenPoints.inPlane(List.of(1, 0), 2.0, 3.0));
    assertThrows(IllegalArgumentException.class, () -> GivenPoints.inPlane(List.of(-1), 2.0, 3.0));
    assertThrows(IllegalArgumentException.class, () -> GivenPoints.inPlane(List.of()));
  }
}
