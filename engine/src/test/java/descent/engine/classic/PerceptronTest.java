package descent.engine.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.engine.Golden;
import descent.engine.data.Clusters;
import descent.engine.data.Dataset;
import descent.engine.io.JsonObject;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PerceptronTest {
  private static final JsonObject SEED_003 = Golden.json("seed003.json");
  private static final Dataset XOR =
      Dataset.points(2, new double[] {0, 0, 0, 1, 1, 0, 1, 1}, new int[] {0, 1, 1, 0}, "-", "+");

  /** S3.12: two points, converged at epoch 2 with w = [1 1], b = -1. */
  @Test
  @Tag("S3.12")
  void s3x12LearnsTwoPoints() {
    Dataset points = Dataset.points(2, new double[] {1, 1, -1, -1}, new int[] {1, 0}, "-", "+");
    Perceptron perceptron = new Perceptron(2, 1);
    // The untrained answer to everything is +1, so that only the second point is wrong at first.
    assertArrayEquals(new int[] {1, 0}, perceptron.fit(points, 10));
    assertArrayEquals(new double[] {1, 1}, perceptron.weights());
    assertEquals(-1, perceptron.bias());
    assertEquals(1, perceptron.accuracy(points));
  }

  /** S3.13: epoch 2, 100 %, w = [0.3415 0.2421], b = -0.1. */
  @Test
  @Tag("S3.13")
  void s3x13SeparatesTwoClusters() {
    JsonObject golden = SEED_003.object("perceptron");
    Dataset clusters = new Clusters(42).generate().train();
    Perceptron perceptron = new Perceptron(2, golden.number("lr"));
    int[] errors = perceptron.fit(clusters, 100);
    assertArrayEquals(golden.array("errors_per_epoch").integers(), errors);
    assertArrayEquals(golden.array("weights").numbers(), perceptron.weights(), 1e-15);
    assertEquals(golden.number("bias"), perceptron.bias(), 1e-15);
    assertEquals(golden.number("accuracy"), 100 * perceptron.accuracy(clusters));
  }

  /** S3.14: 200 epochs, the last five with 4 errors, 50 %. */
  @Test
  @Tag("S3.14")
  void s3x14NeverLearnsExclusiveOr() {
    JsonObject golden = SEED_003.object("xor");
    Perceptron perceptron = new Perceptron(2, 0.1);
    int[] errors = perceptron.fit(XOR, 200);
    assertEquals(200, errors.length);
    assertArrayEquals(
        golden.array("errors_last5").integers(), Arrays.copyOfRange(errors, 195, 200));
    assertArrayEquals(golden.array("weights").numbers(), perceptron.weights(), 1e-15);
    assertEquals(golden.number("bias"), perceptron.bias(), 1e-15);
    assertEquals(golden.number("accuracy"), 100 * perceptron.accuracy(XOR));
    int[] answers = new int[4];
    Arrays.setAll(answers, i -> perceptron.answer(XOR.inputs().get(i, 0), XOR.inputs().get(i, 1)));
    assertArrayEquals(golden.array("pred").integers(), answers);
  }

  /** S3.15: OR and NAND, and both of them: -1 1 1 -1. */
  @Test
  @Tag("S3.15")
  void s3x15SolvesExclusiveOrInTwoLayers() {
    Perceptron or = Perceptron.of(-0.5, 1, 1);
    Perceptron nand = Perceptron.of(1.5, -1, -1);
    Perceptron and = Perceptron.of(-1.5, 1, 1);
    int[] answers = new int[4];
    Arrays.setAll(
        answers,
        i -> {
          double x = XOR.inputs().get(i, 0);
          double y = XOR.inputs().get(i, 1);
          return and.answer(or.answer(x, y), nand.answer(x, y));
        });
    assertArrayEquals(SEED_003.object("xor").array("two_layer_manual").integers(), answers);
  }

  @Test
  void learnsOnlyFromWrongAnswers() {
    Perceptron perceptron = new Perceptron(1, 0.5);
    assertEquals(false, perceptron.learn(1, 2));
    assertArrayEquals(new double[] {0}, perceptron.weights());
    assertEquals(true, perceptron.learn(-1, 2));
    assertArrayEquals(new double[] {-1}, perceptron.weights());
    assertEquals(-0.5, perceptron.bias());
  }
}
