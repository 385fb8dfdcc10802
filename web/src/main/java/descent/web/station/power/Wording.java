package descent.web.station.power;

import descent.engine.plot.Ticks;
import descent.web.frame.Terms;

/** How explanations say places, sums and answers. */
final class Wording {
  private Wording() {}

  /** {@code 1 feature}, {@code 27 features}. */
  static String features(int count) {
    return count + (count == 1 ? " feature" : " features");
  }

  /** Which place is spoken of. */
  static String at(double[] place) {
    return place.length == 1
        ? "At x = " + Ticks.fixed(place[0], 2) + "."
        : "At x\u2081 = "
            + Ticks.fixed(place[0], 2)
            + ", x\u2082 = "
            + Ticks.fixed(place[1], 2)
            + ".";
  }

  /** What a final sum means. */
  static String verdict(double sum, boolean isLogistic) {
    if (!isLogistic) {
      return "The sum is the answer: y = " + Terms.number(sum) + ".";
    }
    double probability = Net.sigmoid(sum);
    return "The sigmoid turns it into p(1) = 1 / (1 + e<sup>\u2212z</sup>) = "
        + Terms.number(probability)
        + ": "
        + (sum > 0 ? "<b class=\"c1\">class 1</b>." : "<b class=\"c0\">class 0</b>.");
  }
}
