package descent.engine.lesson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Golden;
import descent.engine.backend.Kernels;
import descent.engine.backend.Kernels.Unary;
import descent.engine.backend.Memory;
import descent.engine.backend.ReferenceBackend;
import descent.engine.io.JsonObject;
import descent.engine.random.NumpyRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The values and slopes of activation functions that the notebooks print or draw. */
class ActivationValuesTest {
  private static final JsonObject GOLDEN = Golden.json("seed003.json").object("activations");
  private static final double ROUNDING = 1e-12;

  @Test
  @Tag("S3.06")
  @Tag("S3.07")
  @Tag("S3.09")
  void s3x07EvaluatesSixActivations() {
    assertValues("relu", Unary.RELU, 0);
    assertValues("leaky", Unary.LEAKY_RELU, 0.01);
    assertValues("elu", Unary.ELU, 1);
    assertValues("swish", Unary.SILU, 1);
    assertValues("gelu", Unary.GELU_TANH, 0);
    assertValues("tanh", Unary.TANH, 0);
  }

  @Test
  @Tag("S3.08")
  void s3x08DifferentiatesReluAndTanh() {
    double[] z = GOLDEN.array("z").numbers();
    assertArrayEquals(GOLDEN.array("relu_d").numbers(), slopes(Unary.RELU, 0, z), ROUNDING);
    assertArrayEquals(GOLDEN.array("tanh_d").numbers(), slopes(Unary.TANH, 0, z), ROUNDING);
  }

  /** Sigmoid, tanh, ReLU, leaky ReLU: their ranges, and how steep they are at 0 and far out. */
  @Test
  @Tag("S1.02")
  @Tag("S1.57")
  @Tag("S4.06")
  @Tag("S4.07")
  @Tag("S4.08")
  void s1x57KnowsTheRangesAndTheirVanishingSlopes() {
    double[] z = {-50, 0, 50};
    assertArrayEquals(new double[] {0, 0.5, 1}, values(Unary.SIGMOID, 0, z), ROUNDING);
    assertArrayEquals(new double[] {0, 0.25, 0}, slopes(Unary.SIGMOID, 0, z), ROUNDING);
    assertArrayEquals(new double[] {-1, 0, 1}, values(Unary.TANH, 0, z), ROUNDING);
    assertArrayEquals(new double[] {0, 1, 0}, slopes(Unary.TANH, 0, z), ROUNDING);
    assertArrayEquals(new double[] {0, 0, 50}, values(Unary.RELU, 0, z));
    assertArrayEquals(new double[] {0, 0, 1}, slopes(Unary.RELU, 0, z));
    assertArrayEquals(new double[] {-0.5, 0, 50}, values(Unary.LEAKY_RELU, 0.01, z));
    assertArrayEquals(new double[] {0.01, 0.01, 1}, slopes(Unary.LEAKY_RELU, 0.01, z));
  }

  @Test
  @Tag("S2.08")
  void s2x08CutsOffBelowZero() {
    assertArrayEquals(new double[] {0, 2}, values(Unary.RELU, 0, new double[] {-2, 2}));
  }

  /** 153 of 200 sums are negative: all dead behind a ReLU, none behind a leaky one. */
  @Test
  @Tag("S3.10")
  void s3x10LetsNeuronsDie() {
    JsonObject golden = Golden.json("seed003.json").object("dying_relu");
    NumpyRandom random = new NumpyRandom(42);
    double[] w = new double[10];
    Arrays.setAll(w, i -> random.standardNormal() - 1.5);
    assertArrayEquals(golden.array("w").numbers(), w, ROUNDING);
    double[] z = new double[200];
    for (int i = 0; i < z.length; i++) {
      for (int j = 0; j < w.length; j++) {
        z[i] += random.standardNormal() * w[j];
      }
      z[i] += golden.number("b");
    }
    assertArrayEquals(golden.array("z_first5").numbers(), Arrays.copyOf(z, 5), ROUNDING);
    assertEquals(golden.integer("neg"), Arrays.stream(z).filter(sum -> sum < 0).count());
    assertEquals(golden.integer("dead_relu"), zeros(values(Unary.RELU, 0, z)));
    assertEquals(golden.integer("dead_leaky"), zeros(values(Unary.LEAKY_RELU, 0.01, z)));
    assertEquals(golden.integer("dead_relu"), zeros(slopes(Unary.RELU, 0, z)));
  }

  /** The laptop wins with 60.6 %. */
  @Test
  @Tag("S4.09")
  void s4x09TurnsScoresIntoProbabilities() {
    JsonObject golden = Golden.json("seed004.json").object("softmax_products");
    double[] p = softmax(golden.array("z").numbers());
    assertArrayEquals(golden.array("p").numbers(), p, ROUNDING);
    assertEquals(1, Arrays.stream(p).sum(), ROUNDING);
  }

  /**
   * The notebook's weights sum to 1.9: they are scores, which softmax makes shares of one whole.
   */
  @Test
  @Tag("S1.37")
  void s1x37MakesSharesOfScores() {
    double[] scores = {0.1, 0.8, 0.3, 0.1, 0.6};
    assertEquals(1.9, Arrays.stream(scores).sum(), ROUNDING);
    double[] shares = softmax(scores);
    assertEquals(1, Arrays.stream(shares).sum(), ROUNDING);
    assertTrue(shares[1] > shares[4] && shares[4] > shares[2] && shares[2] > shares[0]);
    assertEquals(shares[0], shares[3]);
  }

  private static void assertValues(String name, Unary f, double p) {
    double[] z = GOLDEN.array("z").numbers();
    assertArrayEquals(GOLDEN.array(name).numbers(), values(f, p, z), ROUNDING, name);
  }

  private static long zeros(double[] values) {
    return Arrays.stream(values).filter(value -> value == 0).count();
  }

  private static double[] values(Unary f, double p, double[] x) {
    return onKernels(x, (kernels, n) -> kernels.map(f, p, n, 0, n));
  }

  private static double[] slopes(Unary f, double p, double[] x) {
    return onKernels(
        x,
        (kernels, n) -> {
          kernels.map(f, p, n, 0, 2 * n);
          kernels.fill(n, 1, 3 * n);
          kernels.mapGrad(f, p, n, 0, 2 * n, 3 * n, n, false);
        });
  }

  private static double[] softmax(double[] x) {
    return onKernels(x, (kernels, n) -> kernels.softmax(false, 1, n, 0, n, n, n));
  }

  /** The numbers that the work leaves behind those of x. */
  private static double[] onKernels(double[] x, Work work) {
    int n = x.length;
    try (Memory memory = new ReferenceBackend().reserve(4 * n)) {
      memory.write(0, x, 0, n);
      work.accept(memory.kernels(), n);
      double[] y = new double[n];
      memory.read(n, y, 0, n);
      return y;
    }
  }

  private interface Work {
    void accept(Kernels kernels, int n);
  }
}
