package descent.engine.nn;

/** Checks that layers share. */
final class Sizes {
  private Sizes() {}

  static void atLeastOne(String layer, String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          layer + "'s " + name + " must be at least 1, but is " + value);
    }
  }
}
