package descent.engine.plot;

import descent.engine.plot.Surface.Anchor;
import java.util.Arrays;

/**
 * Named amounts as horizontal bars from zero. Amounts with a sign grow left in violet and right in
 * bronze; a notebook's own number may stand beside each as a thin line.
 */
public final class Bars implements Pointed {
  private static final double LABEL = 12;
  private static final double LETTER = 6.6;

  private final String title;
  private final String[] names;
  private final double[] values;
  private final double[] marks;
  private final int digits;
  private final String unit;
  private double most;
  private int pointed = -1;
  private int chosen = -1;

  /**
   * Bars of zero.
   *
   * @param most the longest bar's amount; bars are cut there, never stretched
   * @param digits behind the point of each written amount, followed by {@code unit}
   */
  public Bars(String title, String[] names, double most, int digits, String unit) {
    this.title = title;
    this.names = names.clone();
    this.most = most;
    this.digits = digits;
    this.unit = unit;
    values = new double[names.length];
    marks = new double[names.length];
    Arrays.fill(marks, Double.NaN);
    Arrays.fill(values, Double.NaN);
  }

  /** Shows these amounts; NaN leaves a bar out. */
  public void show(double[] amounts) {
    System.arraycopy(amounts, 0, values, 0, values.length);
  }

  /** Shows these amounts and lets the longest bar be {@code most}. */
  public void show(double[] amounts, double most) {
    show(amounts);
    this.most = most;
  }

  /** Marks an amount on a bar, such as a notebook's own number; NaN for none. */
  public void mark(int bar, double amount) {
    marks[bar] = amount;
  }

  /** Marks the learner's bar; -1 for none. */
  public void choose(int bar) {
    chosen = bar;
  }

  private double nameWidth() {
    int longest = 0;
    for (String name : names) {
      longest = Math.max(longest, name.length());
    }
    return 8 + LETTER * longest;
  }

  private boolean isSigned() {
    for (double value : values) {
      if (value < 0) {
        return true;
      }
    }
    return false;
  }

  private int best() {
    int best = -1;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i]) && (best < 0 || values[i] > values[best])) {
        best = i;
      }
    }
    return best;
  }

  @Override
  public void draw(Surface s) {
    s.fill(0, 0, s.width(), s.height(), Ink.SURFACE);
    double line = s.height() / names.length;
    double thick = Math.min(14, line * 0.55);
    double left = nameWidth();
    double room = LETTER * (Ticks.fixed(most, digits).length() + unit.length() + 2);
    double width = Math.max(20, s.width() - left - room);
    boolean signed = isSigned();
    double zero = signed ? left + width / 2 : left;
    double scale = (signed ? width / 2 : width) / most;
    int best = signed ? -1 : chosen < 0 ? best() : chosen;
    for (int i = 0; i < names.length; i++) {
      double middle = (i + 0.5) * line;
      Ink words = i == best || i == chosen ? Ink.INK : Ink.INK_3;
      s.text(names[i], left - 8, middle + 4, Anchor.END, LABEL, words);
      s.fill(left, middle - thick / 2, width, thick, Ink.GRID);
      if (!Double.isNaN(values[i])) {
        double length = Math.clamp(values[i], -most, most) * scale;
        Ink ink = signed ? sign(values[i]) : i == best ? Ink.INK : Ink.LINE_STRONG;
        s.fill(Math.min(zero, zero + length), middle - thick / 2, Math.abs(length), thick, ink);
        s.text(text(i), left + width + 8, middle + 4, Anchor.START, LABEL, words);
      }
      if (!Double.isNaN(marks[i])) {
        vertical(s, zero + marks[i] * scale, middle, thick);
      }
      if (i == pointed || i == chosen) {
        s.frame(left - 1, middle - thick / 2 - 2, width + 2, thick + 4, Ink.YOU);
      }
    }
  }

  private static Ink sign(double value) {
    return value < 0 ? Ink.NEGATIVE : Ink.POSITIVE;
  }

  private static void vertical(Surface s, double x, double middle, double thick) {
    Path line = new Path();
    line.moveTo(x, middle - thick / 2 - 3);
    line.lineTo(x, middle + thick / 2 + 3);
    s.stroke(line, Ink.INK_3, 1.5, false);
  }

  private String text(int i) {
    return Double.isNaN(values[i]) ? "\u2013" : Ticks.fixed(values[i], digits) + unit;
  }

  // -- reading

  @Override
  public void point(double x, double y, double width, double height) {
    pointed = Math.clamp((int) (y / height * names.length), 0, names.length - 1);
  }

  @Override
  public void move(int right, int down) {
    pointed = pointed < 0 ? 0 : Math.clamp(pointed + right + down, 0, names.length - 1);
  }

  @Override
  public void leave() {
    pointed = -1;
  }

  @Override
  public int place() {
    return pointed;
  }

  @Override
  public String reading() {
    return pointed < 0 ? "" : names[pointed] + ": " + text(pointed);
  }

  @Override
  public double[] readingPoint(double width, double height) {
    return new double[] {width / 2, (pointed + 0.5) / names.length * height};
  }

  @Override
  public String describe() {
    int best = best();
    return best < 0
        ? title + ", still empty."
        : title + ": " + names[best] + " is highest with " + text(best) + ".";
  }

  @Override
  public String[][] table() {
    boolean marked = false;
    for (double mark : marks) {
      marked |= !Double.isNaN(mark);
    }
    String[][] table = new String[names.length + 1][];
    table[0] = marked ? new String[] {"", title, "the notebook's"} : new String[] {"", title};
    for (int i = 0; i < names.length; i++) {
      String mark = Double.isNaN(marks[i]) ? "\u2013" : Ticks.fixed(marks[i], digits) + unit;
      table[i + 1] =
          marked ? new String[] {names[i], text(i), mark} : new String[] {names[i], text(i)};
    }
    return table;
  }
}
