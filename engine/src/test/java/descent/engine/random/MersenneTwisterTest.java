package descent.engine.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MersenneTwisterTest {
  @Test
  void givesTheReferenceStreamOfSeed5489() {
    // The C++ standard fixes the 10,000th number of std::mt19937, whose default seed is 5489.
    MersenneTwister twister = new MersenneTwister(5489);
    for (int i = 1; i < 10_000; i++) {
      twister.nextInt();
    }
    assertEquals(4123659995L, twister.nextUnsigned());
  }

  @Test
  void usesTheLow32BitsOfTheSeed() {
    assertEquals(new MersenneTwister(7).nextInt(), new MersenneTwister((1L << 32) + 7).nextInt());
  }

  @Test
  void drawsTheHighWordOfALongFirst() {
    MersenneTwister words = new MersenneTwister(42);
    long expected = (words.nextUnsigned() << 32) | words.nextUnsigned();
    assertEquals(expected, new MersenneTwister(42).nextLong());
  }

  @Test
  void continuesFromASavedState() {
    MersenneTwister twister = new MersenneTwister(3);
    for (int i = 0; i < 1000; i++) {
      twister.nextInt();
    }
    int[] saved = twister.state();
    long[] expected = LongStream.generate(twister::nextUnsigned).limit(2000).toArray();
    MersenneTwister resumed = new MersenneTwister(0);
    resumed.restore(saved);
    assertArrayEquals(expected, LongStream.generate(resumed::nextUnsigned).limit(2000).toArray());
  }

  @Test
  void rejectsAStateOfAnotherLength() {
    var error =
        assertThrows(
            IllegalArgumentException.class, () -> new MersenneTwister(0).restore(new int[624]));
    assertEquals("A Mersenne Twister's state has 625 numbers, got 624", error.getMessage());
  }

  @Test
  void rejectsAPositionOutsideTheWords() {
    int[] state = new MersenneTwister(0).state();
    state[624] = 625;
    assertThrows(IllegalArgumentException.class, () -> new MersenneTwister(0).restore(state));
  }
}
