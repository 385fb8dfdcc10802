package descent.engine.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import descent.engine.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightsTest {
  private final Weights weights =
      new Weights(
          List.of(
              new Weights.Entry("0.weight", Shape.of(2, 2), new float[] {1, 2, 3, 4}),
              new Weights.Entry("0.bias", Shape.of(2), new float[] {5, 6})));

  @Test
  void laysAllNumbersOneAfterTheOther() {
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, weights.flat());
  }

  @Test
  void takesOtherNumbersUnderTheSameNamesAndShapes() {
    Weights other = weights.withNumbers(new float[] {6, 5, 4, 3, 2, 1});
    assertEquals("0.bias", other.entries().get(1).name());
    assertEquals(Shape.of(2), other.entries().get(1).shape());
    assertArrayEquals(new float[] {2, 1}, other.entries().get(1).values());
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, weights.flat(), "the first stay");
  }

  @Test
  void refusesMoreOrFewerNumbers() {
    assertEquals(
        "The network has 6 numbers, but got 5",
        assertThrows(IllegalArgumentException.class, () -> weights.withNumbers(new float[5]))
            .getMessage());
  }
}
