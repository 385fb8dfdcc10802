package descent.engine.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MetricTest {
  /** S1.61: the report that the notebook printed of its shallow network, letter for letter. */
  @Test
  @Tag("S1.61")
  void s1x61PrintsTheNotebooksReport() {
    int[] labels = new int[57];
    int[] predictions = new int[57];
    for (int i = 0; i < 57; i++) {
      labels[i] = i < 21 ? 0 : 1;
      predictions[i] = i < 18 || i >= 54 ? 0 : 1;
    }
    ConfusionMatrix matrix = ConfusionMatrix.of(labels, predictions, 2);
    assertEquals("[[18, 3], [3, 33]]", matrix.toString());
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
        ClassificationReport.of(matrix, List.of("Benign", "Malignant")));
  }

  @Test
  void givesZeroWhereNothingWasPredicted() {
    ConfusionMatrix matrix = ConfusionMatrix.of(new int[] {0, 1}, new int[] {0, 0}, 3);
    assertEquals(new Scores(0, 0, 0), matrix.scores(1));
    // Class 2 occurs nowhere, so that the mean is over two classes.
    assertEquals(0.5, matrix.scores(Average.MACRO).recall());
    assertEquals(0, ConfusionMatrix.of(new int[] {0}, new int[] {0}, 1).matthewsCorrelation());
  }

  @Test
  void widensTheReportForLongNames() {
    ConfusionMatrix matrix = ConfusionMatrix.of(new int[] {0}, new int[] {0}, 1);
    String report = ClassificationReport.of(matrix, List.of("a name of twenty-two c"));
    assertTrue(report.contains("\na name of twenty-two c       1.00      1.00"), report);
    assertTrue(report.contains("\n          weighted avg       1.00      1.00"), report);
  }

  @Test
  void prefersTheHigherIndexOfTiedClasses() {
    double[] tied = {0.4, 0.4, 0.2};
    assertEquals(0, Probabilities.topKAccuracy(new int[] {0}, tied, 3, 1));
    assertEquals(1, Probabilities.topKAccuracy(new int[] {1}, tied, 3, 1));
    assertEquals(1, Probabilities.topKAccuracy(new int[] {0}, tied, 3, 2));
  }

  @Test
  void boundsTheLogarithmOfAnImpossibleAnswer() {
    double loss = Probabilities.logLoss(new int[] {1}, new double[] {1, 0}, 2);
    assertEquals(52 * Math.log(2), loss, 1e-12);
  }

  @Test
  void sortsAnswersByConfidence() {
    Confidence confidence =
        Confidence.of(
            new int[] {0, 1, 1, 0}, new int[] {0, 1, 0, 1}, new double[] {0.9, 0.8, 0.7, 0.6});
    assertEquals(0.75, confidence.mean(), 1e-15);
    assertEquals(Math.sqrt(0.0125), confidence.deviation(), 1e-15);
    assertEquals(0.6, confidence.min());
    assertEquals(0.9, confidence.max());
    assertEquals(
        List.of(new Confidence.Bin(1, 1), new Confidence.Bin(2, 1), new Confidence.Bin(1, 0)),
        confidence.bins());
    assertEquals(0.5, confidence.bins().get(1).accuracy());
    assertTrue(Double.isNaN(new Confidence.Bin(0, 0).accuracy()));
    assertEquals(0.7, Confidence.ofBinary(0.3), 1e-15);
  }

  @Test
  void definesR2OfConstantTruths() {
    assertEquals(1, Regression.r2(new double[] {2, 2}, new double[] {2, 2}));
    assertEquals(0, Regression.r2(new double[] {2, 2}, new double[] {2, 3}));
    assertEquals(1, Regression.explainedVariance(new double[] {2, 3}, new double[] {3, 4}));
  }

  @Test
  void rejectsWhatCannotBeCompared() {
    assertProblem(
        "A metric compares as many answers as there are true values, at least one; got 2 true"
            + " values and 1 answers",
        () -> ConfusionMatrix.of(new int[2], new int[1], 2));
    assertProblem(
        "A metric compares as many answers as there are true values, at least one; got 0 true"
            + " values and 0 answers",
        () -> Regression.r2(new double[0], new double[0]));
    assertProblem(
        "A class index lies between 0 and 1, got 2",
        () -> ConfusionMatrix.of(new int[] {2}, new int[1], 2));
    assertProblem(
        "A curve over thresholds needs samples of both classes, but all are of class 1",
        () -> RocCurve.of(new int[] {1, 1}, new double[2]));
    assertProblem(
        "Score 1 is not a number",
        () -> RocCurve.of(new int[] {1, 0}, new double[] {0, Double.NaN}));
    assertProblem(
        "3 probabilities are not a whole number of rows of 2",
        () -> Probabilities.logLoss(new int[1], new double[3], 2));
  }

  private static void assertProblem(String problem, Runnable action) {
    var error = assertThrows(IllegalArgumentException.class, action::run);
    assertEquals(problem, error.getMessage());
  }
}
