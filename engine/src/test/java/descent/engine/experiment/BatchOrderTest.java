package descent.engine.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.engine.random.NumpyRandom;
import descent.engine.random.Streams;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchOrderTest {
  @Test
  void endsAnEpochWithTheSamplesThatAreLeft() {
    assertEquals(List.of(4, 4, 2), counts(new BatchOrder(Order.NUMPY, 10, 4, Streams.of(1))));
  }

  @Test
  void leavesOutWhatDoesNotFillABatch() {
    BatchOrder order = new BatchOrder(Order.NUMPY_FULL_BATCHES, 10, 4, Streams.of(1));
    assertEquals(8, order.seen());
    assertEquals(2, order.stepsPerEpoch());
    assertEquals(List.of(4, 4), counts(order));
    assertEquals(1, order.epoch());
  }

  @Test
  void permutesAllSamplesAsNumpyEachEpoch() {
    NumpyRandom numpy = new NumpyRandom(3);
    BatchOrder order = new BatchOrder(Order.NUMPY_FULL_BATCHES, 10, 4, Streams.of(3));
    assertArrayEquals(numpy.permutation(10), order.rows());
    counts(order);
    assertArrayEquals(numpy.permutation(10), order.rows());
  }

  private static List<Integer> counts(BatchOrder order) {
    List<Integer> counts = new ArrayList<>();
    do {
      counts.add(order.count());
    } while (!order.advance());
    return counts;
  }
}
