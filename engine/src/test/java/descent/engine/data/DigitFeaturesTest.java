package descent.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import descent.engine.Golden;
import descent.engine.Shape;
import descent.engine.io.JsonString;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DigitFeaturesTest {
  /** S0.26: 71 features, of which 15 are engineered and 56 are profiles. */
  @Test
  @Tag("S0.26")
  void s0x26NamesTheFeaturesAsTheNotebookOrdersThem() {
    List<String> golden =
        Golden.json("mnist_facts.json").array("handcrafted_names").items().stream()
            .map(name -> ((JsonString) name).value())
            .toList();
    assertEquals(golden, DigitFeatures.names());
    assertEquals(71, DigitFeatures.COUNT);
  }

  @Test
  void measuresAPictureOfOneRow() {
    double[] picture = new double[784];
    Arrays.fill(picture, 3 * 28, 3 * 28 + 14, 0.5);
    Numbers features = DigitFeatures.of(Numbers.of(Shape.of(1, 28, 28), picture));
    assertFeature(features, "mean", 7.0 / 784);
    assertFeature(features, "std", Math.sqrt(3.5 / 784 - Math.pow(7.0 / 784, 2)));
    assertFeature(features, "ink>0.3", 14.0 / 784);
    assertFeature(features, "top", 7.0 / 392);
    assertFeature(features, "right", 0);
    assertFeature(features, "v_sym", 7.0 / 392);
    assertFeature(features, "q1", 7.0 / 196);
    assertFeature(features, "grad_h", 0.5 / 756);
    assertFeature(features, "grad_v", 14.0 / 756);
    assertFeature(features, "row3", 0.25);
    assertFeature(features, "col13", 0.5 / 28);
    assertFeature(features, "col14", 0);
  }

  @Test
  void rejectsPicturesOfAnotherSize() {
    assertThrows(IllegalArgumentException.class, () -> DigitFeatures.of(Numbers.scalars(1, 2)));
  }

  @Test
  void standInPlaceOfThePicturesOfAnotherSource() {
    DrawnDigits pictures = new DrawnDigits(3, 2, 1);
    Split split = Library.withoutFiles().open(new HandFeatures(pictures));
    Dataset train = pictures.generate().train();
    assertEquals(DigitFeatures.of(train.inputs()), split.train().inputs());
    assertEquals(train.targets(), split.train().targets());
    assertEquals(2, split.test().size());
    assertSame(split.test(), split.validation());
  }

  private static void assertFeature(Numbers features, String name, double expected) {
    int at = DigitFeatures.names().indexOf(name);
    assertEquals(expected, features.get(0, at), 1e-15, name);
  }
}
