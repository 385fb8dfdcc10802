package descent.server.lesson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.engine.classic.LinearClassifier;
import descent.engine.classic.LogisticRegression;
import descent.engine.data.Dataset;
import descent.engine.data.DigitFeatures;
import descent.engine.data.Samples;
import descent.engine.data.Split;
import descent.engine.io.JsonObject;
import descent.engine.metric.ConfusionMatrix;
import descent.server.vector.VectorBackend;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lessons' numbers that need all of MNIST; skipped where it is not at hand. */
class MnistLessonsTest {
  private static final VectorBackend BACKEND = VectorBackend.withAllCores();

  private static Split mnist;
  private static JsonObject golden;

  @BeforeAll
  static void open() throws IOException {
    mnist = RealMnist.load();
    golden = RealMnist.golden("mnist_facts.json");
  }

  @AfterAll
  static void close() {
    BACKEND.close();
  }

  /** S0.25, S2.01: 60,000 and 10,000 pictures, so many of each class. */
  @Test
  @Tag("S0.25")
  @Tag("S2.01")
  @Tag("S2.06")
  void s0x25CountsPicturesAndClasses() {
    assertEquals(60_000, mnist.train().size());
    assertEquals(10_000, mnist.test().size());
    assertArrayEquals(golden.array("train_class_counts").integers(), counts(mnist.train()));
    assertArrayEquals(golden.array("test_class_counts").integers(), counts(mnist.test()));
    assertArrayEquals(new int[] {1, 28, 28}, mnist.train().inputs().shape().sizes());
  }

  /** S2.02: the first label is 5. */
  @Test
  @Tag("S2.02")
  @Tag("S0.25")
  void s2x02NamesTheFirstDigits() {
    int[] train = golden.array("train_labels_first20").integers();
    assertEquals(5, train[0]);
    assertArrayEquals(train, Arrays.copyOf(mnist.train().labels(), 20));
    int[] test = golden.array("test_labels_first20").integers();
    assertArrayEquals(test, Arrays.copyOf(mnist.test().labels(), 20));
  }

  /** S2.04: the first digit's row 14. */
  @Test
  @Tag("S2.04")
  void s2x04ReadsTheFirstDigitsMiddleRow() {
    double[] row =
        IntStream.range(0, 28)
            .mapToDouble(x -> Math.round(255 * mnist.train().inputs().get(0, 14 * 28 + x)))
            .toArray();
    assertArrayEquals(golden.array("image0_row14").numbers(), row);
    for (int i = 0; i < 20; i++) {
      assertEquals(0, mnist.train().inputs().get(0, i), "pixel " + i);
    }
  }

  /** S0.26: the 71 features of the first 20 pictures, which the notebook adds up in float32. */
  @Test
  @Tag("S0.26")
  void s0x26MeasuresTheNotebooksFeatures() {
    double[] expected = golden.object("handcrafted_first20").array("data").numbers();
    Dataset first20 = mnist.train().select(IntStream.range(0, 20).toArray());
    assertArrayEquals(expected, DigitFeatures.of(first20.inputs()).toArray(), 1e-6);
  }

  /** S0.28: 92.6 % on raw pixels, at the optimum 9,256 right; in float a few more or less. */
  @Test
  @Tag("S0.28")
  @Tag("S0.34")
  @Tag("S0.35")
  void s0x28ReadsRawPixelsByLogisticRegression() {
    assertEquals(0.9256, accuracy(mnist.train().inputs(), mnist.test().inputs(), 3), 0.001);
  }

  /** S0.29: 84.5 % on the 71 features, at the optimum 8,456 right. */
  @Test
  @Tag("S0.29")
  @Tag("S0.34")
  @Tag("S0.35")
  void s0x29ReadsFeaturesByLogisticRegression() {
    Samples train = DigitFeatures.of(mnist.train().inputs());
    Samples test = DigitFeatures.of(mnist.test().inputs());
    assertEquals(0.8456, accuracy(train, test, 1), 0.001);
  }

  private static double accuracy(Samples train, Samples test, double tolerance) {
    LinearClassifier fitted =
        new LogisticRegression(1, tolerance, 40).fit(BACKEND, train, mnist.train().labels(), 10);
    return ConfusionMatrix.of(mnist.test().labels(), fitted.predict(test), 10).accuracy();
  }

  private static int[] counts(Dataset data) {
    int[] counts = new int[10];
    for (int label : data.labels()) {
      counts[label]++;
    }
    return counts;
  }
}
