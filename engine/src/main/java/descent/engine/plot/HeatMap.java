package descent.engine.plot;

import descent.engine.plot.Surface.Anchor;

/**
 * A matrix as coloured cells, with numbers in them if wanted: correlations, weights, a confusion
 * matrix. Zero is the bare sheet.
 */
public final class HeatMap implements Pointed {
  private static final double BAR = 24;
  private static final double LABEL = 11;

  /** Smaller cells have thinner joints and no numbers in them. */
  private static final double FINE = 20;

  private final String rowTitle;
  private final String columnTitle;
  private String[] rowNames;
  private String[] columnNames;
  private float[] values;
  private boolean numbers;
  private boolean paleDiagonal;
  private int digits;
  private Tint tint = Tint.ink(1);
  private int row = -1;
  private int column;
  private int chosen = -1;

  /** A matrix of zeros. */
  public HeatMap(String rowTitle, String[] rowNames, String columnTitle, String[] columnNames) {
    this.rowTitle = rowTitle;
    this.rowNames = rowNames.clone();
    this.columnTitle = columnTitle;
    this.columnNames = columnNames.clone();
    values = new float[rowNames.length * columnNames.length];
  }

  /** Writes each number into its cell, with so many digits behind the point; zeros stay blank. */
  public HeatMap withNumbers(int digits) {
    numbers = true;
    this.digits = digits;
    return this;
  }

  /** Leaves the diagonal pale: in a confusion matrix the mistakes are the subject. */
  public HeatMap withPaleDiagonal() {
    paleDiagonal = true;
    return this;
  }

  /**
   * Shows these numbers, row by row.
   *
   * @throws IllegalArgumentException when they are not one for each cell
   */
  public void show(float[] numbers, Tint tint) {
    if (numbers.length != values.length) {
      throw new IllegalArgumentException(
          "The map has " + values.length + " cells, but got " + numbers.length + " numbers");
    }
    System.arraycopy(numbers, 0, values, 0, values.length);
    this.tint = tint;
  }

  /** The names of rows or columns that are counted from 0. */
  public static String[] numbered(int count) {
    String[] names = new String[count];
    for (int i = 0; i < count; i++) {
      names[i] = String.valueOf(i);
    }
    return names;
  }

  /** Becomes a matrix of zeros of another size. */
  public void resize(String[] rowNames, String[] columnNames) {
    this.rowNames = rowNames.clone();
    this.columnNames = columnNames.clone();
    values = new float[rowNames.length * columnNames.length];
    leave();
    choose(-1);
  }

  /** How many cells there are. */
  public int cells() {
    return values.length;
  }

  /** Marks the learner's cell, counted row by row; -1 for none. */
  public void choose(int cell) {
    chosen = cell;
  }

  private double leftMargin() {
    int longest = 0;
    for (String name : rowNames) {
      longest = Math.max(longest, name.length());
    }
    return 10 + 6.2 * longest + (rowTitle.isEmpty() ? 0 : 14);
  }

  private double cell(double width, double height) {
    double below = BAR + (columnTitle.isEmpty() ? 0 : 14);
    return Math.max(
        4,
        Math.min(
            (width - leftMargin() - 2) / columnNames.length,
            (height - 18 - below) / rowNames.length));
  }

  @Override
  public void draw(Surface s) {
    s.fill(0, 0, s.width(), s.height(), Ink.SURFACE);
    double size = cell(s.width(), s.height());
    double left = leftMargin();
    double top = 18;
    Raster raster = new Raster(columnNames.length, rowNames.length);
    float[] shown = values.clone();
    if (paleDiagonal) {
      for (int i = 0; i < Math.min(rowNames.length, columnNames.length); i++) {
        shown[i * columnNames.length + i] = 0;
      }
    }
    raster.paint(shown, 0, tint, s.palette());
    double width = size * columnNames.length;
    double height = size * rowNames.length;
    s.image(raster, left, top, width, height, false);
    drawLines(s, left, top, size);
    drawNames(s, left, top, size);
    if (numbers && size >= FINE) {
      drawNumbers(s, left, top, size, shown);
    }
    s.frame(left, top, width, height, Ink.LINE_STRONG);
    if (chosen >= 0) {
      drawRing(s, left, top, size, chosen / columnNames.length, chosen % columnNames.length);
    }
    if (row >= 0) {
      drawRing(s, left, top, size, row, column);
    }
    double below = top + height + (columnTitle.isEmpty() ? 8 : 22);
    s.text(columnTitle, left, top + height + 15, Anchor.START, LABEL, Ink.INK_3);
    tint.drawBar(s, left + (tint.isSigned() ? 40 : 14), below, Math.min(90, width / 2));
  }

  private void drawLines(Surface s, double left, double top, double size) {
    Path lines = new Path();
    for (int i = 1; i < columnNames.length; i++) {
      lines.moveTo(left + i * size, top);
      lines.lineTo(left + i * size, top + rowNames.length * size);
    }
    for (int i = 1; i < rowNames.length; i++) {
      lines.moveTo(left, top + i * size);
      lines.lineTo(left + columnNames.length * size, top + i * size);
    }
    s.stroke(lines, Ink.SURFACE, size < FINE ? 0.5 : 1, false);
  }

  private void drawNames(Surface s, double left, double top, double size) {
    int step = (int) Math.ceil(LABEL / size);
    for (int i = 0; i < columnNames.length; i += 2 * step - 1) {
      s.text(columnNames[i], left + (i + 0.5) * size, top - 5, Anchor.MIDDLE, LABEL, Ink.INK_3);
    }
    for (int i = 0; i < rowNames.length; i += step) {
      s.text(rowNames[i], left - 6, top + (i + 0.5) * size + 4, Anchor.END, LABEL, Ink.INK_3);
    }
    s.text(rowTitle, 0, 10, Anchor.START, LABEL, Ink.INK_3);
  }

  private void drawNumbers(Surface s, double left, double top, double size, float[] shown) {
    double letters = Math.min(12, size * 0.42);
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0) {
        boolean pale = paleDiagonal && i / columnNames.length == i % columnNames.length;
        s.text(
            Ticks.fixed(values[i], digits),
            left + (i % columnNames.length + 0.5) * size,
            top + (i / columnNames.length + 0.5) * size + letters * 0.36,
            Anchor.MIDDLE,
            letters,
            pale ? Ink.INK_3 : ColorScale.textOn(tint.color(shown[i], s.palette())));
      }
    }
  }

  private static void drawRing(
      Surface s, double left, double top, double size, int row, int column) {
    double x = left + column * size;
    double y = top + row * size;
    Path ring = new Path();
    ring.moveTo(x, y);
    ring.lineTo(x + size, y);
    ring.lineTo(x + size, y + size);
    ring.lineTo(x, y + size);
    ring.lineTo(x, y);
    s.stroke(ring, Ink.YOU, 2.5, false);
  }

  // -- reading

  @Override
  public void point(double x, double y, double width, double height) {
    double size = cell(width, height);
    int toColumn = (int) Math.floor((x - leftMargin()) / size);
    int toRow = (int) Math.floor((y - 18) / size);
    boolean inside =
        toColumn >= 0 && toRow >= 0 && toColumn < columnNames.length && toRow < rowNames.length;
    row = inside ? toRow : -1;
    column = inside ? toColumn : 0;
  }

  @Override
  public void move(int right, int down) {
    boolean nowhere = row < 0;
    row = nowhere ? 0 : Math.clamp(row + down, 0, rowNames.length - 1);
    column = nowhere ? 0 : Math.clamp(column + right, 0, columnNames.length - 1);
  }

  @Override
  public void leave() {
    row = -1;
    column = 0;
  }

  @Override
  public int place() {
    return row < 0 ? -1 : row * columnNames.length + column;
  }

  @Override
  public String reading() {
    if (row < 0) {
      return "";
    }
    float value = values[row * columnNames.length + column];
    return named(rowTitle, rowNames[row])
        + ", "
        + named(columnTitle, columnNames[column])
        + ": "
        + (numbers ? Ticks.fixed(value, digits) : Ticks.significantTrimmed(value, 3));
  }

  private static String named(String title, String name) {
    return title.isEmpty() ? name : title + " " + name;
  }

  @Override
  public double[] readingPoint(double width, double height) {
    double size = cell(width, height);
    return new double[] {leftMargin() + (column + 0.5) * size, 18 + (row + 0.5) * size};
  }

  @Override
  public String describe() {
    int most = paleDiagonal ? 1 : 0;
    for (int i = 0; i < values.length; i++) {
      boolean skipped = paleDiagonal && i / columnNames.length == i % columnNames.length;
      most = !skipped && values[i] > values[most] ? i : most;
    }
    return "A map of "
        + rowNames.length
        + " by "
        + columnNames.length
        + " numbers; the largest"
        + (paleDiagonal ? " off the diagonal" : "")
        + " is "
        + Ticks.significantTrimmed(values[most], 3)
        + " at "
        + named(rowTitle, rowNames[most / columnNames.length])
        + ", "
        + named(columnTitle, columnNames[most % columnNames.length])
        + ".";
  }

  @Override
  public String[][] table() {
    String[][] table = new String[rowNames.length + 1][columnNames.length + 1];
    table[0][0] = rowTitle + " \u2193 " + columnTitle + " \u2192";
    System.arraycopy(columnNames, 0, table[0], 1, columnNames.length);
    for (int i = 0; i < rowNames.length; i++) {
      table[i + 1][0] = rowNames[i];
      for (int j = 0; j < columnNames.length; j++) {
        table[i + 1][j + 1] = Ticks.significantTrimmed(values[i * columnNames.length + j], 4);
      }
    }
    return table;
  }
}
