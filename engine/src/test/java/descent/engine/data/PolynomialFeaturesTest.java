package descent.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import descent.engine.Golden;
import descent.engine.Shape;
import descent.engine.io.JsonObject;
import descent.engine.io.JsonString;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolynomialFeaturesTest {
  private static final JsonObject GOLDEN = Golden.json("seed000_data.json");

  /** S0.05: 2 -> 5 features; S0.13: 1 -> 5; S0.22: 2 -> 27. */
  @ParameterizedTest
  @Tag("S0.05")
  @Tag("S0.13")
  @Tag("S0.22")
  @CsvSource({"circles, 2, 2, 5", "sine, 1, 5, 5", "spirals, 2, 6, 27"})
  void listsTheProductsInScikitLearnsOrder(String set, int inputs, int degree, int outputs) {
    PolynomialFeatures features = new PolynomialFeatures(inputs, degree);
    assertEquals(outputs, features.outputs());
    List<String> expected =
        GOLDEN.object("feature_names").array(set).items().stream()
            .map(name -> ((JsonString) name).value())
            .toList();
    assertEquals(expected, features.names());

    double[] points = Golden.binary(GOLDEN, set + "_X");
    int[] first3 = {0, 1, 2};
    Numbers transformed = features.transform(Numbers.of(Shape.of(inputs), points).select(first3));
    double[] golden = Golden.tensor(GOLDEN.object("poly_features_first3").object(set));
    // At most six roundings; the largest product is 3^5 = 243.
    assertArrayEquals(golden, transformed.toArray(), 6 * Math.ulp(243.0));
  }

  @Test
  void rejectsDegreeZeroAndOtherShapes() {
    assertThrows(IllegalArgumentException.class, () -> new PolynomialFeatures(2, 0));
    PolynomialFeatures features = new PolynomialFeatures(2, 2);
    var error =
        assertThrows(
            IllegalArgumentException.class, () -> features.transform(Numbers.scalars(1, 2)));
    assertEquals(
        "Polynomial features of 2 inputs cannot take samples of shape [1]", error.getMessage());
  }
}
