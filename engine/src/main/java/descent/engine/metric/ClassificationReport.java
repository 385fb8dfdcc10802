package descent.engine.metric;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The table that scikit-learn's {@code classification_report} prints, letter for letter. */
public final class ClassificationReport {
  private static final String LONGEST_HEADING = "weighted avg";
  private static final String[] COLUMNS = {"precision", "recall", "f1-score", "support"};
  private static final int COLUMN_WIDTH = 9;

  private ClassificationReport() {}

  /** The report with two decimals. */
  public static String of(ConfusionMatrix matrix, List<String> classes) {
    return of(matrix, classes, 2);
  }

  /**
   * The report.
   *
   * @param classes the classes' names, by index
   * @param digits how many decimals the scores have
   */
  public static String of(ConfusionMatrix matrix, List<String> classes, int digits) {
    int width = LONGEST_HEADING.length();
    for (int c = 0; c < matrix.classes(); c++) {
      width = matrix.occurs(c) ? Math.max(width, classes.get(c).length()) : width;
    }
    StringBuilder text = new StringBuilder();
    row(text, width, "", COLUMNS);
    text.append('\n');
    for (int c = 0; c < matrix.classes(); c++) {
      if (matrix.occurs(c)) {
        row(text, width, classes.get(c), cells(matrix.scores(c), matrix.support(c), digits));
      }
    }
    text.append('\n');
    int total = matrix.total();
    row(text, width, "accuracy", "", "", fixed(matrix.accuracy(), digits), "" + total);
    row(text, width, "macro avg", cells(matrix.scores(Average.MACRO), total, digits));
    row(text, width, "weighted avg", cells(matrix.scores(Average.WEIGHTED), total, digits));
    return text.toString();
  }

  private static String[] cells(Scores scores, int support, int digits) {
    return new String[] {
      fixed(scores.precision(), digits),
      fixed(scores.recall(), digits),
      fixed(scores.f1(), digits),
      String.valueOf(support)
    };
  }

  private static void row(StringBuilder text, int width, String heading, String... cells) {
    pad(text, heading, width);
    text.append(' ');
    for (String cell : cells) {
      text.append(' ');
      pad(text, cell, COLUMN_WIDTH);
    }
    text.append('\n');
  }

  private static void pad(StringBuilder text, String cell, int width) {
    text.append(" ".repeat(Math.max(0, width - cell.length()))).append(cell);
  }

  /** As Python prints it: the double's exact value, rounded to so many decimals. */
  private static String fixed(double value, int digits) {
    return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }
}
