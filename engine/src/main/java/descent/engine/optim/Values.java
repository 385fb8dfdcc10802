package descent.engine.optim;

/** Checks that optimisers share. */
final class Values {
  private Values() {}

  static void notNegative(String optimizer, String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          optimizer + "'s " + name + " must be 0 or more, but is " + value);
    }
  }

  static void fraction(String optimizer, String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          optimizer + "'s " + name + " must be at least 0 and below 1, but is " + value);
    }
  }
}
