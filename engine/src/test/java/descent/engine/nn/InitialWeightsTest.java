package descent.engine.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.engine.random.NumpyRandom;
import descent.engine.random.Streams;
import org.junit.jupiter.api.Test;

class InitialWeightsTest {
  /** NumPy's W[i][o] is PyTorch's weight[o][i]. */
  @Test
  void drawsAsNumpyWithInputsInRows() {
    NumpyRandom numpy = new NumpyRandom(42);
    double[] weight = new double[6];
    InitialWeights.NUMPY_TENTH.weight(3, 2).fill(weight, Streams.of(42));
    for (int i = 0; i < 3; i++) {
      for (int o = 0; o < 2; o++) {
        assertEquals(0.1 * numpy.standardNormal(), weight[o * 3 + i]);
      }
    }
  }

  @Test
  void startsNumpysBiasesAtZero() {
    double[] bias = {7, 7};
    InitialWeights.NUMPY_HE.bias(3).fill(bias, Streams.of(42));
    assertArrayEquals(new double[2], bias);
  }
}
