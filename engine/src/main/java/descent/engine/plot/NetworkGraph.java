package descent.engine.plot;

import descent.engine.plot.Surface.Anchor;
import descent.engine.plot.Surface.Marker;

/**
 * A small dense network: a circle for each neuron, a line for each weight, as thick as the weight
 * is large, violet below zero and bronze above. When a neuron is chosen only its own lines show.
 */
public final class NetworkGraph implements Pointed {
  private static final double MARGIN = 22;
  private static final double THICKEST = 4;
  private static final double LABEL = 11;

  private final int[] sizes;
  private final String[] names;
  private final float[][] weights;
  private final float[][] values;
  private int layer = -1;
  private int unit;

  /**
   * A network without weights.
   *
   * @param sizes neurons of each layer, the inputs first
   * @param names a word for each layer
   */
  public NetworkGraph(int[] sizes, String[] names) {
    this.sizes = sizes.clone();
    this.names = names.clone();
    weights = new float[sizes.length - 1][];
    values = new float[sizes.length][];
    for (int i = 0; i < sizes.length; i++) {
      values[i] = new float[sizes[i]];
      if (i > 0) {
        weights[i - 1] = new float[sizes[i] * sizes[i - 1]];
      }
    }
  }

  /** Shows the weights into layer i + 1, PyTorch's order: (out, in). */
  public void setWeights(int i, float[] matrix) {
    weights[i] = matrix.clone();
  }

  /** Shows what the neurons of a layer give. */
  public void setValues(int layer, float[] activations) {
    values[layer] = activations.clone();
  }

  private double x(int layer, double width) {
    return MARGIN + layer * (width - 2 * MARGIN) / (sizes.length - 1);
  }

  private double y(int layer, int unit, double height) {
    double room = height - 40;
    return 14 + room * (unit + 0.5) / sizes[layer];
  }

  private double radius(double height) {
    int most = 1;
    for (int size : sizes) {
      most = Math.max(most, size);
    }
    return Math.clamp((height - 40) / most * 0.36, 2.0, 11.0);
  }

  @Override
  public void draw(Surface s) {
    s.fill(0, 0, s.width(), s.height(), Ink.SURFACE);
    for (int i = 0; i < weights.length; i++) {
      drawWeights(s, i);
    }
    for (int i = 0; i < sizes.length; i++) {
      for (int j = 0; j < sizes[i]; j++) {
        boolean chosen = i == layer && j == unit;
        s.marker(
            Marker.CIRCLE,
            x(i, s.width()),
            y(i, j, s.height()),
            radius(s.height()),
            chosen ? Ink.YOU : Ink.SURFACE,
            Ink.INK);
      }
      Anchor anchor = i == 0 ? Anchor.START : i == sizes.length - 1 ? Anchor.END : Anchor.MIDDLE;
      double at =
          i == 0
              ? x(i, s.width()) - 16
              : i == sizes.length - 1 ? x(i, s.width()) + 16 : x(i, s.width());
      s.text(names[i], at, s.height() - 6, anchor, LABEL, Ink.INK_3);
    }
  }

  private void drawWeights(Surface s, int i) {
    float most = 1e-9f;
    for (float weight : weights[i]) {
      most = Math.max(most, Math.abs(weight));
    }
    for (int out = 0; out < sizes[i + 1]; out++) {
      for (int in = 0; in < sizes[i]; in++) {
        boolean touches = (layer == i + 1 && unit == out) || (layer == i && unit == in);
        float weight = weights[i][out * sizes[i] + in];
        double thick = THICKEST * Math.abs(weight) / most;
        if ((layer < 0 || touches) && thick > 0.05) {
          Path line = new Path();
          line.moveTo(x(i, s.width()), y(i, in, s.height()));
          line.lineTo(x(i + 1, s.width()), y(i + 1, out, s.height()));
          s.stroke(line, weight < 0 ? Ink.NEGATIVE : Ink.POSITIVE, thick, false);
        }
      }
    }
  }

  // -- reading

  @Override
  public void point(double x, double y, double width, double height) {
    double nearest = 26 * 26;
    layer = -1;
    for (int i = 0; i < sizes.length; i++) {
      for (int j = 0; j < sizes[i]; j++) {
        double dx = x(i, width) - x;
        double dy = y(i, j, height) - y;
        if (dx * dx + dy * dy < nearest) {
          nearest = dx * dx + dy * dy;
          layer = i;
          unit = j;
        }
      }
    }
  }

  @Override
  public void move(int right, int down) {
    boolean nowhere = layer < 0;
    layer = nowhere ? 0 : Math.clamp(layer + right, 0, sizes.length - 1);
    unit = nowhere ? 0 : Math.clamp(unit + down, 0, sizes[layer] - 1);
  }

  @Override
  public void leave() {
    layer = -1;
    unit = 0;
  }

  /** The neuron counted through all layers, the inputs first. */
  @Override
  public int place() {
    if (layer < 0) {
      return -1;
    }
    int before = 0;
    for (int i = 0; i < layer; i++) {
      before += sizes[i];
    }
    return before + unit;
  }

  @Override
  public String reading() {
    return layer < 0
        ? ""
        : names[layer]
            + ", neuron "
            + (unit + 1)
            + ": "
            + Ticks.significantTrimmed(values[layer][unit], 3);
  }

  @Override
  public double[] readingPoint(double width, double height) {
    return new double[] {x(layer, width), y(layer, unit, height)};
  }

  @Override
  public String describe() {
    StringBuilder text = new StringBuilder("A network of ");
    int count = 0;
    for (int i = 0; i < sizes.length; i++) {
      text.append(i == 0 ? "" : ", ").append(sizes[i]);
      count += i == 0 ? 0 : sizes[i] * sizes[i - 1];
    }
    return text.append(" neurons and ").append(count).append(" weights.").toString();
  }

  @Override
  public String[][] table() {
    int count = 0;
    for (float[] matrix : weights) {
      count += matrix.length;
    }
    String[][] table = new String[count + 1][];
    table[0] = new String[] {"to", "from", "weight"};
    int row = 1;
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < weights[i].length; j++) {
        table[row++] =
            new String[] {
              names[i + 1] + " " + (j / sizes[i] + 1),
              names[i] + " " + (j % sizes[i] + 1),
              Ticks.significantTrimmed(weights[i][j], 4)
            };
      }
    }
    return table;
  }
}
