package descent.engine.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CounterRandomTest {
  private static final long KEY = 0x0123456789abcdefL;
  private static final int N = 1 << 20;

  @Test
  void givesTheTestVectorsOfItsSpecification() {
    assertEquals(0xd76114cd, CounterRandom.bits(KEY, 0));
    assertEquals(0x0375eca2, CounterRandom.bits(KEY, 1));
    assertEquals(0x55c5a5b3, CounterRandom.bits(KEY, 2));
    assertEquals(0x146c2506, CounterRandom.bits(KEY, -1));
    assertEquals(0.84132504f, CounterRandom.uniform(KEY, 0));
    assertEquals(0.079775155f, CounterRandom.uniform(KEY, -1));
    assertEquals(0x7017364a7f5e7a5eL, CounterRandom.key(42, 7, 3));
  }

  @Test
  void makesNormalsByBoxAndMullerToTheLastBits() {
    // The series and the platform's functions together stay below 4 units in the last place of
    // 5.77.
    double error = 4 * Math.ulp(5.77);
    for (int i = 0; i < N; i++) {
      double u = CounterRandom.uniform(KEY, i);
      double v = CounterRandom.uniform(KEY ^ 0x9e3779b97f4a7c15L, i);
      double expected = Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v);
      assertEquals(expected, CounterRandom.normal(KEY, i), error);
    }
  }

  @Test
  void spreadsUniformsEvenly() {
    int[] bins = new int[256];
    for (int i = 0; i < N; i++) {
      bins[(int) (CounterRandom.uniform(KEY, i) * 256)]++;
    }
    // Chi-squared with 255 degrees of freedom: mean 255, deviation 22.6; 5 deviations either side.
    double expected = N / 256.0;
    double chiSquared = 0;
    for (int count : bins) {
      chiSquared += (count - expected) * (count - expected) / expected;
    }
    assertTrue(chiSquared > 142 && chiSquared < 368, "chi-squared " + chiSquared);
  }

  @Test
  void givesUnrelatedStreamsToNeighbouringKeysAndCounters() {
    // The correlation of 2^20 independent pairs has deviation 2^-10; 5 deviations.
    assertEquals(0, correlation(KEY, KEY, 1), 5.0 / 1024);
    assertEquals(0, correlation(KEY, KEY + 1, 0), 5.0 / 1024);
    assertEquals(0, correlation(KEY, KEY + (1L << 32), 0), 5.0 / 1024);
    assertEquals(
        0, correlation(CounterRandom.key(42, 0, 1), CounterRandom.key(42, 1, 1), 0), 5.0 / 1024);
  }

  @Test
  void hasNormalsMoments() {
    double sum = 0;
    double squares = 0;
    double fourth = 0;
    for (int i = 0; i < N; i++) {
      double x = CounterRandom.normal(KEY, i);
      sum += x;
      squares += x * x;
      fourth += x * x * x * x;
    }
    // Deviations of the means of x, x^2 and x^4 over n draws: 1, sqrt 2 and sqrt 96 over sqrt n.
    assertEquals(0, sum / N, 5 * 1 / 1024.0);
    assertEquals(1, squares / N, 5 * 1.42 / 1024.0);
    assertEquals(3, fourth / N, 5 * 9.8 / 1024.0);
  }

  @Test
  void throwsACoinAsAUniformBelowItsProbability() {
    double p = 0.3;
    for (int i = 0; i < 10_000; i++) {
      assertEquals(CounterRandom.uniform(KEY, i) < p, CounterRandom.bernoulli(KEY, i, p));
      assertTrue(CounterRandom.bernoulli(KEY, i, 1));
      assertFalse(CounterRandom.bernoulli(KEY, i, 0));
    }
  }

  @Test
  void rejectsAProbabilityOutsideTheUnitInterval() {
    assertThrows(IllegalArgumentException.class, () -> CounterRandom.threshold(1.1));
    assertThrows(IllegalArgumentException.class, () -> CounterRandom.threshold(Double.NaN));
  }

  @Test
  void derivesDifferentKeysForSeedStepAndOperation() {
    long[] keys = {
      CounterRandom.key(1, 2, 3),
      CounterRandom.key(1, 3, 2),
      CounterRandom.key(2, 1, 3),
      CounterRandom.key(3, 2, 1)
    };
    for (int i = 1; i < keys.length; i++) {
      assertNotEquals(keys[0], keys[i]);
    }
    assertArrayEquals(new long[] {keys[0]}, new long[] {CounterRandom.key(1, 2, 3)});
  }

  private static double correlation(long key, long otherKey, int shift) {
    double sum = 0;
    for (int i = 0; i < N; i++) {
      double a = CounterRandom.uniform(key, i) - 0.5;
      double b = CounterRandom.uniform(otherKey, i + shift) - 0.5;
      sum += a * b;
    }
    return sum / N * 12;
  }
}
