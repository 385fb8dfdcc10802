package descent.engine.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ReferenceFunctionsTest {
  /** A few units in the last place of numbers around 1. */
  private static final double FEW_ULPS = 2e-15;

  @Test
  void errorFunctionMatchesTables() {
    // Correctly rounded values, computed with 60 digits.
    double[] x = {0, 1e-10, 0.5, 1, 2, 2.4, 2.5, 2.6, 3.5, 5};
    double[] y = {
      0,
      1.1283791670955126e-10,
      0.5204998778130465,
      0.8427007929497149,
      0.9953222650189527,
      0.9993114861033549,
      0.999593047982555,
      0.9997639655834707,
      0.9999992569016276,
      0.9999999999984626
    };
    for (int i = 0; i < x.length; i++) {
      assertEquals(y[i], ReferenceFunctions.erf(x[i]), FEW_ULPS * y[i], "erf(" + x[i] + ")");
      assertEquals(-y[i], ReferenceFunctions.erf(-x[i]), FEW_ULPS * y[i], "erf(-" + x[i] + ")");
    }
  }

  @Test
  void complementaryErrorFunctionKeepsItsTail() {
    assertEquals(1.0, ReferenceFunctions.erfc(0));
    assertEquals(2.209049699858544e-05, ReferenceFunctions.erfc(3), 1e-14 * 2.2e-05);
    assertEquals(2.0884875837625446e-45, ReferenceFunctions.erfc(10), 1e-14 * 2.1e-45);
    assertEquals(2.0, ReferenceFunctions.erfc(-10));
    assertEquals(0.0, ReferenceFunctions.erfc(40));
  }

  @Test
  void smallArgumentsDoNotCancel() {
    for (double x = 1e-300; x < 1; x *= 3.7) {
      for (double signed : new double[] {x, -x}) {
        double expm1 = Math.expm1(signed);
        double log1p = Math.log1p(signed);
        double tanh = Math.tanh(signed);
        assertEquals(expm1, ReferenceFunctions.expm1(signed), FEW_ULPS * Math.abs(expm1));
        assertEquals(log1p, ReferenceFunctions.log1p(signed), FEW_ULPS * Math.abs(log1p));
        assertEquals(tanh, ReferenceFunctions.tanh(signed), FEW_ULPS * Math.abs(tanh));
      }
    }
  }

  @Test
  void specialValuesPassThrough() {
    double inf = Double.POSITIVE_INFINITY;
    assertEquals(Double.NaN, ReferenceFunctions.erf(Double.NaN));
    assertEquals(Double.NaN, ReferenceFunctions.expm1(Double.NaN));
    assertEquals(Double.NaN, ReferenceFunctions.log1p(Double.NaN));
    assertEquals(Double.NaN, ReferenceFunctions.tanh(Double.NaN));
    assertEquals(inf, ReferenceFunctions.expm1(inf));
    assertEquals(-1.0, ReferenceFunctions.expm1(-inf));
    assertEquals(inf, ReferenceFunctions.log1p(inf));
    assertEquals(1.0, ReferenceFunctions.tanh(inf));
    assertEquals(-1.0, ReferenceFunctions.tanh(-inf));
    assertEquals(1.0, ReferenceFunctions.sigmoid(inf));
    assertEquals(0.0, ReferenceFunctions.sigmoid(-inf));
    assertEquals(500.0, ReferenceFunctions.softplus(500));
    assertEquals(Math.exp(-500), ReferenceFunctions.softplus(-500));
  }
}
