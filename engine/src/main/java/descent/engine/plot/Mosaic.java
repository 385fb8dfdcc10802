package descent.engine.plot;

import descent.engine.plot.Surface.Anchor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inside of a network: each neuron's own picture of the inputs' space, before its activation,
 * layer beside layer. Where there is little room, one layer alone. Arrow keys go from neuron to
 * neuron and on into the next layer.
 */
public final class Mosaic implements Pointed {
  private static final double HEAD = 18;
  private static final double GAP = 2;
  private static final double LABEL = 11;

  /** Below this width only one layer is shown. */
  private static final double NARROW = 560;

  /** Room for the name of a last layer that is a single tile. */
  private static final double LAST = 36;

  private static final int BEND = 12;

  /**
   * A layer of neurons.
   *
   * @param name such as {@code layer 1}
   * @param columns neurons side by side
   * @param count how many there are
   * @param maps of each neuron {@code down} rows of {@code across} values, one after the other
   */
  public record Layer(String name, int columns, int count, float[] maps) {
    int rows() {
      return (count + columns - 1) / columns;
    }
  }

  /**
   * What one neuron gives to the chosen one.
   *
   * @param neuron its place in the layer before
   * @param push weight times activation
   */
  public record Source(int neuron, double push) {}

  private final int across;
  private final int down;
  private final List<Raster> pictures = new ArrayList<>();
  private final List<Layer> layers = new ArrayList<>();
  private final List<Tint> tints = new ArrayList<>();
  private @Nullable Palette painted;
  private List<Source> sources = List.of();
  private int only;
  private int pointedLayer = -1;
  private int pointed = -1;
  private int chosenLayer = -1;
  private int chosen = -1;

  /** A mosaic of pictures of so many values across and down; it is still empty. */
  public Mosaic(int across, int down) {
    this.across = across;
    this.down = down;
  }

  /**
   * Shows these layers, each with colours of one range.
   *
   * @throws IllegalArgumentException when a layer's values do not fill its pictures
   */
  public void show(List<Layer> all) {
    for (Layer layer : all) {
      if (layer.maps().length != layer.count() * across * down) {
        throw new IllegalArgumentException(
            layer.name()
                + " has "
                + layer.count()
                + " pictures of "
                + across * down
                + " values, but got "
                + layer.maps().length
                + " values");
      }
    }
    layers.clear();
    layers.addAll(all);
    tints.clear();
    pictures.clear();
    painted = null;
    for (Layer layer : all) {
      tints.add(Tint.sign(usual(layer.maps())));
      pictures.add(new Raster(layer.columns() * across, layer.rows() * down));
    }
    only = Math.clamp(only, 0, Math.max(0, all.size() - 1));
  }

  /** The size that all but the largest twentieth stay below; those get the full colour. */
  private static double usual(float[] values) {
    float[] sizes = new float[values.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(values[i]);
    }
    Arrays.sort(sizes);
    return sizes.length == 0 ? 1 : sizes[(int) (0.95 * (sizes.length - 1))];
  }

  /** Which layer is shown where there is room for one only, from 0. */
  public void showOnly(int layer) {
    only = layer;
  }

  /** Marks the learner's neuron and what speaks loudest to it; layer -1 for none. */
  public void choose(int layer, int neuron, List<Source> loudest) {
    chosenLayer = layer;
    chosen = neuron;
    sources = List.copyOf(loudest);
  }

  /** The layer pointed at, from 0; -1 for none. {@link #place} is the neuron within. */
  public int layer() {
    return pointedLayer;
  }

  @Override
  public int place() {
    return pointed;
  }

  // -- where things are

  private static boolean isNarrow(double width) {
    return width < NARROW;
  }

  private double side(double width, double height) {
    int columns = 0;
    int rows = 1;
    for (int i = 0; i < layers.size(); i++) {
      if (!isNarrow(width) || i == only) {
        columns += layers.get(i).columns();
        rows = Math.max(rows, layers.get(i).rows());
      }
    }
    double gutters = isNarrow(width) ? 0 : LAST * Math.max(1, layers.size());
    double byWidth = (width - gutters) / Math.max(1, columns) - GAP;
    double byHeight = (height - HEAD) / rows - GAP;
    return Math.max(4, Math.min(byWidth, byHeight));
  }

  /** The left edge of a layer; the layers share the width evenly. */
  private double left(int layer, double width, double side) {
    if (isNarrow(width)) {
      return (width - layers.get(layer).columns() * (side + GAP)) / 2;
    }
    double used = LAST;
    double before = 0;
    for (int i = 0; i < layers.size(); i++) {
      double own = layers.get(i).columns() * (side + GAP);
      before += i < layer ? own : 0;
      used += own;
    }
    double gutter = layers.size() < 2 ? 0 : Math.min(120, (width - used) / (layers.size() - 1));
    return before + gutter * layer;
  }

  private double x(int layer, int neuron, double width, double side) {
    return left(layer, width, side) + neuron % layers.get(layer).columns() * (side + GAP);
  }

  private double y(int layer, int neuron, double side) {
    return HEAD + Math.floorDiv(neuron, layers.get(layer).columns()) * (side + GAP);
  }

  private boolean isShown(int layer, double width) {
    return !isNarrow(width) || layer == only;
  }

  // -- drawing

  @Override
  public void draw(Surface s) {
    s.fill(0, 0, s.width(), s.height(), Ink.SURFACE);
    if (painted != s.palette()) {
      painted = s.palette();
      paint(s.palette());
    }
    double side = side(s.width(), s.height());
    for (int i = 0; i < layers.size(); i++) {
      if (isShown(i, s.width())) {
        drawLayer(s, i, side);
      }
    }
    if (chosenLayer > 0 && chosenLayer < layers.size() && !isNarrow(s.width())) {
      drawSources(s, side);
    }
    ring(s, chosenLayer, chosen, side, Ink.YOU, 2.5);
    ring(s, pointedLayer, pointed, side, Ink.YOU, 1.5);
  }

  private void drawLayer(Surface s, int layer, double side) {
    Layer shown = layers.get(layer);
    String range = Ticks.significantTrimmed(tints.get(layer).high(), 2);
    String head =
        shown.count() == 1
            ? shown.name()
            : shown.name() + " \u00b7 " + shown.count() + " \u00b7 \u00b1" + range;
    s.text(head, left(layer, s.width(), side), 11, Anchor.START, LABEL, Ink.INK_3);
    double pitch = side + GAP;
    double x = left(layer, s.width(), side);
    double width = shown.columns() * pitch;
    double height = shown.rows() * pitch;
    s.image(pictures.get(layer), x, HEAD, width, height, true);
    Path joints = new Path();
    for (int i = 1; i <= shown.columns(); i++) {
      joints.moveTo(x + i * pitch - GAP / 2, HEAD);
      joints.lineTo(x + i * pitch - GAP / 2, HEAD + height);
    }
    for (int i = 1; i <= shown.rows(); i++) {
      joints.moveTo(x, HEAD + i * pitch - GAP / 2);
      joints.lineTo(x + width, HEAD + i * pitch - GAP / 2);
    }
    s.stroke(joints, Ink.SURFACE, GAP, false);
  }

  /** One picture a layer, which costs a canvas a fraction of one for each neuron. */
  private void paint(Palette palette) {
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      for (int j = 0; j < layer.count(); j++) {
        pictures
            .get(i)
            .paintTile(
                layer.maps(),
                j * across * down,
                across,
                down,
                j % layer.columns() * across,
                Math.floorDiv(j, layer.columns()) * down,
                tints.get(i),
                palette);
      }
    }
  }

  /** From each of the loudest neurons a bent line, as thick as its push is strong. */
  private void drawSources(Surface s, double side) {
    double most = 0;
    for (Source source : sources) {
      most = Math.max(most, Math.abs(source.push()));
    }
    double toX = x(chosenLayer, chosen, s.width(), side);
    double toY = y(chosenLayer, chosen, side) + side / 2;
    for (Source source : sources) {
      double fromX = x(chosenLayer - 1, source.neuron(), s.width(), side) + side;
      double fromY = y(chosenLayer - 1, source.neuron(), side) + side / 2;
      Path path = new Path();
      for (int i = 0; i <= BEND; i++) {
        double t = (double) i / BEND;
        double smooth = t * t * (3 - 2 * t);
        path.lineTo(fromX + (toX - fromX) * t, fromY + (toY - fromY) * smooth);
      }
      Ink ink = source.push() < 0 ? Ink.NEGATIVE : Ink.POSITIVE;
      s.stroke(path, ink, 0.8 + 2.4 * Math.abs(source.push()) / Math.max(most, 1e-12), false);
      ring(s, chosenLayer - 1, source.neuron(), side, Ink.INK, 1.2);
    }
  }

  private void ring(Surface s, int layer, int neuron, double side, Ink ink, double width) {
    if (layer < 0 || layer >= layers.size() || !isShown(layer, s.width())) {
      return;
    }
    double x = x(layer, neuron, s.width(), side);
    double y = y(layer, neuron, side);
    Path path = new Path();
    path.moveTo(x, y);
    path.lineTo(x + side, y);
    path.lineTo(x + side, y + side);
    path.lineTo(x, y + side);
    path.lineTo(x, y);
    s.stroke(path, ink, width, false);
  }

  // -- reading

  @Override
  public void point(double x, double y, double width, double height) {
    double side = side(width, height);
    leave();
    for (int i = 0; i < layers.size(); i++) {
      int columns = layers.get(i).columns();
      int column = (int) Math.floor((x - left(i, width, side)) / (side + GAP));
      int row = (int) Math.floor((y - HEAD) / (side + GAP));
      int at = row * columns + column;
      if (isShown(i, width)
          && column >= 0
          && column < columns
          && row >= 0
          && at < layers.get(i).count()) {
        pointedLayer = i;
        pointed = at;
      }
    }
  }

  @Override
  public void move(int right, int downwards) {
    if (layers.isEmpty()) {
      return;
    }
    if (pointed < 0) {
      pointedLayer = chosenLayer < 0 ? only : chosenLayer;
      pointed = Math.max(0, chosenLayer < 0 ? 0 : chosen);
      return;
    }
    Layer layer = layers.get(pointedLayer);
    int column = pointed % layer.columns() + right;
    int row = Math.clamp(Math.floorDiv(pointed, layer.columns()) + downwards, 0, layer.rows() - 1);
    if (column >= layer.columns() && pointedLayer + 1 < layers.size()) {
      enter(pointedLayer + 1, 0, row);
    } else if (column < 0 && pointedLayer > 0) {
      enter(pointedLayer - 1, layers.get(pointedLayer - 1).columns() - 1, row);
    } else {
      enter(pointedLayer, Math.clamp(column, 0, layer.columns() - 1), row);
    }
  }

  private void enter(int layer, int column, int row) {
    Layer entered = layers.get(layer);
    pointedLayer = layer;
    only = layer;
    pointed =
        Math.min(
            Math.min(row, entered.rows() - 1) * entered.columns() + column, entered.count() - 1);
  }

  @Override
  public void leave() {
    pointedLayer = -1;
    pointed = -1;
  }

  @Override
  public String reading() {
    if (pointedLayer < 0 || pointedLayer >= layers.size()) {
      return "";
    }
    Layer layer = layers.get(pointedLayer);
    return layer.count() == 1 ? layer.name() : layer.name() + ", neuron " + (pointed + 1);
  }

  @Override
  public double[] readingPoint(double width, double height) {
    double side = side(width, height);
    return new double[] {
      x(pointedLayer, pointed, width, side) + side / 2, y(pointedLayer, pointed, side) + side / 2
    };
  }

  @Override
  public String describe() {
    StringBuilder sentence = new StringBuilder("What each neuron answers over the inputs: ");
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      sentence.append(i == 0 ? "" : ", ").append(layer.name()).append(" has ");
      sentence.append(layer.count()).append(layer.count() == 1 ? " picture" : " pictures");
    }
    return sentence.append(layers.isEmpty() ? "nothing yet." : ".").toString();
  }

  /** Each neuron's least, mean and largest value over the inputs, and where it is above zero. */
  @Override
  public String[][] table() {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"layer", "neuron", "least", "mean", "most", "above 0"});
    int size = across * down;
    for (Layer layer : layers) {
      for (int i = 0; i < layer.count(); i++) {
        rows.add(row(layer, i, size));
      }
    }
    return rows.toArray(new String[0][]);
  }

  private static String[] row(Layer layer, int neuron, int size) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double sum = 0;
    int above = 0;
    for (int j = neuron * size; j < (neuron + 1) * size; j++) {
      double value = layer.maps()[j];
      least = Math.min(least, value);
      most = Math.max(most, value);
      sum += value;
      above += value > 0 ? 1 : 0;
    }
    return new String[] {
      layer.name(),
      String.valueOf(neuron + 1),
      Ticks.significantTrimmed(least, 3),
      Ticks.significantTrimmed(sum / size, 3),
      Ticks.significantTrimmed(most, 3),
      Ticks.write(100.0 * above / size, 0) + " %"
    };
  }
}
