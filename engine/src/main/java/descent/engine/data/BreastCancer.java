package descent.engine.data;

import descent.engine.Shape;
import java.util.List;
import java.util.StringTokenizer;
import java.util.function.Function;

/**
 * Breast Cancer Wisconsin (Diagnostic): 569 tumours, 30 measurements of cell nuclei each, class 0
 * malignant and 1 benign, as scikit-learn numbers them. Split as the notebook splits them, 455 to
 * learn from, 57 to validate and 57 to test with, all on the scale of the first part.
 *
 * @param seed decides who is in which part
 */
public record BreastCancer(long seed) implements Stored {
  private static final String FILE = "breast-cancer.csv";
  private static final List<String> CLASSES = List.of("malignant", "benign");

  @Override
  public Split read(Function<String, byte[]> files) {
    Dataset all = parse(text(files.apply(FILE)));
    TrainTestSplit first = TrainTestSplit.stratified(all.labels(), 0.2, seed);
    Dataset train = all.select(first.train());
    Dataset rest = all.select(first.test());
    TrainTestSplit second = TrainTestSplit.stratified(rest.labels(), 0.5, seed);
    StandardScaler scaler = StandardScaler.fit(train.inputs());
    return new Split(
        train.with(scaler.transform(train.inputs())),
        rest.select(second.train()).with(scaler.transform(rest.inputs().select(second.train()))),
        rest.select(second.test()).with(scaler.transform(rest.inputs().select(second.test()))));
  }

  @Override
  public String remedy() {
    return "The breast cancer data are read from " + FILE + ", which is not at hand";
  }

  /**
   * All samples as they were measured, in the file's order.
   *
   * @param text lines of comma-separated values: the measurements' names and "diagnosis", then the
   *     samples
   * @throws IllegalArgumentException if a line is not as the first one says
   */
  public static Dataset parse(String text) {
    String[] lines = parts(text.trim(), "\r\n");
    int columns = parts(lines[0], ",").length - 1;
    if (columns < 1 || !lines[0].endsWith(",diagnosis")) {
      throw new IllegalArgumentException(
          FILE
              + " should begin with the columns' names, the last of them diagnosis, but begins"
              + " with "
              + lines[0]);
    }
    double[] values = new double[(lines.length - 1) * columns];
    int[] labels = new int[lines.length - 1];
    for (int i = 0; i < labels.length; i++) {
      String[] cells = parts(lines[i + 1], ",");
      labels[i] = cells.length == columns + 1 ? CLASSES.indexOf(cells[columns]) : -1;
      if (labels[i] < 0) {
        throw new IllegalArgumentException(
            "Line "
                + (i + 2)
                + " of "
                + FILE
                + " should hold "
                + columns
                + " numbers and a diagnosis, malignant or benign, but is "
                + lines[i + 1]);
      }
      for (int j = 0; j < columns; j++) {
        values[i * columns + j] = number(cells[j], i + 2);
      }
    }
    double[] targets = new double[labels.length];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = labels[i];
    }
    return new Dataset(Numbers.of(Shape.of(columns), values), Numbers.scalars(targets), CLASSES);
  }

  /** The file is ASCII: a character a byte, and no decoder that would weigh on the page. */
  private static String text(byte[] file) {
    StringBuilder text = new StringBuilder(file.length);
    for (byte character : file) {
      text.append((char) (character & 0xff));
    }
    return text.toString();
  }

  /** A tokenizer and not String.split, whose regular expressions weigh on the page. */
  private static String[] parts(String text, String separators) {
    StringTokenizer tokens = new StringTokenizer(text, separators);
    String[] parts = new String[tokens.countTokens()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = tokens.nextToken();
    }
    return parts;
  }

  private static double number(String cell, int line) {
    try {
      return Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Line " + line + " of " + FILE + " holds \"" + cell + "\", which is not a number", e);
    }
  }
}
