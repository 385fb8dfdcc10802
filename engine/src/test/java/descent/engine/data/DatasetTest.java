package descent.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import descent.engine.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetTest {
  private static final Dataset POINTS =
      Dataset.points(2, new double[] {1, 2, 3, 4, 5, 6}, new int[] {0, 1, 1}, "a", "b");
  private static final Pixels PIXELS =
      Pixels.of(Shape.of(1, 1, 2), new byte[] {0, 51, -1, 102}, 1 / 255.0);

  @Test
  void knowsItsSizeShapesAndLabels() {
    assertEquals(3, POINTS.size());
    assertEquals(Shape.of(2), POINTS.inputs().shape());
    assertArrayEquals(new int[] {0, 1, 1}, POINTS.labels());
    assertEquals(List.of("a", "b"), POINTS.classes());
  }

  @Test
  void selectsSamplesInOrder() {
    assertEquals(
        Dataset.points(2, new double[] {5, 6, 1, 2}, new int[] {1, 0}, "a", "b"),
        POINTS.select(new int[] {2, 0}));
    assertEquals(
        Pixels.of(Shape.of(1, 1, 2), new byte[] {-1, 102}, 1 / 255.0),
        PIXELS.select(new int[] {1}));
  }

  @Test
  void gathersPartOfABatchOrder() {
    double[] batch = new double[4];
    POINTS.inputs().gather(new int[] {2, 0, 1}, 1, 2, batch);
    assertArrayEquals(new double[] {1, 2, 3, 4}, batch);
    PIXELS.gather(new int[] {1, 0}, 0, 2, batch);
    assertArrayEquals(new double[] {1, 0.4, 0, 0.2}, batch, 1e-16);
    byte[] bytes = new byte[2];
    PIXELS.gather(new int[] {1, 0}, 1, 1, bytes);
    assertArrayEquals(new byte[] {0, 51}, bytes);
  }

  @Test
  void keepsItsNumbersToItself() {
    double[] values = {1, 2};
    Numbers numbers = Numbers.scalars(values);
    values[0] = 9;
    numbers.toArray()[1] = 9;
    assertEquals(Numbers.scalars(1, 2), numbers);
    assertNotEquals(Numbers.scalars(1, 3), numbers);
  }

  @Test
  void rejectsTargetsThatAreTooFew() {
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Dataset(PIXELS, Numbers.scalars(1), List.of()));
    assertEquals(
        "A data set needs a target for each input, got 2 inputs and 1 targets", error.getMessage());
  }

  @Test
  void rejectsBrokenSamples() {
    assertThrows(IllegalArgumentException.class, () -> Numbers.of(Shape.of(2), 1, 2, 3));
    assertThrows(IllegalArgumentException.class, () -> Numbers.of(Shape.of(0), 1));
    assertThrows(IllegalArgumentException.class, () -> Pixels.of(Shape.of(3), new byte[4], 1));
  }
}
