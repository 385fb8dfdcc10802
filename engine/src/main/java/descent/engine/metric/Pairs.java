package descent.engine.metric;

/** What every metric asks of the two sides it compares. */
final class Pairs {
  private Pairs() {}

  static void check(int truths, int answers) {
    if (truths != answers || truths == 0) {
      throw new IllegalArgumentException(
          "A metric compares as many answers as there are true values, at least one; got "
              + truths
              + " true values and "
              + answers
              + " answers");
    }
  }

  static int index(int label, int classes) {
    if (label < 0 || label >= classes) {
      throw new IllegalArgumentException(
          "A class index lies between 0 and " + (classes - 1) + ", got " + label);
    }
    return label;
  }
}
