package descent.engine.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import descent.engine.Golden;
import descent.engine.Shape;
import descent.engine.data.Dataset;
import descent.engine.data.Numbers;
import descent.engine.data.PolynomialFeatures;
import descent.engine.data.Samples;
import descent.engine.data.Sine;
import descent.engine.io.JsonObject;
import descent.engine.metric.Regression;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LinearRegressionTest {
  private static final Dataset SINE = new Sine(42).generate().train();

  /** S0.11: R2 0.001, MSE 0.511121. */
  @Test
  @Tag("S0.11")
  void s0x11FitsALineToTheSine() {
    assertMatches("sine_linear", SINE.inputs(), 0.0007, 0.5111);
  }

  /** S0.13, S0.17: degree 5, R2 0.954, MSE 0.0238. */
  @Test
  @Tag("S0.13")
  @Tag("S0.17")
  void s0x13FitsAPolynomialToTheSine() {
    assertMatches(
        "sine_poly5", new PolynomialFeatures(1, 5).transform(SINE.inputs()), 0.9535, 0.0238);
  }

  @Test
  void passesThroughPointsOnALine() {
    Numbers x = Numbers.of(Shape.of(2), 0, 0, 1, 0, 0, 1, 2, 3);
    LinearRegression line = LinearRegression.fit(x, new double[] {5, 7, 4, 6});
    assertArrayEquals(new double[] {2, -1}, line.weights(), 1e-14);
    assertEquals(5, line.bias(), 1e-14);
    assertArrayEquals(new double[] {5, 7, 4, 6}, line.predict(x), 1e-14);
  }

  @Test
  void rejectsWhatDoesNotDetermineALine() {
    Numbers same = Numbers.of(Shape.of(2), 1, 2, 2, 4, 3, 6, 4, 8);
    var error =
        assertThrows(
            IllegalArgumentException.class, () -> LinearRegression.fit(same, new double[4]));
    assertEquals(
        "Column 1 of the samples is constant or a combination of those before it; leave it out",
        error.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> LinearRegression.fit(Numbers.scalars(1), new double[1]));
    assertThrows(
        IllegalArgumentException.class,
        () -> LinearRegression.fit(Numbers.scalars(1, 2, 3), new double[2]));
    assertThrows(
        IllegalArgumentException.class,
        () -> LinearRegression.fit(Numbers.scalars(1, Double.NaN, 3), new double[3]));
  }

  private static void assertMatches(String name, Samples x, double printedR2, double printedMse) {
    JsonObject golden = Golden.json("seed000_sklearn.json").object(name);
    double[] y = SINE.targets().toArray();
    LinearRegression line = LinearRegression.fit(x, y);
    assertArrayEquals(golden.array("coef").numbers(), line.weights(), 1e-9);
    assertEquals(golden.number("intercept"), line.bias(), 1e-9);
    double[] predictions = line.predict(x);
    assertArrayEquals(golden.array("pred_first10").numbers(), Arrays.copyOf(predictions, 10), 1e-9);
    assertEquals(golden.number("r2"), Regression.r2(y, predictions), 1e-9);
    assertEquals(golden.number("mse"), Regression.meanSquaredError(y, predictions), 1e-9);
    assertEquals(printedR2, Regression.r2(y, predictions), 5e-5);
    assertEquals(printedMse, Regression.meanSquaredError(y, predictions), 5e-5);
  }
}
