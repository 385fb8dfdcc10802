package descent.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import descent.engine.random.NumpyRandom;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainTestSplitTest {
  @Test
  void takesTheTestPartFromTheFrontOfAPermutation() {
    TrainTestSplit split = TrainTestSplit.shuffled(10, 0.25, 42);
    int[] order = new NumpyRandom(42).permutation(10);
    assertArrayEquals(Arrays.copyOf(order, 3), split.test());
    assertArrayEquals(Arrays.copyOfRange(order, 3, 10), split.train());
  }

  @Test
  void keepsTheClassesSharesInBothParts() {
    int[] labels = IntStream.range(0, 100).map(i -> i < 60 ? 0 : i < 90 ? 1 : 2).toArray();
    TrainTestSplit split = TrainTestSplit.stratified(labels, 0.2, 5);
    int[] counts = new int[3];
    for (int index : split.test()) {
      counts[labels[index]]++;
    }
    assertArrayEquals(new int[] {12, 6, 2}, counts);
    int[] all =
        IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.test()))
            .sorted()
            .toArray();
    assertArrayEquals(IntStream.range(0, 100).toArray(), all);
  }

  @Test
  void rejectsPartsThatWouldBeEmpty() {
    assertThrows(IllegalArgumentException.class, () -> TrainTestSplit.shuffled(10, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> TrainTestSplit.shuffled(1, 0.5, 1));
    var error =
        assertThrows(IllegalArgumentException.class, () -> TrainTestSplit.shuffled(10, 0.99, 1));
    assertEquals("A test share of 0.99 of 10 samples leaves a part empty", error.getMessage());
  }

  @Test
  void rejectsAClassOfOne() {
    assertThrows(
        IllegalArgumentException.class,
        () -> TrainTestSplit.stratified(new int[] {0, 0, 0, 1}, 0.5, 1));
  }
}
