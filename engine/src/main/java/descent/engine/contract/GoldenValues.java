package descent.engine.contract;

import descent.engine.Shape;
import descent.engine.io.JsonArray;
import descent.engine.io.JsonNumber;
import descent.engine.io.JsonObject;
import descent.engine.io.JsonString;
import descent.engine.io.JsonValue;
import java.util.List;

/**
 * A golden tensor: {@code {"shape": [...], "data": [...]}}, row-major, where a number that JSON has
 * no word for is a string.
 *
 * @param sizes the shape
 * @param data the numbers
 */
record GoldenValues(int[] sizes, double[] data) {
  static GoldenValues of(JsonObject tensor) {
    List<JsonValue> items = tensor.array("data").items();
    double[] data = new double[items.size()];
    for (int i = 0; i < data.length; i++) {
      data[i] = number(items.get(i));
    }
    return new GoldenValues(tensor.array("shape").integers(), data);
  }

  static GoldenValues of(JsonArray numbers) {
    double[] data = numbers.numbers();
    return new GoldenValues(new int[] {data.length}, data);
  }

  /** A number, or the name of one. */
  static double number(JsonValue value) {
    return switch (value) {
      case JsonNumber number -> number.value();
      case JsonString name -> Double.parseDouble(name.value());
      default -> throw new IllegalArgumentException("A golden tensor holds " + value.kind());
    };
  }

  /** The shape as that of a batch: the first size is the number of rows. */
  Shape rows() {
    int[] row = new int[sizes.length - 1];
    System.arraycopy(sizes, 1, row, 0, row.length);
    return Shape.rows(row);
  }

  /** The same tensor with its first two axes exchanged. */
  GoldenValues swapped() {
    int first = sizes[0];
    int second = sizes[1];
    int inner = data.length / (first * second);
    int[] turned = sizes.clone();
    turned[0] = second;
    turned[1] = first;
    double[] moved = new double[data.length];
    for (int i = 0; i < first; i++) {
      for (int j = 0; j < second; j++) {
        System.arraycopy(data, (i * second + j) * inner, moved, (j * first + i) * inner, inner);
      }
    }
    return new GoldenValues(turned, moved);
  }

  /**
   * How far actual numbers are from these: max |a - b| / max(1, max |b|); infinite when one is NaN
   * or infinite and the other is not the same.
   */
  double error(double[] actual) {
    if (actual.length != data.length) {
      return Double.POSITIVE_INFINITY;
    }
    double scale = 1;
    double error = 0;
    for (int i = 0; i < data.length; i++) {
      if (Double.isFinite(data[i])) {
        scale = Math.max(scale, Math.abs(data[i]));
      }
      if (Double.compare(actual[i], data[i]) == 0) {
        continue;
      }
      double difference = Math.abs(actual[i] - data[i]);
      if (Double.isNaN(difference) || Double.isInfinite(difference)) {
        return Double.POSITIVE_INFINITY;
      }
      error = Math.max(error, difference);
    }
    return error / scale;
  }
}
