package descent.web.station.power;

import descent.engine.plot.Ticks;
import descent.web.frame.Explanation;
import java.util.ArrayList;
import java.util.List;

/** How explanations say places, sums and answers. */
final class Wording {
  /** So many terms stand alone, the others in one line. */
  private static final int ALONE = 6;

  private static final int DIGITS = 4;

  private Wording() {}

  /** A number as the tables write it. */
  static String number(double value) {
    return Ticks.significantTrimmed(value, DIGITS);
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

  /** The terms with the largest size in that order, the rest added up in one line. */
  static List<Explanation.Term> loudest(List<Explanation.Term> terms, String others) {
    List<Explanation.Term> sorted = new ArrayList<>(terms);
    if (terms.size() <= ALONE + 1) {
      return sorted;
    }
    sorted.sort((a, b) -> Double.compare(Math.abs(b.value()), Math.abs(a.value())));
    double rest = 0;
    int silent = 0;
    for (Explanation.Term term : sorted.subList(ALONE, sorted.size())) {
      rest += term.value();
      silent += term.value() == 0 ? 1 : 0;
    }
    String label =
        sorted.size() - ALONE + " " + others + (silent == 0 ? "" : ", " + silent + " off");
    List<Explanation.Term> loudest = new ArrayList<>(sorted.subList(0, ALONE));
    loudest.add(new Explanation.Term(label, List.of("", ""), rest));
    return loudest;
  }

  /** What a final sum means. */
  static String verdict(double sum, boolean isLogistic) {
    if (!isLogistic) {
      return "The sum is the answer: y = " + number(sum) + ".";
    }
    double probability = Model.sigmoid(sum);
    return "The sigmoid turns it into p(1) = 1 / (1 + e<sup>\u2212z</sup>) = "
        + number(probability)
        + ": "
        + (sum > 0 ? "<b class=\"c1\">class 1</b>." : "<b class=\"c0\">class 0</b>.");
  }
}
