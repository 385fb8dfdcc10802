package descent.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import descent.engine.Assets;
import descent.engine.Golden;
import descent.engine.Shape;
import descent.engine.io.JsonObject;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The data sets kept in assets/data, split and scaled as the notebooks split and scale them. */
class StoredSetsTest {
  /** Scaled numbers are of size 1; sums of 569 numbers may be rounded in another order. */
  private static final double ROUNDING = 1e-12;

  @Test
  void holdsTheMeasurementsOf569Tumours() {
    JsonObject golden = Golden.json("breast_cancer.json");
    Dataset all = BreastCancer.parse(new String(Assets.bytes("breast-cancer.csv")));
    assertArrayEquals(Golden.binary(golden, "X"), all.inputs().toArray());
    assertArrayEquals(golden.array("y").integers(), all.labels());
  }

  /** S1.59: 455 / 57 / 57; 357 of the 569 are benign, which the notebook calls malignant. */
  @Test
  @Tag("S1.59")
  void splitsAndScalesTumoursAsTheNotebook() {
    JsonObject golden = Golden.json("breast_cancer.json");
    Split split = Assets.library().open(new BreastCancer(42));
    assertEquals(455, split.train().size());
    assertEquals(57, split.validation().size());
    assertEquals(57, split.test().size());
    assertPart(golden, "train", split.train());
    assertPart(golden, "val", split.validation());
    assertPart(golden, "test", split.test());
    int benign = 0;
    for (int label : golden.array("y").integers()) {
      benign += label;
    }
    assertEquals(357, benign);
    assertEquals("benign", split.train().classes().get(1));
  }

  @Test
  void measuresMeanAndScaleAsScikitLearn() {
    JsonObject golden = Golden.json("breast_cancer.json");
    Dataset all = BreastCancer.parse(new String(Assets.bytes("breast-cancer.csv")));
    Dataset train = all.select(golden.array("train_idx").integers());
    StandardScaler scaler = StandardScaler.fit(train.inputs());
    assertRelative(Golden.binary(golden, "scaler_mean"), scaler.mean());
    assertRelative(Golden.binary(golden, "scaler_scale"), scaler.scale());
  }

  /** S1.63: 1,797 digits, 1,437 to learn from. */
  @Test
  @Tag("S1.63")
  void splitsAndScalesDigitsAsTheNotebook() {
    JsonObject golden = Golden.json("digits8x8.json");
    Dataset all =
        Digits8x8.parse(
            Assets.bytes("digits8x8-images-idx3-ubyte"),
            Assets.bytes("digits8x8-labels-idx1-ubyte"));
    byte[] pixels = Golden.bytes("digits8x8.u8");
    assertEquals(Pixels.of(Shape.of(64), pixels, 1), all.inputs());
    TrainTestSplit indices = TrainTestSplit.stratified(all.labels(), 0.2, 42);
    assertArrayEquals(golden.array("train_idx").integers(), indices.train());
    assertArrayEquals(golden.array("test_idx").integers(), indices.test());

    Split split = Assets.library().open(new Digits8x8(42));
    double[] train = split.train().inputs().toArray();
    double[] first3 = Golden.tensor(golden.object("scaled_train_first3"));
    assertArrayEquals(first3, Arrays.copyOf(train, first3.length), ROUNDING);
    double[] test = split.test().inputs().toArray();
    double[] first2 = Golden.tensor(golden.object("scaled_test_first2"));
    assertArrayEquals(first2, Arrays.copyOf(test, first2.length), ROUNDING);
    StandardScaler scaler = StandardScaler.fit(all.inputs().select(indices.train()));
    assertRelative(golden.array("scaler_mean").numbers(), scaler.mean());
    assertRelative(golden.array("scaler_scale").numbers(), scaler.scale());
  }

  @Test
  void opensMnistFromItsFourFiles() {
    byte[] images = {0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, (byte) 255};
    byte[] labels = {0, 0, 8, 1, 0, 0, 0, 1, 7};
    Split split = Library.of(name -> name.contains("images") ? images : labels).open(new Mnist());
    assertEquals(7, split.train().label(0));
    assertEquals(Shape.of(1, 1, 1), split.test().inputs().shape());
  }

  @Test
  void saysWhichLineOfTheTumoursIsBroken() {
    assertProblem(
        "a,b,diagnosis\n1,2,benign\n3,benign\n",
        "Line 3 of breast-cancer.csv should hold 2 numbers and a diagnosis, malignant or benign,"
            + " but is 3,benign");
    assertProblem(
        "a,diagnosis\n1,unknown",
        "Line 2 of breast-cancer.csv should hold 1 numbers and a diagnosis, malignant or benign,"
            + " but is 1,unknown");
    assertProblem(
        "a,diagnosis\nx,benign", "Line 2 of breast-cancer.csv holds \"x\", which is not a number");
    assertProblem(
        "1,benign",
        "breast-cancer.csv should begin with the columns' names, the last of them diagnosis, but"
            + " begins with 1,benign");
  }

  @Test
  void saysWhichFilesAreMissing() {
    Library library = Library.withoutFiles();
    var error =
        assertThrows(IllegalArgumentException.class, () -> library.open(new BreastCancer(1)));
    assertEquals(
        "The breast cancer data are read from breast-cancer.csv, which is not at hand",
        error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> library.open(new Digits8x8(1)));
  }

  private static void assertPart(JsonObject golden, String name, Dataset part) {
    assertArrayEquals(
        Golden.binary(golden, name + "_scaled"), part.inputs().toArray(), ROUNDING, name);
    int[] labels = golden.array("y").integers();
    int[] indices = golden.array(name + "_idx").integers();
    for (int i = 0; i < indices.length; i++) {
      assertEquals(labels[indices[i]], part.label(i), name);
    }
  }

  private static void assertRelative(double[] expected, double[] actual) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], ROUNDING * Math.max(1, Math.abs(expected[i])));
    }
  }

  private static void assertProblem(String text, String problem) {
    var error = assertThrows(IllegalArgumentException.class, () -> BreastCancer.parse(text));
    assertEquals(problem, error.getMessage());
  }
}
