package descent.engine.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CounterStreamTest {
  @Test
  void drawsTheCountersOfItsKeyInOrder() {
    CounterStream stream = new CounterStream(5);
    assertEquals(CounterRandom.uniform(5, 0), stream.uniform());
    assertEquals(3 + 2 * CounterRandom.normal(5, 1), stream.normal(3, 2));
    assertEquals(-1 + 4.0 * CounterRandom.uniform(5, 2), stream.uniform(-1, 3));
    assertEquals((int) (CounterRandom.uniform(5, 3) * 10), stream.below(10));
  }
}
