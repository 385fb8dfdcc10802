package descent.engine.optim;

/** Checks and formulas that optimisers and schedules share. */
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

  static void positive(String what, String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(what + "'s " + name + " must be above 0, but is " + value);
    }
  }

  /** Half a cosine: from at part 0, to at part 1. */
  static double cosine(double from, double to, double part) {
    return to + (from - to) * (1 + Math.cos(Math.PI * part)) / 2;
  }
}
