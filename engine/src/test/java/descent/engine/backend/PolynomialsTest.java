package descent.engine.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The bounds that {@link Polynomials} states, on grids fine enough to meet every significand. */
class PolynomialsTest {
  private static final float[] LIMITS = {
    Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0f, -0f
  };

  private interface FloatFunction {
    float at(float x);
  }

  @Test
  void agreesWithTheMathLibraryAtTheLimits() {
    for (float x : LIMITS) {
      assertEquals((float) Math.exp(x), Polynomials.exp(x), "exp " + x);
      assertEquals((float) Math.log(x), Polynomials.log(x), "log " + x);
      assertEquals((float) Math.tanh(x), Polynomials.tanh(x), 0f, "tanh " + x);
      assertEquals((float) (1 / (1 + Math.exp(-x))), Polynomials.sigmoid(x), "sigmoid " + x);
    }
    assertEquals(Float.POSITIVE_INFINITY, Polynomials.exp(500));
    assertEquals(0f, Polynomials.exp(-500));
    assertEquals(-1f, Polynomials.expm1(-500));
    assertEquals(Float.NaN, Polynomials.log(-1e-40f));
    assertEquals(Math.log(1e-40f), Polynomials.log(1e-40f), 1e-5);
    assertEquals(0f, Polynomials.normalCdf(-500, 0));
    assertEquals(1f, Polynomials.normalCdf(500, 0));
    assertEquals(Float.NaN, Polynomials.normalCdf(Float.NaN, Float.NaN));
  }

  @Test
  void staysWithinTheStatedRelativeErrors() {
    assertRelative(9e-8, Polynomials::exp, Math::exp, -87, 88.7);
    assertRelative(1.3e-7, Polynomials::expm1, Math::expm1, -20, 20);
    assertRelative(9e-8, Polynomials::log, Math::log, 0.01, 100);
    assertRelative(9e-8, Polynomials::log, Math::log, 1e30, 1e38);
    assertRelative(1.2e-7, Polynomials::log1p, Math::log1p, 0, 1);
    assertRelative(1.7e-7, Polynomials::tanh, Math::tanh, -12, 12);
    assertRelative(2e-7, Polynomials::sigmoid, x -> 1 / (1 + Math.exp(-x)), -87, 30);
  }

  @Test
  void losesNothingNearZero() {
    for (float x = 1; x > 1e-30f; x *= 0.997f) {
      assertEquals(1, Polynomials.expm1(-x) / Math.expm1(-x), 1.3e-7, "expm1 " + -x);
      assertEquals(1, Polynomials.log1p(x) / Math.log1p(x), 1.2e-7, "log1p " + x);
      assertEquals(1, Polynomials.tanh(-x) / Math.tanh(-x), 1.7e-7, "tanh " + -x);
    }
  }

  @Test
  void integratesTheNormalDensity() {
    double expected = 0.5; // by Simpson's rule from 0 upwards
    double step = 0x1p-10;
    for (double x = 0; x < 8; x += step) {
      float at = (float) x;
      float upper = Polynomials.normalCdf(at, Polynomials.exp(-0.5f * at * at));
      float lower = Polynomials.normalCdf(-at, Polynomials.exp(-0.5f * at * at));
      assertEquals(expected, upper, 1.4e-7, "at " + x);
      assertEquals(1 - expected, lower, 1.4e-7, "at " + -x);
      expected += step / 6 * (density(x) + 4 * density(x + step / 2) + density(x + step));
    }
  }

  private static double density(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }

  private static void assertRelative(
      double bound, FloatFunction f, DoubleUnaryOperator exact, double from, double to) {
    int points = 300_000;
    for (int i = 0; i <= points; i++) {
      float x = (float) (from + (to - from) * i / points);
      double expected = exact.applyAsDouble(x);
      double error = Math.abs(f.at(x) - expected);
      assertTrue(error <= bound * Math.abs(expected), () -> "error " + error + " at " + x);
    }
  }
}
