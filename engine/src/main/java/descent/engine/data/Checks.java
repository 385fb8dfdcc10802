package descent.engine.data;

/** What every rule that draws points asks of its numbers. */
final class Checks {
  private Checks() {}

  static void points(String who, int points, int fewest) {
    if (points < fewest) {
      throw new IllegalArgumentException(who + " at least " + fewest + " points, got " + points);
    }
  }

  static void noise(String who, double noise) {
    if (!(noise >= 0 && noise < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(who + " a noise of 0 or more, got " + noise);
    }
  }
}
