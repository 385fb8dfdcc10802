package descent.engine.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Golden;
import descent.engine.data.RocDemo;
import descent.engine.data.TopKDemo;
import descent.engine.io.JsonArray;
import descent.engine.io.JsonNumber;
import descent.engine.io.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every metric against scikit-learn 1.2.1. */
class MetricGoldenTest {
  private static final double TOLERANCE = 1e-12;
  private static final JsonObject GOLDEN = Golden.json("metrics.json");

  static Stream<JsonObject> classifications() {
    return GOLDEN.array("classification").items().stream().map(JsonObject.class::cast);
  }

  @ParameterizedTest
  @MethodSource("classifications")
  void countsAsScikitLearn(JsonObject golden) {
    ConfusionMatrix matrix = matrix(golden);
    double[] counts = Golden.matrix(golden.array("confusion"));
    for (int i = 0; i < counts.length; i++) {
      assertEquals(counts[i], matrix.count(i / matrix.classes(), i % matrix.classes()));
    }
    assertEquals(golden.number("accuracy"), matrix.accuracy(), TOLERANCE);
    assertEquals(golden.number("balanced_accuracy"), matrix.balancedAccuracy(), TOLERANCE);
    assertEquals(golden.number("cohen_kappa"), matrix.cohenKappa(), TOLERANCE);
    assertEquals(golden.number("mcc"), matrix.matthewsCorrelation(), TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("classifications")
  void scoresClassesAndAveragesAsScikitLearn(JsonObject golden) {
    ConfusionMatrix matrix = matrix(golden);
    assertScores(golden.object("weighted"), "f1", matrix.scores(Average.WEIGHTED));
    assertScores(golden.object("macro"), "f1", matrix.scores(Average.MACRO));
    assertScores(golden.object("micro"), "f1", matrix.scores(Average.MICRO));
    for (int c = 0; c < matrix.classes(); c++) {
      JsonObject row = golden.object("report").object(String.valueOf(c));
      assertScores(row, "f1-score", matrix.scores(c));
      assertEquals(row.integer("support"), matrix.support(c));
    }
  }

  @ParameterizedTest
  @MethodSource("classifications")
  void printsScikitLearnsReport(JsonObject golden) {
    ConfusionMatrix matrix = matrix(golden);
    List<String> names = IntStream.range(0, matrix.classes()).mapToObj(String::valueOf).toList();
    assertEquals(golden.string("report_text"), ClassificationReport.of(matrix, names, 4));
  }

  @ParameterizedTest
  @MethodSource("classifications")
  void scoresProbabilitiesAsScikitLearn(JsonObject golden) {
    int[] labels = golden.array("y_true").integers();
    JsonObject tensor = golden.object("proba");
    int classes = tensor.array("shape").integers()[1];
    double[] probabilities = Golden.tensor(tensor);
    assertEquals(
        golden.number("log_loss"),
        Probabilities.logLoss(labels, probabilities, classes),
        TOLERANCE);
    int[] argmax = Probabilities.argmax(probabilities, classes);
    assertArrayEquals(golden.array("y_pred").integers(), argmax);
    if (golden.has("top_k")) {
      golden
          .object("top_k")
          .members()
          .forEach((k, expected) ->
              assertEquals(
                  ((JsonNumber) expected).value(),
                  Probabilities.topKAccuracy(labels, probabilities, classes, Integer.parseInt(k)),
                  TOLERANCE));
    }
  }

  static Stream<JsonObject> curves() {
    return classifications().filter(golden -> golden.has("roc"));
  }

  @ParameterizedTest
  @MethodSource("curves")
  void drawsScikitLearnsCurves(JsonObject golden) {
    int[] labels = golden.array("y_true").integers();
    double[] scores = golden.array("scores").numbers();
    RocCurve roc = RocCurve.of(labels, scores);
    JsonObject curve = golden.object("roc");
    assertArrayEquals(curve.array("fpr").numbers(), roc.falsePositiveRates(), TOLERANCE);
    assertArrayEquals(curve.array("tpr").numbers(), roc.truePositiveRates(), TOLERANCE);
    // scikit-learn 1.2 writes 1 + the highest score for the first threshold; later ones infinity.
    double[] thresholds = curve.array("thresholds").numbers();
    double[] ours = roc.thresholds();
    assertTrue(Double.isInfinite(ours[0]));
    assertArrayEquals(
        Arrays.copyOfRange(thresholds, 1, thresholds.length),
        Arrays.copyOfRange(ours, 1, ours.length));
    assertEquals(golden.number("auc"), roc.auc(), TOLERANCE);

    PrecisionRecallCurve pr = PrecisionRecallCurve.of(labels, scores);
    assertArrayEquals(golden.object("pr").array("precision").numbers(), pr.precisions(), TOLERANCE);
    assertArrayEquals(golden.object("pr").array("recall").numbers(), pr.recalls(), TOLERANCE);
    assertEquals(golden.number("average_precision"), pr.averagePrecision(), TOLERANCE);
  }

  @Test
  void joinsTiedScoresInOnePoint() {
    assertCurve(GOLDEN.object("roc_ties"), "y_true");
  }

  static Stream<JsonObject> regressions() {
    return GOLDEN.array("regression").items().stream().map(JsonObject.class::cast);
  }

  @ParameterizedTest
  @MethodSource("regressions")
  void scoresValuesAsScikitLearn(JsonObject golden) {
    double[] truths = golden.array("y_true").numbers();
    double[] predictions = golden.array("y_pred").numbers();
    assertEquals(golden.number("r2"), Regression.r2(truths, predictions), TOLERANCE);
    assertEquals(golden.number("mse"), Regression.meanSquaredError(truths, predictions), TOLERANCE);
    assertEquals(
        golden.number("mae"), Regression.meanAbsoluteError(truths, predictions), TOLERANCE);
    assertEquals(
        golden.number("rmse"), Regression.rootMeanSquaredError(truths, predictions), TOLERANCE);
    assertEquals(
        golden.number("explained_variance"),
        Regression.explainedVariance(truths, predictions),
        TOLERANCE);
  }

  /** S3.18: eight points, AUC 0.7500. */
  @Test
  @Tag("S3.18")
  void s3x18DrawsTheNotebooksEightPoints() {
    assertCurve(Golden.json("seed003.json").object("roc_quick"), "y");
  }

  /** S3.19: AUC 1.000, 0.805 and 0.437. */
  @Test
  @Tag("S3.19")
  void s3x19DrawsTheNotebooksThreeClassifiers() {
    JsonObject golden = Golden.json("seed003.json").object("roc_demo");
    int[] labels = golden.array("y").integers();
    RocDemo demo = RocDemo.draw(200, 42);
    assertArrayEquals(labels, demo.labels());
    Map<String, double[]> scores =
        Map.of("good", demo.good(), "weak", demo.weak(), "random", demo.random());
    scores.forEach((name, drawn) -> {
      JsonObject curve = golden.object("curves").object(name);
      assertArrayEquals(curve.array("scores").numbers(), drawn, 1e-15);
      RocCurve roc = RocCurve.of(labels, drawn);
      assertArrayEquals(curve.array("fpr").numbers(), roc.falsePositiveRates(), TOLERANCE);
      assertArrayEquals(curve.array("tpr").numbers(), roc.truePositiveRates(), TOLERANCE);
      assertEquals(curve.number("auc"), roc.auc(), TOLERANCE);
    });
  }

  /** S3.20: right among the first 1, 3 and 5 of ten: always, for the boost of 1.5 is enough. */
  @Test
  @Tag("S3.20")
  void s3x20FindsTheTrueClassAlways() {
    JsonObject golden = Golden.json("seed003.json").object("top_k");
    TopKDemo demo = TopKDemo.draw(500, 10, 1.5, 42);
    assertArrayEquals(golden.array("y").integers(), demo.labels());
    double[] first5 = Golden.tensor(golden.object("probs_first5"));
    assertArrayEquals(first5, Arrays.copyOf(demo.probabilities(), 50), 1e-15);
    for (int k : new int[] {1, 3, 5}) {
      double expected = golden.object("acc").number(String.valueOf(k));
      assertEquals(
          expected, Probabilities.topKAccuracy(demo.labels(), demo.probabilities(), 10, k));
    }
    TopKDemo guesser = TopKDemo.draw(500, 10, 0, 42);
    assertEquals(
        0.3, Probabilities.topKAccuracy(guesser.labels(), guesser.probabilities(), 10, 3), 0.08);
  }

  private static void assertCurve(JsonObject golden, String labels) {
    RocCurve roc = RocCurve.of(golden.array(labels).integers(), golden.array("scores").numbers());
    assertArrayEquals(golden.array("fpr").numbers(), roc.falsePositiveRates(), TOLERANCE);
    assertArrayEquals(golden.array("tpr").numbers(), roc.truePositiveRates(), TOLERANCE);
    assertEquals(golden.number("auc"), roc.auc(), TOLERANCE);
  }

  private static void assertScores(JsonObject golden, String f1, Scores scores) {
    assertEquals(golden.number("precision"), scores.precision(), TOLERANCE);
    assertEquals(golden.number("recall"), scores.recall(), TOLERANCE);
    assertEquals(golden.number(f1), scores.f1(), TOLERANCE);
  }

  private static ConfusionMatrix matrix(JsonObject golden) {
    int classes = ((JsonArray) golden.array("confusion").items().getFirst()).items().size();
    return ConfusionMatrix.of(
        golden.array("y_true").integers(), golden.array("y_pred").integers(), classes);
  }
}
