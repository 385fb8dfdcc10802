package descent.engine.backend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.engine.backend.Kernels.Binary;
import descent.engine.backend.Kernels.Distribution;
import descent.engine.backend.Kernels.Pair;
import descent.engine.backend.Kernels.Unary;
import descent.engine.random.CounterRandom;
import org.junit.jupiter.api.Test;

/** The specification itself is checked on numbers that can be worked out by hand. */
class ReferenceKernelsTest {
  /** Numbers of a few digits, computed in double. */
  private static final double CLOSE = 1e-14;

  private final Memory memory = new ReferenceBackend().reserve(256);
  private final Kernels kernels = memory.kernels();

  private int put(int address, double... values) {
    memory.write(address, values, 0, values.length);
    return address;
  }

  private void assertAt(int address, double... expected) {
    double[] actual = new double[expected.length];
    memory.read(address, actual, 0, actual.length);
    assertArrayEquals(expected, actual, CLOSE);
  }

  @Test
  void copiesBackwards() {
    int x = put(0, 1, 2, 3, 4, 5, 6);
    kernels.copy(3, 2, x + 4, -2, 10, 2, false);
    assertAt(10, 5, 6, 3, 4, 1, 2);
  }

  @Test
  void transposes() {
    kernels.transpose(2, 3, put(0, 1, 2, 3, 4, 5, 6), 10, false);
    assertAt(10, 1, 4, 2, 5, 3, 6);
  }

  @Test
  void gathersAndScattersRows() {
    int table = put(0, 1, 2, 3, 4, 5, 6);
    int ids = put(10, 2, 0, 2);
    kernels.gather(3, 2, table, ids, 20);
    assertAt(20, 5, 6, 1, 2, 5, 6);
    kernels.scatterAdd(3, 2, 20, ids, 30);
    assertAt(30, 1, 2, 0, 0, 10, 12);
  }

  @Test
  void multipliesMatricesInAllFourOrientations() {
    int a = put(0, 1, 2, 3, 4, 5, 6); // 2x3, or 3x2 when transposed
    int b = put(10, 1, 0, 2, 1, 1, 3);
    kernels.gemm(false, false, 2, 2, 3, a, 3, b, 2, 20, 2, false);
    assertAt(20, 8, 11, 20, 23);
    kernels.gemm(false, true, 2, 2, 3, a, 3, b, 3, 20, 2, true);
    assertAt(20, 8 + 7, 11 + 12, 20 + 16, 23 + 27);
    kernels.gemm(true, false, 2, 2, 3, a, 2, b, 2, 20, 2, false);
    assertAt(20, 12, 18, 16, 22);
    kernels.gemm(true, true, 2, 2, 3, a, 2, b, 3, 20, 2, false);
    assertAt(20, 11, 19, 14, 24);
  }

  @Test
  void combinesAndReduces() {
    int x = put(0, 6, 8);
    int y = put(2, 3, 2);
    kernels.combine(Binary.DIVIDE, 2, x, y, 4, false);
    assertAt(4, 2, 4);
    kernels.combine(Binary.SUBTRACT, 2, x, y, 4, true);
    assertAt(4, 5, 10);
    kernels.axpy(2, -0.5, x, y);
    assertAt(2, 0, -2);
    assertEquals(15, kernels.sum(2, 4));
    assertEquals(110, kernels.dot(2, 0, 4));
    kernels.bias(Unary.RELU, 0, 2, 1, 0, put(6, -7), 8);
    assertAt(8, 0, 1);
    kernels.sumRows(2, 2, put(10, 1, 2, 3, 4), put(20, 1, 1));
    assertAt(20, 5, 7);
    kernels.argmaxRows(2, 3, put(10, 1, 7, 7, 0, -1, -2), 20);
    assertAt(20, 1, 0);
  }

  @Test
  void picksPyTorchsSideAtEveryKink() {
    int x = put(0, -1, 0, 1, 6);
    int dy = put(10, 1, 1, 1, 1);
    assertSlope(Unary.RELU, 0, x, dy, 0, 0, 1, 1);
    assertSlope(Unary.LEAKY_RELU, 0.1, x, dy, 0.1, 0.1, 1, 1);
    assertSlope(Unary.ELU, 2, x, dy, 2 / Math.E, 2, 1, 1);
    assertSlope(Unary.HARDTANH, 1, x, dy, 0, 1, 0, 0);
    assertSlope(Unary.RELU6, 0, x, dy, 0, 0, 1, 0);
    assertSlope(Unary.ABS, 0, x, dy, -1, 0, 1, 1);
    assertSlope(Unary.STEP, 0, x, dy, 0, 0, 0, 0);
    double scale = 1.0507009873554805;
    double negative = scale * 1.6732632423543772;
    assertSlope(Unary.SELU, 0, x, dy, negative / Math.E, negative, scale, scale);
  }

  private void assertSlope(Unary f, double p, int x, int dy, double... expected) {
    kernels.map(f, p, 4, x, 20);
    kernels.mapGrad(f, p, 4, f.derivativeByValue() ? Kernels.NONE : x, 20, dy, 30, false);
    assertAt(30, expected);
  }

  @Test
  void slidesWindowsOverTheEdge() {
    Window w = new Window(1, 1, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 3, 3);
    kernels.im2col(w, 1, put(0, 1, 2, 3, 4), 100);
    assertAt(100, 0, 0, 0, 1, 0, 0, 1, 2, 0, 0, 2, 0);
    assertAt(116, 1, 2, 3, 4);
    kernels.col2im(w, 1, 100, 10);
    assertAt(10, 4, 8, 12, 16);
  }

  @Test
  void poolsWithTheFirstOfEqualMaxima() {
    Window w = Window.tiles(1, 2, 4, 2);
    int x = put(0, 1, 1, -5, -6, 1, 1, -7, -5);
    kernels.maxPool(w, 1, x, 20, 30);
    assertAt(20, 1, -5);
    assertAt(30, 0, 2);
    kernels.maxPoolGrad(w, 1, put(40, 10, 20), 30, 50);
    assertAt(50, 10, 0, 20, 0, 0, 0, 0, 0);
    kernels.averagePool(w, 1, x, put(60, 4, 2), 70);
    assertAt(70, 1, -11.5);
    kernels.averagePoolGrad(w, 1, put(40, 8, 8), 60, 80);
    assertAt(80, 2, 2, 4, 4, 2, 2, 4, 4);
  }

  @Test
  void fusesConvolutionReluAndPooling() {
    Window w = Window.tiles(1, 2, 2, 2);
    int weight = put(0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, -1, 0, 0, 0, 0);
    int bias = put(20, 0.5, -1);
    int scratch = 30;
    assertEquals(40, new ReferenceBackend().convReluPoolScratch(w, 2));
    kernels.convReluPoolPrepare(w, 2, weight, bias, scratch);
    int x = put(100, 1, 2, 5, 4);
    kernels.convReluPool(w, 2, 1, x, 110, 120, scratch);
    assertAt(110, 5.5, 0);
    assertAt(120, 2, 0);
    kernels.convReluPoolGrad(w, 2, 1, x, 110, put(130, 10, 10), 120, 140, scratch);
    assertAt(140, 0, 0, 10, 0);
    kernels.convReluPoolFinish(w, 2, 150, 180, scratch);
    assertAt(150, 0, 10, 20, 0, 50, 40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    assertAt(180, 10, 0);
  }

  @Test
  void normalisesColumnsAndRows() {
    int x = put(0, 1, 10, 3, 30);
    kernels.columnMoments(2, 2, x, 10, 12);
    assertAt(10, 2, 20, 1, 100);
    kernels.batchNorm(2, 2, 0, x, 10, 12, put(14, 1, 2), put(16, 0, 1), 20);
    assertAt(20, -1, -1, 1, 3);
    kernels.layerNorm(2, 2, 0, x, Kernels.NONE, Kernels.NONE, 20, 30);
    assertAt(20, -1, 1, -1, 1);
    assertAt(30, 5.5, 1 / 4.5, 16.5, 1 / 13.5);
  }

  @Test
  void softmaxDoesNotOverflow() {
    int x = put(0, 1000, 1000, -1000, -1000);
    kernels.softmax(false, 2, 2, x, 2, 10, 2);
    assertAt(10, 0.5, 0.5, 0.5, 0.5);
    kernels.softmax(true, 1, 2, put(0, 0, 1000), 2, 10, 2);
    assertAt(10, -1000, 0);
  }

  @Test
  void crossEntropyOfClassesAndOfProbabilitiesAgree() {
    int x = put(0, 0, Math.log(3), 0, Math.log(3));
    int weight = put(8, 1, 0.5);
    kernels.crossEntropy(true, 0.2, 2, 2, x, put(10, 0, 1), weight, 2, 20, 30);
    kernels.crossEntropy(false, 0, 2, 2, x, put(10, 0.9, 0.1, 0.1, 0.9), weight, 2, 22, 40);
    double first = 2 * (0.9 * Math.log(4) + 0.1 * Math.log(4.0 / 3));
    double second = 0.1 * Math.log(4) + 0.9 * Math.log(4.0 / 3);
    assertAt(20, first, second, first, second);
    assertAt(30, 2 * (0.25 - 0.9), 2 * (0.75 - 0.1), 0.25 - 0.1, 0.75 - 0.9);
    assertAt(40, 2 * (0.25 - 0.9), 2 * (0.75 - 0.1), 0.25 - 0.1, 0.75 - 0.9);
  }

  @Test
  void pairLossesMatchTheirFormulas() {
    assertPair(Pair.MSE, 0, 3, 1, 4, 4);
    assertPair(Pair.L1, 0, 1, 3, 2, -1);
    assertPair(Pair.HUBER, 2, 1, 0, 0.5, 1);
    assertPair(Pair.HUBER, 2, -5, 0, 8, -2);
    assertPair(Pair.SMOOTH_L1, 2, 1, 0, 0.25, 0.5);
    assertPair(Pair.SMOOTH_L1, 2, -5, 0, 4, -1);
    assertPair(Pair.HINGE, 0, 0.25, 1, 0.75, -1);
    assertPair(Pair.HINGE, 0, 0.25, -1, 1.25, 1);
    assertPair(Pair.HINGE, 0, 3, 1, 0, 0);
    assertPair(Pair.BCE, 0, 0, 1, 100, -1e12);
    assertPair(Pair.BCE, 0, 0.25, 0, Math.log(4.0 / 3), 4.0 / 3);
    assertPair(Pair.BCE_WITH_LOGITS, 1, 500, 0, 500, 1);
    assertPair(Pair.BCE_WITH_LOGITS, 1, -500, 0, 0, 0);
    assertPair(Pair.BCE_WITH_LOGITS, 3, 0, 1, 3 * Math.log(2), -1.5);
  }

  private void assertPair(Pair f, double p, double x, double t, double loss, double slope) {
    put(30, 0);
    kernels.pairLoss(f, p, 1, 1, put(0, x), put(1, t), Kernels.NONE, 1, 20, 30);
    assertAt(20, loss);
    assertAt(30, slope);
  }

  @Test
  void drawsTheCountersNumbers() {
    long key = CounterRandom.key(1, 2, 3);
    kernels.random(Distribution.UNIFORM, 0, 3, key, 100, 0);
    kernels.random(Distribution.NORMAL, 0, 3, key, 101, 10);
    kernels.random(Distribution.BERNOULLI, 0.5, 3, key, 100, 20);
    for (int i = 0; i < 3; i++) {
      assertEquals(CounterRandom.uniform(key, 100 + i), memory.get(i));
      assertEquals(CounterRandom.normal(key, 101 + i), memory.get(10 + i));
      assertEquals(memory.get(i) < 0.5 ? 1 : 0, memory.get(20 + i));
    }
  }

  @Test
  void optimisersTakeTheirFirstStep() {
    int dw = put(0, 0.5);
    kernels.sgd(1, put(1, 1), dw, Kernels.NONE, 0.1, 0, 0, false, 0.2, true);
    assertAt(1, 1 - 0.1 * 0.7);
    kernels.sgd(1, put(1, 1), dw, put(2, 3), 0.1, 0.9, 0.5, true, 0, false);
    assertAt(1, 1 - 0.1 * (0.5 + 0.9 * (2.7 + 0.25)), 2.95);
    // Adam's first step has the size of the rate, whatever the gradient.
    kernels.adam(1, put(1, 1), dw, put(2, 0), put(3, 0), 0.1, 0.9, 0.999, 0, 0, false, 1);
    assertAt(1, 0.9, 0.05, 0.00025);
    kernels.adam(1, put(1, 1), dw, put(2, 0), put(3, 0), 0.1, 0.9, 0.999, 0, 0.5, true, 1);
    assertAt(1, 0.95 - 0.1);
    kernels.rmsprop(1, put(1, 1), dw, put(2, 0), -1, -1, 0.1, 0.75, 0, 0, 0);
    assertAt(1, 1 - 0.1 * 2, 0.0625);
    kernels.adagrad(1, put(1, 1), dw, put(2, 0), 0.1, 0, 0);
    assertAt(1, 0.9, 0.25);
  }
}
