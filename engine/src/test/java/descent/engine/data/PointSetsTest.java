package descent.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Golden;
import descent.engine.io.JsonObject;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PointSetsTest {
  private static final JsonObject SEED_000 = Golden.json("seed000_data.json");

  /** The sine and cosine of NumPy's SIMD code differ from Java's in the last bit. */
  private static final double LAST_BIT = 5e-16;

  @Test
  @Tag("S0.02")
  void drawsTheNotebooksCircles() {
    assertMatches("circles", new Circles(42).generate().train(), 500);
  }

  @Test
  @Tag("S0.20")
  void drawsTheNotebooksSpirals() {
    assertMatches("spirals", new Spirals(42).generate().train(), 600);
  }

  @Test
  @Tag("S0.10")
  void drawsTheNotebooksSine() {
    Dataset sine = new Sine(42).generate().train();
    assertMatches("sine", sine, 300);
    assertEquals(List.of(), sine.classes());
  }

  @Test
  void spacesTheNotebooksAxisEvenly() {
    assertArrayEquals(Golden.binary(SEED_000, "sine_x_dense"), Linspace.closed(-3, 3, 500));
    assertArrayEquals(new double[] {0, 0.25, 0.5, 0.75}, Linspace.open(0, 1, 4));
    assertArrayEquals(new double[] {2}, Linspace.closed(2, 3, 1));
  }

  @Test
  void drawsTheNotebooksClusters() {
    JsonObject golden = Golden.json("seed003.json").object("perceptron");
    Dataset clusters = new Clusters(42).generate().train();
    double[] points = Golden.tensor(golden.object("X"));
    assertArrayEquals(points, clusters.inputs().toArray(), 1e-15);
    int[] signs = Arrays.stream(clusters.labels()).map(label -> 2 * label - 1).toArray();
    assertArrayEquals(golden.array("y").integers(), signs);
  }

  @Test
  @Tag("S4.22")
  void holdsTheNotebooksExclusiveOr() {
    Dataset xor = new Xor().generate().train();
    assertEquals(8, xor.size());
    for (int i = 0; i < 8; i++) {
      boolean differ = xor.inputs().get(i, 0) > 0.5 != xor.inputs().get(i, 1) > 0.5;
      assertEquals(differ ? 1 : 0, xor.label(i));
    }
  }

  @Test
  void placesNoiselessCirclesOnTheirRadii() {
    Dataset circles = new Circles(7, 0, 0.25, 3).generate().train();
    int inner = 0;
    for (int i = 0; i < 7; i++) {
      double radius = Math.hypot(circles.inputs().get(i, 0), circles.inputs().get(i, 1));
      assertEquals(circles.label(i) == 1 ? 0.25 : 1, radius, 1e-15);
      inner += circles.label(i);
    }
    assertEquals(4, inner);
  }

  @Test
  void givesOtherPointsForAnotherSeedAndTheSameForTheSame() {
    assertEquals(new Spirals(7).generate(), new Spirals(7).generate());
    assertNotEquals(new Spirals(7).generate(), new Spirals(8).generate());
  }

  @Test
  void rejectsImpossibleNumbers() {
    assertProblem("Circles need at least 2 points, got 1", () -> new Circles(1, 0, 0.5, 1));
    assertProblem(
        "Circles need an inner radius from 0 to below 1, got 1.0", () -> new Circles(9, 0, 1, 1));
    assertProblem("A sine needs a noise of 0 or more, got NaN", () -> new Sine(9, Double.NaN, 1));
    assertProblem("Spirals need a noise of 0 or more, got -1.0", () -> new Spirals(4, -1, 1));
    assertProblem("Spirals need an even number of points, got 5", () -> new Spirals(5, 0, 1));
    assertProblem("Clusters need at least 1 points, got 0", () -> new Clusters(0, 2, 1, 1));
  }

  @Test
  void opensWhatNeedsNoFilesAndSaysHowToGetMnist() {
    Library library = Library.withoutFiles();
    assertEquals(new Xor().generate(), library.open(new Xor()));
    assertProblem(
        "MNIST is not at hand; get it with ./descent fetch, or name its directory with --data, or"
            + " choose the drawn digits",
        () -> library.open(new Mnist()));
  }

  private static void assertMatches(String name, Dataset data, int size) {
    assertEquals(size, data.size());
    double[] points = Golden.binary(SEED_000, name + "_X");
    double[] targets = Golden.binary(SEED_000, name + "_y");
    assertClose(points, data.inputs().toArray());
    assertClose(targets, data.targets().toArray());
    if (!data.classes().isEmpty()) {
      assertArrayEquals(targets, data.targets().toArray());
    }
  }

  private static void assertClose(double[] expected, double[] actual) {
    assertArrayEquals(expected, actual, LAST_BIT);
    for (int i = 0; i < expected.length; i++) {
      assertTrue((float) expected[i] == (float) actual[i], "equal as floats at " + i);
    }
  }

  private static void assertProblem(String problem, Runnable action) {
    var error = assertThrows(IllegalArgumentException.class, action::run);
    assertEquals(problem, error.getMessage());
  }
}
