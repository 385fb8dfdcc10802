package descent.engine.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScaleTest {
  /** A few roundings of numbers near 1. */
  private static final double ROUNDING = 1e-15;

  @ParameterizedTest
  @EnumSource
  void placesTheEndsAtZeroAndOne(Scale scale) {
    assertEquals(0, scale.place(2, 2, 50), ROUNDING);
    assertEquals(1, scale.place(50, 2, 50), ROUNDING);
  }

  @Test
  void placesEvenly() {
    assertEquals(0.25, Scale.LINEAR.place(-0.5, -1, 1), ROUNDING);
  }

  @Test
  void placesPowersOfTenEvenlyByTheLogarithm() {
    assertEquals(0.5, Scale.LOG.place(0.1, 0.01, 1), ROUNDING);
  }

  @Test
  void givesHalfTheRoomToTheFirstQuarter() {
    assertEquals(0.5, Scale.SQRT.place(625, 0, 2500), ROUNDING);
  }

  @Test
  void goesOnBeyondTheEnds() {
    assertEquals(1.5, Scale.LINEAR.place(3, 0, 2), ROUNDING);
  }
}
