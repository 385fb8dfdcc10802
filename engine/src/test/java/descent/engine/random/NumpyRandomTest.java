package descent.engine.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NumpyRandomTest {
  @Test
  void drawsNothingForARangeOfOne() {
    NumpyRandom random = new NumpyRandom(42);
    assertEquals(7, random.randint(7, 8));
    assertEquals(new NumpyRandom(42).randomSample(), random.randomSample());
  }

  @Test
  void drawsIntegersOfRangesBeyond32Bits() {
    NumpyRandom random = new NumpyRandom(1);
    boolean large = false;
    for (int i = 0; i < 100; i++) {
      long drawn = random.randint(-5, 1L << 40);
      assertTrue(drawn >= -5 && drawn < 1L << 40);
      large |= drawn > 1L << 32;
    }
    assertTrue(large);
  }

  @Test
  void rejectsAnEmptyRange() {
    var error =
        assertThrows(IllegalArgumentException.class, () -> new NumpyRandom(1).randint(4, 3L));
    assertEquals("randint needs low < high, got low 4 and high 3", error.getMessage());
  }

  @Test
  void rejectsAChoiceOfMoreThanThereAre() {
    assertThrows(IllegalArgumentException.class, () -> new NumpyRandom(1).choice(3, 4));
  }

  @Test
  void continuesFromASavedStateWithItsKeptNormal() {
    NumpyRandom random = new NumpyRandom(5);
    random.standardNormal();
    int[] saved = random.state();
    double[] expected = random.normal(0, 1, 5);
    NumpyRandom resumed = new NumpyRandom(0);
    resumed.restore(saved);
    assertArrayEquals(expected, resumed.normal(0, 1, 5));
  }

  @Test
  void rejectsAStateOfAnotherLength() {
    assertThrows(IllegalArgumentException.class, () -> new NumpyRandom(0).restore(new int[625]));
  }
}
