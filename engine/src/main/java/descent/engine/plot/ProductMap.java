package descent.engine.plot;

import descent.engine.plot.Surface.Anchor;

/**
 * The arithmetic of one unit as three pictures: what it sees, its weights, and their products,
 * whose sum it answers. Pictures of several channels are laid side by side as tiles.
 */
public final class ProductMap implements Pointed {
  private static final double HEAD = 18;
  private static final double SIGN = 22;
  private static final double GAP = 2;
  private static final double LABEL = 11;

  /** Cells of this size have their number written in. */
  private static final double ROOMY = 27;

  private static final String[] TITLES = {"it sees", "weights", "products"};

  private final float[][] numbers = {{}, {}, {}};
  private final Tint[] tints = {Tint.ink(1), Tint.sign(1), Tint.sign(1)};
  private int tiles;
  private int across = 1;
  private int down = 1;
  private int columns = 1;
  private int pointed = -1;

  /**
   * Shows another unit.
   *
   * @param tiles how many channels it sees
   * @param across numbers side by side in a channel, of which there are {@code down} rows
   * @throws IllegalArgumentException when the numbers do not fill the channels
   */
  public void show(int tiles, int across, int down, float[] values, float[] weights) {
    int count = tiles * across * down;
    if (values.length != count || weights.length != count) {
      throw new IllegalArgumentException(
          tiles
              + " channels of "
              + across
              + " by "
              + down
              + " have "
              + count
              + " numbers, but got "
              + values.length
              + " and "
              + weights.length);
    }
    this.tiles = tiles;
    this.across = across;
    this.down = down;
    columns = Math.max(1, (int) Math.ceil(Math.sqrt((double) tiles * down / across)));
    float[] products = new float[count];
    boolean isSigned = false;
    for (int i = 0; i < count; i++) {
      products[i] = values[i] * weights[i];
      isSigned |= values[i] < 0;
    }
    numbers[0] = values;
    numbers[1] = weights;
    numbers[2] = products;
    tints[0] = isSigned ? Tint.sign(most(values)) : Tint.ink(most(values));
    tints[1] = Tint.sign(most(weights));
    tints[2] = Tint.sign(most(products));
    pointed = pointed < count ? pointed : -1;
  }

  private static double most(float[] numbers) {
    double most = 0;
    for (float number : numbers) {
      most = Math.max(most, Math.abs(number));
    }
    return most;
  }

  private double cell(double width, double height) {
    int rows = (tiles + columns - 1) / columns;
    double byWidth = ((width - 2 * SIGN) / 3 - (columns - 1) * GAP) / (columns * across);
    double byHeight = (height - HEAD - (rows - 1) * GAP) / (Math.max(1, rows) * down);
    return Math.max(1, Math.min(Math.min(byWidth, byHeight), 44));
  }

  private double left(int picture, double cell) {
    return picture * (columns * (across * cell + GAP) - GAP + SIGN);
  }

  private double x(int at, double cell) {
    int tile = at / (across * down);
    return tile % columns * (across * cell + GAP) + at % across * cell;
  }

  private double y(int at, double cell) {
    int tile = at / (across * down);
    return HEAD + Math.floorDiv(tile, columns) * (down * cell + GAP) + at / across % down * cell;
  }

  @Override
  public void draw(Surface s) {
    s.fill(0, 0, s.width(), s.height(), Ink.SURFACE);
    double cell = cell(s.width(), s.height());
    for (int i = 0; i < 3; i++) {
      drawPicture(s, i, left(i, cell), cell);
    }
    double middle = HEAD + Math.min(down * cell, s.height() - HEAD) / 2 + 5;
    s.text("\u00d7", left(1, cell) - SIGN / 2, middle, Anchor.MIDDLE, 16, Ink.INK);
    s.text("=", left(2, cell) - SIGN / 2, middle, Anchor.MIDDLE, 16, Ink.INK);
  }

  private void drawPicture(Surface s, int picture, double left, double cell) {
    double range = tints[picture].high();
    String bound = tints[picture].isSigned() ? " \u00b1" : " 0 to ";
    String title = TITLES[picture] + bound + Ticks.significantTrimmed(range, 2);
    s.text(title, left, 11, Anchor.START, LABEL, Ink.INK_3);
    Raster raster = new Raster(across, down);
    int size = across * down;
    for (int i = 0; i < tiles; i++) {
      double x = left + x(i * size, cell);
      double y = y(i * size, cell);
      raster.paint(numbers[picture], i * size, tints[picture], s.palette());
      s.image(raster, x, y, across * cell, down * cell, false);
      s.frame(x, y, across * cell, down * cell, Ink.GRID);
    }
    for (int i = 0; i < tiles * size && cell >= ROOMY; i++) {
      float number = numbers[picture][i];
      s.text(
          Ticks.fixed(number, 2),
          left + x(i, cell) + cell / 2,
          y(i, cell) + cell / 2 + 4,
          Anchor.MIDDLE,
          LABEL,
          ColorScale.textOn(tints[picture].color(number, s.palette())));
    }
    if (pointed >= 0) {
      s.frame(left + x(pointed, cell) - 1, y(pointed, cell) - 1, cell + 2, cell + 2, Ink.YOU);
    }
  }

  // -- reading

  @Override
  public void point(double x, double y, double width, double height) {
    double cell = cell(width, height);
    pointed = -1;
    for (int i = 0; i < numbers[0].length; i++) {
      double inY = y - y(i, cell);
      for (int picture = 0; picture < 3; picture++) {
        double inX = x - left(picture, cell) - x(i, cell);
        if (inX >= 0 && inX < cell && inY >= 0 && inY < cell) {
          pointed = i;
        }
      }
    }
  }

  @Override
  public void move(int right, int downwards) {
    int count = numbers[0].length;
    if (count > 0) {
      int to = pointed < 0 ? 0 : pointed + right + across * downwards;
      pointed = Math.clamp(to, 0, count - 1);
    }
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
    if (pointed < 0) {
      return "";
    }
    return number(0) + " \u00d7 " + number(1) + " = " + number(2);
  }

  private String number(int picture) {
    return Ticks.significantTrimmed(numbers[picture][pointed], 3);
  }

  @Override
  public double[] readingPoint(double width, double height) {
    double cell = cell(width, height);
    return new double[] {x(pointed, cell) + cell / 2, y(pointed, cell) + cell / 2};
  }

  @Override
  public String describe() {
    double sum = 0;
    for (float product : numbers[2]) {
      sum += product;
    }
    return "What the unit sees times its weights: "
        + numbers[2].length
        + " products, which add up to "
        + Ticks.significantTrimmed(sum, 4)
        + ".";
  }

  @Override
  public String[][] table() {
    String[][] table = new String[numbers[0].length + 1][];
    table[0] = new String[] {"channel", "row", "column", TITLES[0], TITLES[1], TITLES[2]};
    for (int i = 0; i < numbers[0].length; i++) {
      table[i + 1] =
          new String[] {
            String.valueOf(i / (across * down) + 1),
            String.valueOf(i / across % down),
            String.valueOf(i % across),
            Ticks.significantTrimmed(numbers[0][i], 4),
            Ticks.significantTrimmed(numbers[1][i], 4),
            Ticks.significantTrimmed(numbers[2][i], 4)
          };
    }
    return table;
  }
}
