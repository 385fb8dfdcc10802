package descent.web.frame;

import descent.engine.plot.Ticks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How explanations write numbers, and how they shorten long sums. */
public final class Terms {
  /** So many terms stand alone, the others in one line. */
  private static final int ALONE = 6;

  private static final int DIGITS = 4;

  private Terms() {}

  /** A number as the tables write it. */
  public static String number(double value) {
    return Ticks.significantTrimmed(value, DIGITS);
  }

  /** The terms with the largest size in that order, the rest added up in one line. */
  public static List<Explanation.Term> loudest(List<Explanation.Term> terms, String others) {
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
    List<String> gaps = Collections.nCopies(terms.get(0).factors().size(), "");
    List<Explanation.Term> loudest = new ArrayList<>(sorted.subList(0, ALONE));
    loudest.add(new Explanation.Term(label, gaps, rest));
    return loudest;
  }
}
