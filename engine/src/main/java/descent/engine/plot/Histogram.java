package descent.engine.plot;

import descent.engine.plot.Surface.Anchor;
import java.util.Arrays;

/** How many of some numbers fall into each of several equal bins. */
public final class Histogram implements Pointed {
  private static final double LEFT = 34;
  private static final double BELOW = 20;
  private static final double ABOVE = 8;
  private static final double LABEL = 11;

  private final String name;
  private final double min;
  private final double max;
  private final int[] counts;
  private int total;
  private int pointed = -1;

  /** Empty bins from min to max; numbers outside are counted in the outermost. */
  public Histogram(String name, double min, double max, int bins) {
    this.name = name;
    this.min = min;
    this.max = max;
    counts = new int[bins];
  }

  /** Counts these numbers instead of those before. */
  public void show(float[] numbers) {
    Arrays.fill(counts, 0);
    for (float number : numbers) {
      int bin = (int) Math.floor((number - min) / (max - min) * counts.length);
      counts[Math.clamp(bin, 0, counts.length - 1)]++;
    }
    total = numbers.length;
  }

  private int most() {
    int most = 0;
    for (int i = 0; i < counts.length; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    return most;
  }

  @Override
  public void draw(Surface s) {
    s.fill(0, 0, s.width(), s.height(), Ink.SURFACE);
    double width = s.width() - LEFT - 8;
    double height = s.height() - ABOVE - BELOW;
    double bottom = ABOVE + height;
    double top = Math.max(1, counts[most()]);
    double bin = width / counts.length;
    for (int i = 0; i < counts.length; i++) {
      double tall = counts[i] / top * height;
      double x = LEFT + i * bin;
      s.fill(x + 0.5, bottom - tall, bin - 1, tall, i == pointed ? Ink.YOU : Ink.LINE_STRONG);
    }
    Path axis = new Path();
    axis.moveTo(LEFT, bottom);
    axis.lineTo(LEFT + width, bottom);
    for (double value : Ticks.linear(min, max, (int) (width / 60))) {
      double x = LEFT + Scale.LINEAR.place(value, min, max) * width;
      axis.moveTo(x, bottom);
      axis.lineTo(x, bottom - 4);
      String text = Ticks.significantTrimmed(value, 2);
      s.text(text, x, bottom + 14, Anchor.MIDDLE, LABEL, Ink.INK_3);
    }
    s.stroke(axis, Ink.LINE_STRONG, 1, false);
    s.text(Ticks.write(top, 0), LEFT - 6, ABOVE + 8, Anchor.END, LABEL, Ink.INK_3);
    s.text("0", LEFT - 6, bottom + 4, Anchor.END, LABEL, Ink.INK_3);
  }

  // -- reading

  @Override
  public void point(double x, double y, double width, double height) {
    int bin = (int) Math.floor((x - LEFT) / (width - LEFT - 8) * counts.length);
    pointed = Math.clamp(bin, 0, counts.length - 1);
  }

  @Override
  public void move(int right, int down) {
    pointed = pointed < 0 ? 0 : Math.clamp(pointed + right, 0, counts.length - 1);
  }

  @Override
  public void leave() {
    pointed = -1;
  }

  @Override
  public int place() {
    return pointed;
  }

  private String range(int bin) {
    double step = (max - min) / counts.length;
    return Ticks.significantTrimmed(min + bin * step, 3)
        + " to "
        + Ticks.significantTrimmed(min + (bin + 1) * step, 3);
  }

  @Override
  public String reading() {
    return pointed < 0 ? "" : range(pointed) + ": " + Ticks.write(counts[pointed], 0);
  }

  @Override
  public double[] readingPoint(double width, double height) {
    return new double[] {LEFT + (pointed + 0.5) / counts.length * (width - LEFT - 8), ABOVE + 8};
  }

  @Override
  public String describe() {
    return total == 0
        ? "A histogram of " + name + ", still empty."
        : "A histogram of "
            + Ticks.write(total, 0)
            + " "
            + name
            + "; most, "
            + Ticks.write(counts[most()], 0)
            + ", lie from "
            + range(most())
            + ".";
  }

  @Override
  public String[][] table() {
    String[][] table = new String[counts.length + 1][];
    table[0] = new String[] {name, "count"};
    for (int i = 0; i < counts.length; i++) {
      table[i + 1] = new String[] {range(i), Ticks.write(counts[i], 0)};
    }
    return table;
  }
}
