package descent.engine.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Golden;
import descent.engine.Shape;
import descent.engine.backend.ReferenceBackend;
import descent.engine.data.Circles;
import descent.engine.data.Dataset;
import descent.engine.data.DrawnDigits;
import descent.engine.data.Numbers;
import descent.engine.data.PolynomialFeatures;
import descent.engine.data.Samples;
import descent.engine.data.Spirals;
import descent.engine.data.Split;
import descent.engine.io.JsonObject;
import descent.engine.random.NumpyRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {
  private static final ReferenceBackend BACKEND = new ReferenceBackend();

  /** The golden optimum is exact to its solver's tolerance of 1e-13 in the mean loss. */
  private static final double OPTIMUM = 1e-6;

  /** S0.03: 49.6 %, 248 of 500. */
  @Test
  @Tag("S0.03")
  void s0x03CannotSeparateCirclesByALine() {
    Dataset circles = new Circles(42).generate().train();
    assertMatches("circles_linear", circles.inputs(), circles.labels(), 1);
  }

  /** S0.05: with squares and products 100 %. */
  @Test
  @Tag("S0.05")
  void s0x05SeparatesCirclesBySquares() {
    Dataset circles = new Circles(42).generate().train();
    Numbers squares = new PolynomialFeatures(2, 2).transform(circles.inputs());
    assertMatches("circles_poly2", squares, circles.labels(), 1);
  }

  /** S0.21: 65.5 %. */
  @Test
  @Tag("S0.21")
  void s0x21CutsSpiralsByALine() {
    Dataset spirals = new Spirals(42).generate().train();
    assertMatches("spirals_linear", spirals.inputs(), spirals.labels(), 1);
  }

  /** S0.22: 27 features, C = 10: 70.33 %. */
  @Test
  @Tag("S0.22")
  void s0x22CutsSpiralsByPolynomialsOfDegreeSix() {
    Dataset spirals = new Spirals(42).generate().train();
    Numbers products = new PolynomialFeatures(2, 6).transform(spirals.inputs());
    assertMatches("spirals_poly6_C10", products, spirals.labels(), 10);
    assertMatches("spirals_poly6_C1", products, spirals.labels(), 1);
  }

  /** S0.20: degree 6 with a loose brake reaches 89.5 %, step by step to the same optimum. */
  @Test
  void partsMostOfTheSpiralsWithALooseBrakeStepByStep() {
    Dataset spirals = new Spirals(42).generate().train();
    Numbers products = new PolynomialFeatures(2, 6).transform(spirals.inputs());
    LogisticRegression loose = new LogisticRegression(1000, 1e-4, 100);
    int steps = 0;
    try (LogisticFit fit = loose.start(BACKEND, products, spirals.labels(), 2)) {
      while (fit.step()) {
        steps++;
      }
      assertTrue(fit.isConverged());
      LinearClassifier found = fit.classifier();
      assertEquals(steps, found.steps());
      int[] predictions = found.predict(products);
      int right = 0;
      for (int i = 0; i < predictions.length; i++) {
        right += predictions[i] == spirals.label(i) ? 1 : 0;
      }
      assertEquals(537, right);
      LinearClassifier atOnce = loose.fit(BACKEND, products, spirals.labels(), 2);
      assertArrayEquals(atOnce.weights(), found.weights());
    }
  }

  @Test
  void sharesOneRowOfWeightsBetweenTwoClasses() {
    Numbers x = Numbers.of(Shape.of(2), 0, 0, 1, 1, 0, 1, 1, 0);
    LinearClassifier two = fit(x, new int[] {0, 1, 0, 1}, 2);
    LinearClassifier three = fit(x, new int[] {0, 1, 2, 1}, 3);
    assertEquals(2, two.weights().length);
    assertEquals(1, two.biases().length);
    assertEquals(6, three.weights().length);
    assertEquals(3, three.biases().length);
  }

  @Test
  void reachesTheOptimumOfManyClasses() {
    NumpyRandom random = new NumpyRandom(1);
    Numbers x = Numbers.of(Shape.of(4), random.normal(0, 1, 240));
    int[] labels = random.randint(0, 3, 60);
    LinearClassifier fitted = new LogisticRegression(0.7).fit(BACKEND, x, labels, 3);
    double[] weights = fitted.weights();
    double[] gradient = gradient(x, labels, fitted, 0.7);
    for (double slope : gradient) {
      assertEquals(0, slope, 1e-9);
    }
    // The penalty spreads the weights of each feature evenly around 0.
    for (int j = 0; j < 4; j++) {
      assertEquals(0, weights[j] + weights[4 + j] + weights[8 + j], 1e-9);
    }
    assertEquals(0, Arrays.stream(fitted.biases()).sum(), 1e-9);
  }

  @Test
  void readsDrawnDigits() {
    Split digits = new DrawnDigits(500, 200, 1).generate();
    LinearClassifier fitted =
        new LogisticRegression(1, 1e-3, 50)
            .fit(BACKEND, digits.train().inputs(), digits.train().labels(), 10);
    int[] predictions = fitted.predict(digits.test().inputs());
    int right = 0;
    for (int i = 0; i < 200; i++) {
      right += predictions[i] == digits.test().label(i) ? 1 : 0;
    }
    assertTrue(right >= 170, right + " of 200");
  }

  @Test
  void differentiatesItsObjective() {
    NumpyRandom random = new NumpyRandom(2);
    Numbers x = Numbers.of(Shape.of(3), random.normal(0, 1, 30));
    for (int classes : new int[] {2, 3}) {
      int[] labels = random.randint(0, classes, 10);
      try (LogisticProblem problem = new LogisticProblem(BACKEND, x, labels, classes, 2)) {
        double[] w = random.normal(0, 1, problem.size());
        double[] v = random.normal(0, 1, problem.size());
        double[] gradient = new double[w.length];
        double[] forward = new double[w.length];
        double[] backward = new double[w.length];
        double step = 1e-6;
        double above = problem.value(moved(w, v, step), forward);
        double below = problem.value(moved(w, v, -step), backward);
        problem.value(w, gradient);
        double slope = 0;
        for (int i = 0; i < w.length; i++) {
          slope += gradient[i] * v[i];
        }
        // Central differences: step^2 and rounding / step are both about 1e-9 relative.
        assertEquals((above - below) / (2 * step), slope, 1e-7 * Math.abs(slope));
        double[] curved = new double[w.length];
        problem.curvature(v, curved);
        for (int i = 0; i < w.length; i++) {
          assertEquals((forward[i] - backward[i]) / (2 * step), curved[i], 1e-7);
        }
      }
    }
  }

  @Test
  void rejectsWhatCannotBeLearned() {
    Numbers x = Numbers.scalars(1, 2, 3);
    assertProblem("Class 1 has no sample to learn from", () -> fit(x, new int[] {0, 0, 2}, 3));
    assertProblem(
        "A class index lies between 0 and 1, got 2", () -> fit(x, new int[] {0, 1, 2}, 2));
    assertProblem(
        "Logistic regression needs 2 classes or more and a label for each sample, got 2 classes,"
            + " 3 samples and 2 labels",
        () -> fit(x, new int[] {0, 1}, 2));
    assertProblem(
        "Logistic regression needs a C above 0, got 0.0", () -> new LogisticRegression(0));
  }

  private static LinearClassifier fit(Samples x, int[] labels, int classes) {
    return new LogisticRegression().fit(BACKEND, x, labels, classes);
  }

  private static void assertMatches(String name, Samples x, int[] labels, double c) {
    JsonObject golden = Golden.json("seed000_sklearn.json").object(name);
    JsonObject tight = golden.object("tight");
    LinearClassifier fitted = new LogisticRegression(c).fit(BACKEND, x, labels, 2);
    double[] weights = tight.array("coef").numbers();
    for (int i = 0; i < weights.length; i++) {
      double size = Math.max(1, Math.abs(weights[i]));
      assertEquals(weights[i], fitted.weights()[i], OPTIMUM * size, name + " " + i);
    }
    assertArrayEquals(tight.array("intercept").numbers(), fitted.biases(), OPTIMUM);
    assertEquals(tight.number("objective"), fitted.objective(), 1e-9 * fitted.objective());
    int[] predictions = fitted.predict(x);
    int correct = 0;
    for (int i = 0; i < labels.length; i++) {
      correct += predictions[i] == labels[i] ? 1 : 0;
    }
    assertEquals(tight.integer("correct"), correct);
    double[] probabilities = fitted.probabilities(x);
    double[] first = golden.array("proba1_first10").numbers();
    for (int i = 0; i < 10; i++) {
      // These are of where lbfgs stopped.
      assertEquals(first[i], probabilities[2 * i + 1], 2e-3);
      assertEquals(1, probabilities[2 * i] + probabilities[2 * i + 1], 1e-15);
    }
  }

  /** The gradient written out once more, plainly. */
  private static double[] gradient(Samples x, int[] labels, LinearClassifier fitted, double c) {
    int classes = fitted.biases().length;
    int features = x.shape().perRow();
    double[] gradient = fitted.weights();
    double[] probabilities = fitted.probabilities(x);
    for (int i = 0; i < labels.length; i++) {
      for (int k = 0; k < classes; k++) {
        double error = probabilities[i * classes + k] - (labels[i] == k ? 1 : 0);
        for (int j = 0; j < features; j++) {
          gradient[k * features + j] += c * error * x.get(i, j);
        }
      }
    }
    return gradient;
  }

  private static double[] moved(double[] w, double[] v, double by) {
    double[] moved = w.clone();
    for (int i = 0; i < w.length; i++) {
      moved[i] += by * v[i];
    }
    return moved;
  }

  private static void assertProblem(String problem, Runnable action) {
    var error = assertThrows(IllegalArgumentException.class, action::run);
    assertEquals(problem, error.getMessage());
  }
}
