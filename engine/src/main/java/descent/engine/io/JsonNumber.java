package descent.engine.io;

/** A JSON number, always finite: JSON has no word for infinity or for a number that is none. */
public record JsonNumber(double value) implements JsonValue {
  /** Integers are exact up to this size. */
  private static final double LARGEST_INTEGER = 0x1p53;

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public JsonNumber {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "JSON cannot hold " + value + ": store finite numbers, or null for a missing one");
    }
  }

  /** Whether this is an integer that a double holds exactly. */
  public boolean isInteger() {
    return Math.abs(value) <= LARGEST_INTEGER && value == Math.floor(value);
  }
}
