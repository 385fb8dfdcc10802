package descent.engine.plot;

import descent.engine.plot.Surface.Anchor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The loss of each step of a run, on a logarithmic scale over time on a square-root axis: half the
 * width is for the first quarter, where the learning is.
 */
public final class LossCurve implements Figure {
  private static final double LEFT = 36;
  private static final double RIGHT = 12;
  private static final double ABOVE = 6;
  private static final double BELOW = 20;
  private static final double LABEL = 11;

  /** A loss of 0 has no logarithm; what is smaller is drawn here. */
  private static final double SMALLEST = 1e-9;

  /** More could not be told apart. */
  private static final int MOST_EARLIER = 4;

  /** The first kinds are the classes' colours, which mean something else. */
  private static final int FIRST_KIND = 2;

  private int expected;
  private final Path path = new Path();
  private float[] losses = new float[256];
  private int size;
  private int position;
  private int[] moments = new int[0];
  private final List<Earlier> earlier = new ArrayList<>();

  /** A run that was here before, to compare with. */
  private record Earlier(String name, float[] losses) {}

  /** An empty curve of a run of so many steps; the axis grows when there are more. */
  public LossCurve(int expected) {
    this.expected = expected;
  }

  /** The run is to have so many steps; the axis grows when there are more. */
  public void expect(int steps) {
    expected = steps;
  }

  /** Forgets all losses. */
  public void clear() {
    size = 0;
    position = 0;
    moments = new int[0];
  }

  /**
   * Keeps the losses up to the playhead as a faint line of this name, to compare the next run with.
   * One of the same name is replaced; of many, the oldest goes.
   */
  public void keepAs(String name) {
    if (position < 2) {
      return;
    }
    earlier.removeIf(run -> run.name.equals(name));
    if (earlier.size() == MOST_EARLIER) {
      earlier.removeFirst();
    }
    earlier.add(new Earlier(name, Arrays.copyOf(losses, position)));
  }

  /** Puts the playhead after so many steps; what lies beyond is the faint future. */
  public void setPosition(int steps) {
    position = Math.clamp(steps, 0, size);
  }

  /** After how many steps the playhead stands. */
  public int position() {
    return position;
  }

  /** Forgets the future, which the run may now go through in another way. */
  public void forgetFuture() {
    size = position;
  }

  /** Marks the steps that can be gone back to. */
  public void setMoments(int[] steps) {
    moments = steps;
  }

  /** The step that stands at a place between 0 and 1 of the time axis. */
  public int stepAt(double place) {
    double most = Math.max(expected, size);
    return (int) Math.rint(Math.clamp(place, 0.0, 1.0) * Math.clamp(place, 0.0, 1.0) * most);
  }

  /** Where a step stands on the time axis, between 0 and 1. */
  public double placeOf(int step) {
    return Scale.SQRT.place(step, 0, Math.max(expected, size));
  }

  /** The loss of a step, counted from 1; NaN where there is none. */
  public double lossOf(int step) {
    return step >= 1 && step <= size ? losses[step - 1] : Double.NaN;
  }

  /** The mean of the last losses before the playhead, of so many at most; NaN without any. */
  public double recent(int count) {
    int from = Math.max(0, position - count);
    double sum = 0;
    for (int i = from; i < position; i++) {
      sum += losses[i];
    }
    return sum / (position - from);
  }

  /**
   * Adds losses of the steps from {@code first} on and puts the playhead behind them.
   *
   * @throws IllegalArgumentException when steps are missing before it
   */
  public void add(int first, float[] fresh) {
    if (first > size) {
      throw new IllegalArgumentException(
          "The curve has " + size + " steps, but got losses from step " + first + " on");
    }
    int end = first + fresh.length;
    if (end > losses.length) {
      losses = Arrays.copyOf(losses, Math.max(end, 2 * losses.length));
    }
    System.arraycopy(fresh, 0, losses, first, fresh.length);
    size = Math.max(size, end);
    position = end;
  }

  @Override
  public void draw(Surface s) {
    double width = s.width() - LEFT - RIGHT;
    double height = s.height() - ABOVE - BELOW;
    double steps = Math.max(expected, size);
    double top = powerAbove();
    double bottom = powerBelow(top);
    s.fill(0, 0, s.width(), s.height(), Ink.SURFACE);
    drawGrid(s, width, height, bottom, top);
    drawMoments(s, width, height, steps);
    drawTime(s, width, height, steps);
    s.clip(LEFT, 0, width + RIGHT, ABOVE + height);
    drawEarlier(s, width, height, steps, bottom, top);
    trace(losses, width, height, steps, bottom, top, Math.max(0, position - 1), size);
    s.stroke(path, Ink.LINE_STRONG, 1, false);
    trace(losses, width, height, steps, bottom, top, 0, position);
    s.stroke(path, Ink.INK, 1.8, false);
    s.unclip();
    if (size > 0) {
      drawPlayhead(s, width, height, steps, bottom, top);
    }
  }

  private double powerAbove() {
    double most = 1;
    for (int i = 0; i < size; i++) {
      if (losses[i] > most && losses[i] < Float.POSITIVE_INFINITY) {
        most = losses[i];
      }
    }
    return Math.pow(10, Math.ceil(Math.log10(most) - 1e-9));
  }

  private double powerBelow(double top) {
    double least = top / 100;
    for (int i = 0; i < size; i++) {
      if (losses[i] < least && losses[i] > SMALLEST) {
        least = losses[i];
      }
    }
    for (Earlier run : earlier) {
      for (float loss : run.losses) {
        least = loss > SMALLEST ? Math.min(least, loss) : least;
      }
    }
    return Math.pow(10, Math.floor(Math.log10(least)));
  }

  private static void drawGrid(Surface s, double width, double height, double bottom, double top) {
    Path lines = new Path();
    for (double value : Ticks.powers(bottom, top)) {
      double y = ABOVE + (1 - Scale.LOG.place(value, bottom, top)) * height;
      lines.moveTo(LEFT, y);
      lines.lineTo(LEFT + width, y);
      s.text(Ticks.powerOfTen(value), LEFT - 6, y + 4, Anchor.END, LABEL, Ink.INK_3);
    }
    s.stroke(lines, Ink.GRID, 1, false);
  }

  private static void drawTime(Surface s, double width, double height, double steps) {
    Path axis = new Path();
    double y = ABOVE + height;
    axis.moveTo(LEFT, y);
    axis.lineTo(LEFT + width, y);
    double lastLabel = -100;
    for (double step : Ticks.shares(steps)) {
      double x = LEFT + Scale.SQRT.place(step, 0, steps) * width;
      axis.moveTo(x, y);
      axis.lineTo(x, y - 4);
      if (x - lastLabel > 52) {
        Anchor anchor = step == steps ? Anchor.END : Anchor.MIDDLE;
        s.text(Ticks.write(step, 0), x, y + 15, anchor, LABEL, Ink.INK_3);
        lastLabel = x;
      }
    }
    s.stroke(axis, Ink.LINE_STRONG, 1, false);
  }

  private void drawMoments(Surface s, double width, double height, double steps) {
    Path ticks = new Path();
    double last = Double.NEGATIVE_INFINITY;
    for (int step : moments) {
      double x = LEFT + Scale.SQRT.place(step, 0, steps) * width;
      if (x - last >= 3) {
        ticks.moveTo(x, ABOVE + height + 1);
        ticks.lineTo(x, ABOVE + height + 3);
        last = x;
      }
    }
    s.stroke(ticks, Ink.INK_3, 1, false);
  }

  /** At most one point a pixel: of the steps that share a pixel, the first. */
  private void trace(
      float[] losses,
      double width,
      double height,
      double steps,
      double bottom,
      double top,
      int from,
      int to) {
    path.clear();
    double last = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      double x = LEFT + Scale.SQRT.place(i + 1, 0, steps) * width;
      if (x - last >= 0.5 || i == to - 1) {
        double value = Math.clamp(losses[i], SMALLEST, (double) Float.MAX_VALUE);
        path.lineTo(x, ABOVE + (1 - Scale.LOG.place(value, bottom, top)) * height);
        last = x;
      }
    }
  }

  /** Dashed, each in its colour, with its name where it ends. */
  private void drawEarlier(
      Surface s, double width, double height, double steps, double bottom, double top) {
    for (int i = 0; i < earlier.size(); i++) {
      Earlier run = earlier.get(i);
      int count = run.losses.length;
      trace(run.losses, width, height, steps, bottom, top, 0, count);
      s.stroke(path, Ink.kind(FIRST_KIND + i), 1.2, true);
      double x = LEFT + Scale.SQRT.place(count, 0, steps) * width;
      boolean late = x > LEFT + 0.8 * width;
      double y = ABOVE + 10 + 12 * i;
      s.text(
          run.name,
          late ? LEFT + width - 4 : x + 4,
          y,
          late ? Anchor.END : Anchor.START,
          LABEL,
          Ink.kind(FIRST_KIND + i));
    }
  }

  private void drawPlayhead(
      Surface s, double width, double height, double steps, double bottom, double top) {
    double x = LEFT + Scale.SQRT.place(position, 0, steps) * width;
    double value =
        Math.clamp(losses[Math.max(0, position - 1)], SMALLEST, (double) Float.MAX_VALUE);
    double y = ABOVE + (1 - Scale.LOG.place(value, bottom, top)) * height;
    Path head = new Path();
    head.moveTo(x, 0);
    head.lineTo(x, ABOVE + height);
    s.stroke(head, Ink.YOU, 1.5, false);
    s.marker(Surface.Marker.CIRCLE, x, y, 4, Ink.INK, Ink.SURFACE);
  }

  @Override
  public String describe() {
    return size == 0
        ? "The loss curve, still empty."
        : "The loss over "
            + Ticks.write(size, 0)
            + " steps: it began at "
            + Ticks.significant(losses[0], 3)
            + " and is now "
            + Ticks.significant(losses[Math.max(0, position - 1)], 3)
            + (position < size ? ", shown after " + Ticks.write(position, 0) + " steps." : ".")
            + describeEarlier();
  }

  private String describeEarlier() {
    StringBuilder text = new StringBuilder();
    for (Earlier run : earlier) {
      int last = run.losses.length - 1;
      text.append(" Before, ").append(run.name).append(": ");
      text.append(Ticks.significant(run.losses[last], 3));
      text.append(" after ").append(Ticks.write(last + 1, 0)).append(" steps.");
    }
    return text.toString();
  }

  /** Every power-of-two step, and the last. */
  @Override
  public String[][] table() {
    int rows = 0;
    for (int step = 1; step < size; step *= 2) {
      rows++;
    }
    int[] steps = new int[size == 0 ? 0 : rows + 1];
    for (int i = 0, step = 1; i < rows; i++, step *= 2) {
      steps[i] = step;
    }
    if (size > 0) {
      steps[rows] = size;
    }
    String[][] table = new String[steps.length + 1][];
    table[0] = row("step", "loss");
    for (int j = 0; j < earlier.size(); j++) {
      table[0][j + 2] = earlier.get(j).name;
    }
    for (int i = 0; i < steps.length; i++) {
      int step = steps[i];
      table[i + 1] = row(Ticks.write(step, 0), Ticks.significant(losses[step - 1], 4));
      for (int j = 0; j < earlier.size(); j++) {
        float[] others = earlier.get(j).losses;
        table[i + 1][j + 2] =
            step <= others.length ? Ticks.significant(others[step - 1], 4) : "\u2013";
      }
    }
    return table;
  }

  private String[] row(String step, String loss) {
    String[] row = new String[2 + earlier.size()];
    row[0] = step;
    row[1] = loss;
    return row;
  }
}
