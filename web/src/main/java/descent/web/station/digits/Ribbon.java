package descent.web.station.digits;

import descent.engine.plot.Ink;
import descent.engine.plot.Pointed;
import descent.engine.plot.Raster;
import descent.engine.plot.Surface;
import descent.engine.plot.Ticks;
import descent.engine.plot.Tint;

/** A picture as the network gets it: its rows one after the other, 784 numbers from 0 to 1. */
final class Ribbon implements Pointed {
  private static final int ROW = 28;
  private static final double HEAD = 16;

  private final Raster raster = new Raster(Picture.SIZE, 1);
  private final float[] values = new float[Picture.SIZE];
  private final Tint tint = Tint.ink(1);
  private int row;
  private int pointed = -1;

  void show(byte[] pixels, int markedRow) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (pixels[i] & 0xff) / 255f;
    }
    row = markedRow;
  }

  @Override
  public void draw(Surface s) {
    s.fill(0, 0, s.width(), s.height(), Ink.SURFACE);
    double height = s.height() - 2 * HEAD;
    raster.paint(values, 0, tint, s.palette());
    s.image(raster, 0, HEAD, s.width(), height, true);
    s.frame(0, HEAD, s.width(), height, Ink.LINE_STRONG);
    double pixel = s.width() / Picture.SIZE;
    s.frame(row * ROW * pixel, HEAD - 2, ROW * pixel, height + 4, Ink.YOU);
    text(s, "row 0", 0, Surface.Anchor.START, s.height() - 4);
    text(s, "row 27", s.width(), Surface.Anchor.END, s.height() - 4);
    text(s, "row " + row, (row + 0.5) * ROW * pixel, Surface.Anchor.MIDDLE, 10);
    if (pointed >= 0) {
      s.frame(pointed * pixel - 1, HEAD, Math.max(3, pixel), height, Ink.YOU);
    }
  }

  private static void text(Surface s, String words, double x, Surface.Anchor anchor, double y) {
    double inside = anchor == Surface.Anchor.MIDDLE ? Math.clamp(x, 20, s.width() - 20) : x;
    s.text(words, inside, y, anchor, 11, Ink.INK_3);
  }

  @Override
  public void point(double x, double y, double width, double height) {
    pointed = Math.clamp((int) (x / width * Picture.SIZE), 0, Picture.SIZE - 1);
  }

  @Override
  public void move(int right, int down) {
    int to = pointed < 0 ? row * ROW : pointed + right + ROW * down;
    pointed = Math.clamp(to, 0, Picture.SIZE - 1);
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
    return pointed < 0
        ? ""
        : "x"
            + pointed
            + " = "
            + Math.round(255 * values[pointed])
            + " / 255 = "
            + Ticks.fixed(values[pointed], 3);
  }

  @Override
  public double[] readingPoint(double width, double height) {
    return new double[] {(pointed + 0.5) / Picture.SIZE * width, height / 2};
  }

  @Override
  public String describe() {
    int inked = 0;
    for (float value : values) {
      inked += value > 0 ? 1 : 0;
    }
    return "The picture as 784 numbers in a row, " + inked + " of them above 0.";
  }

  @Override
  public String[][] table() {
    String[][] table = new String[Picture.SIZE + 1][];
    table[0] = new String[] {"number", "byte", "divided by 255"};
    for (int i = 0; i < values.length; i++) {
      table[i + 1] =
          new String[] {
            String.valueOf(i),
            String.valueOf(Math.round(255 * values[i])),
            Ticks.fixed(values[i], 4)
          };
    }
    return table;
  }
}
