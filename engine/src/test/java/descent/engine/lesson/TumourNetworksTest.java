package descent.engine.lesson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.engine.Golden;
import descent.engine.io.JsonObject;
import descent.engine.metric.Average;
import descent.engine.metric.ClassificationReport;
import descent.engine.metric.Confidence;
import descent.engine.metric.ConfusionMatrix;
import descent.engine.metric.Scores;
import descent.engine.model.BreastCancerNet;
import descent.engine.model.Recipe;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Seed 001's four architectures on the breast cancer data, in double precision: 500 epochs in
 * batches of 32, SGD 0.001. Nothing is chaotic here, so that every figure is that of the notebook.
 */
class TumourNetworksTest {
  private static final int STEPS_PER_EPOCH = 15;

  /** golden/README.md: the first ten losses 1e-10, the last 1e-9. */
  private static final double FIRST_LOSSES = 1e-10;

  private static final double LAST_LOSS = 1e-9;

  @ParameterizedTest
  @Tag("S1.60")
  @Tag("S1.62")
  @ValueSource(strings = {"Shallow Network", "Deep Narrow", "Wide Network", "Very Deep"})
  void s1x62FillsTheTableOfArchitectures(String name) {
    JsonObject golden = Golden.json("seed001_training.json").object("runs").object(name);
    Trained trained = train(recipe(name));

    assertEquals(golden.integer("n_params"), trained.weights().count());
    double[] first = golden.array("loss_first10").numbers();
    for (int epoch = 0; epoch < first.length; epoch++) {
      assertEquals(first[epoch], trained.epochLoss(epoch, STEPS_PER_EPOCH), FIRST_LOSSES);
    }
    assertEquals(golden.number("loss_last"), trained.epochLoss(499, STEPS_PER_EPOCH), LAST_LOSS);
    assertEquals(golden.number("acc_last"), trained.train().accuracy());
    assertEquals(golden.number("val_loss_last"), trained.validation().loss(), LAST_LOSS);
    assertEquals(golden.number("val_acc_last"), trained.validation().accuracy());

    assertArrayEquals(golden.array("test_pred").integers(), predictions(trained));
    ConfusionMatrix matrix = matrix(trained);
    double[] counts = Golden.matrix(golden.array("confusion"));
    for (int i = 0; i < counts.length; i++) {
      assertEquals(counts[i], matrix.count(i / 2, i % 2));
    }
    Scores weighted = matrix.scores(Average.WEIGHTED);
    assertEquals(golden.number("accuracy"), matrix.accuracy(), LAST_LOSS);
    assertEquals(golden.number("precision"), weighted.precision(), LAST_LOSS);
    assertEquals(golden.number("recall"), weighted.recall(), LAST_LOSS);
    assertEquals(golden.number("f1"), weighted.f1(), LAST_LOSS);
  }

  /** The one report that the notebook has kept; it calls the benign ones malignant. */
  @Test
  @Tag("S1.58")
  @Tag("S1.61")
  void s1x61PrintsTheShallowNetworksSheet() {
    Trained trained = train(BreastCancerNet.shallow());
    ConfusionMatrix matrix = matrix(trained);
    assertEquals(0.8947, matrix.accuracy(), 5e-5);
    assertEquals(
        """
                      precision    recall  f1-score   support

              Benign       0.86      0.86      0.86        21
           Malignant       0.92      0.92      0.92        36

            accuracy                           0.89        57
           macro avg       0.89      0.89      0.89        57
        weighted avg       0.89      0.89      0.89        57
        """,
        ClassificationReport.of(matrix, List.of("Benign", "Malignant"), 2));
    double[] confidences =
        Arrays.stream(trained.answers())
            .map(logit -> Confidence.ofBinary(1 / (1 + Math.exp(-logit))))
            .toArray();
    Confidence confidence =
        Confidence.of(trained.data().test().labels(), predictions(trained), confidences);
    assertEquals(0.8891, confidence.mean(), 5e-5);
    int samples = confidence.bins().stream().mapToInt(Confidence.Bin::samples).sum();
    assertEquals(57, samples);
    int correct = confidence.bins().stream().mapToInt(Confidence.Bin::correct).sum();
    assertEquals(51, correct);
  }

  private static Trained train(Recipe recipe) {
    return Trained.of(recipe.experiment(), 1);
  }

  private static Recipe recipe(String architecture) {
    return switch (architecture) {
      case "Shallow Network" -> BreastCancerNet.shallow();
      case "Deep Narrow" -> BreastCancerNet.deepNarrow();
      case "Wide Network" -> BreastCancerNet.wide();
      case "Very Deep" -> BreastCancerNet.veryDeep();
      default -> throw new AssertionError("The notebook does not try " + architecture);
    };
  }

  private static int[] predictions(Trained trained) {
    return Arrays.stream(trained.answers()).mapToInt(logit -> logit > 0 ? 1 : 0).toArray();
  }

  private static ConfusionMatrix matrix(Trained trained) {
    return ConfusionMatrix.of(trained.data().test().labels(), predictions(trained), 2);
  }
}
