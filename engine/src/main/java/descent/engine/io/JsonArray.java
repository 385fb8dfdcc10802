package descent.engine.io;

import java.util.ArrayList;
import java.util.List;

/** A JSON array. */
public record JsonArray(List<JsonValue> items) implements JsonValue {
  /** Keeps a copy of the items. */
  public JsonArray {
    items = List.copyOf(items);
  }

  /** An array of numbers. */
  public static JsonArray of(double... numbers) {
    List<JsonValue> items = new ArrayList<>(numbers.length);
    for (double number : numbers) {
      items.add(new JsonNumber(number));
    }
    return new JsonArray(items);
  }

  /** An array of integers. */
  public static JsonArray of(int... numbers) {
    List<JsonValue> items = new ArrayList<>(numbers.length);
    for (int number : numbers) {
      items.add(new JsonNumber(number));
    }
    return new JsonArray(items);
  }

  /**
   * The items as numbers.
   *
   * @throws IllegalArgumentException if one is not a number
   */
  public double[] numbers() {
    double[] numbers = new double[items.size()];
    for (int i = 0; i < numbers.length; i++) {
      if (!(items.get(i) instanceof JsonNumber number)) {
        throw new IllegalArgumentException(
            "Item " + i + " of an array of numbers is " + items.get(i).kind());
      }
      numbers[i] = number.value();
    }
    return numbers;
  }

  /**
   * The items as ints.
   *
   * @throws IllegalArgumentException if one is not an integer of 32 bits
   */
  public int[] integers() {
    double[] numbers = numbers();
    int[] integers = new int[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      integers[i] = (int) numbers[i];
      if (integers[i] != numbers[i]) {
        throw new IllegalArgumentException(
            "Item " + i + " of an array of integers is " + numbers[i]);
      }
    }
    return integers;
  }
}
