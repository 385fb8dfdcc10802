package descent.web.digit;

import descent.engine.plot.ColorScale;
import descent.engine.plot.Figure;
import descent.engine.plot.Ink;
import descent.engine.plot.Raster;
import descent.engine.plot.Surface;

/** The 28 x 28 numbers that a network sees. */
final class PictureFigure implements Figure {
  private static final int SIZE = 28;

  private final Raster raster = new Raster(SIZE, SIZE);
  private final float[] values = new float[SIZE * SIZE];

  void show(byte[] picture) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (picture[i] & 0xff) / 255f;
    }
  }

  @Override
  public void draw(Surface s) {
    raster.paint(values, ColorScale.ink(s.palette()));
    s.image(raster, 0, 0, s.width(), s.height(), false);
    s.frame(0, 0, s.width(), s.height(), Ink.LINE_STRONG);
  }

  @Override
  public String describe() {
    int inked = 0;
    for (float value : values) {
      inked += value > 0 ? 1 : 0;
    }
    return "What the network sees: 28 by 28 numbers, " + inked + " of them above 0.";
  }

  @Override
  public String[][] table() {
    String[][] table = new String[SIZE + 1][SIZE + 1];
    table[0][0] = "row";
    for (int i = 0; i < SIZE; i++) {
      table[0][i + 1] = String.valueOf(i);
      table[i + 1][0] = String.valueOf(i);
      for (int j = 0; j < SIZE; j++) {
        table[i + 1][j + 1] = String.valueOf(Math.round(255 * values[i * SIZE + j]));
      }
    }
    return table;
  }
}
