package descent.engine.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
  @Test
  void choosesRoundValues() {
    assertArrayEquals(new double[] {-1, -0.5, 0, 0.5, 1}, Ticks.linear(-1.15, 1.15, 5), 1e-15);
    assertArrayEquals(new double[] {0, 1000, 2000}, Ticks.linear(0, 2500, 3));
  }

  @Test
  void hasPowersOfTenIncludingBothEnds() {
    assertArrayEquals(new double[] {0.001, 0.01, 0.1, 1, 10}, Ticks.powers(0.001, 10), 1e-18);
    assertArrayEquals(new double[] {1, 10}, Ticks.powers(0.5, 99), 0);
  }

  @Test
  void hasNoPowerOfTenWhereThereIsNone() {
    assertEquals(0, Ticks.powers(2, 9).length);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "-0.0|0",
        "1000|1,000",
        "1234567|1,234,567",
        "0.5|0.5",
        "0.10|0.1",
        "-1|−1",
        "-0.004|0",
        "999.999|1,000",
        "0.05|0.05"
      })
  void writesForPeople(double value, String text) {
    assertEquals(text, Ticks.write(value, 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "99.95|99.95",
        "99.999|100.00",
        "-0.001|0.00",
        "-2.5|−2.50",
        "NaN|not a number",
        "Infinity|∞",
        "-Infinity|−∞"
      })
  void keepsZerosBehindThePoint(double value, String text) {
    assertEquals(text, Ticks.fixed(value, 2));
  }

  @ParameterizedTest
  @CsvSource({"0.0076321, 0.0076", "0.69314, 0.69", "12.345, 12", "0, 0", "0.00000123, 0.0000012"})
  void writesTwoSignificantDigits(double value, String text) {
    assertEquals(text, Ticks.significant(value, 2));
  }
}
