package descent.web.frame;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic behind one number: the terms that add up to it, with the real values put in.
 *
 * @param title what is explained, such as {@code Layer 3, neuron 5}
 * @param pages ways to look at it, such as forward and backward
 */
public record Explanation(String title, List<Page> pages) {
  /**
   * One way to look at it.
   *
   * @param name on the switch, such as {@code Forward}
   * @param intro a sentence before the table; may hold HTML such as MathML of ours
   * @param columns the names of the columns; the last is that of the terms
   * @param terms the rows
   * @param sumName of the sum below the rule
   * @param sum what they add up to
   * @param consequence one sentence on what follows; may hold HTML of ours
   */
  public record Page(
      String name,
      String intro,
      List<String> columns,
      List<Term> terms,
      String sumName,
      double sum,
      String consequence) {}

  /**
   * One row.
   *
   * @param label what it is, such as {@code neuron 3}
   * @param factors the numbers it is made of, as written; one for each column between label and
   *     term
   * @param value what it adds
   * @param opens explains it in turn, when its label is pressed; null for what says all there is
   */
  public record Term(String label, List<String> factors, double value, @Nullable Runnable opens) {
    /** A term that says all there is. */
    public Term(String label, List<String> factors, double value) {
      this(label, factors, value, null);
    }
  }
}
