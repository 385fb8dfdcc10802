package descent.engine.plot;

import descent.engine.plot.Surface.Anchor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inside of a network: a picture for each neuron, such as what it answers over the inputs'
 * space, or the feature map of a channel; layer beside layer. Where there is little room, one layer
 * alone. Arrow keys go from neuron to neuron and on into the next layer.
 */
public final class Mosaic implements Pointed {
  private static final double LABEL = 11;
  private static final int BEND = 12;

  /** Pictures of so many pixels a side are finer than their tiles, and drawn smoothly. */
  private static final int FINE = 16;

  private static final int BINS = 256;

  /**
   * A layer of neurons.
   *
   * @param name such as {@code layer 1}
   * @param columns neurons side by side
   * @param count how many there are
   * @param across values side by side in the picture of a neuron, {@code down} rows of them
   * @param isSigned whether values have a sign; else they are amounts from 0
   * @param maps the pictures' values, one picture after the other
   */
  public record Layer(
      String name, int columns, int count, int across, int down, boolean isSigned, float[] maps) {
    int rows() {
      return (count + columns - 1) / columns;
    }

    /** Neurons side by side; where there is little width, a tall layer lies down. */
    int columns(boolean isNarrow) {
      return isNarrow ? Math.max(columns, rows()) : columns;
    }

    int size() {
      return across * down;
    }
  }

  /**
   * What one neuron gives to the chosen one.
   *
   * @param neuron its place in the layer before
   * @param push weight times activation
   */
  public record Source(int neuron, double push) {}

  private final String unit;
  private final String subject;
  private final List<Raster> pictures = new ArrayList<>();
  private final List<Layer> layers = new ArrayList<>();
  private final List<Tint> tints = new ArrayList<>();
  private final int[] bins = new int[BINS];
  private @Nullable Palette painted;
  private boolean paintedNarrow;
  private List<Source> sources = List.of();
  private int only;
  private int pointedLayer = -1;
  private int pointed = -1;
  private int chosenLayer = -1;
  private int chosen = -1;

  /**
   * A mosaic that is still empty.
   *
   * @param unit what one picture stands for, such as {@code neuron}
   * @param subject what all of them show, as the beginning of a sentence
   */
  public Mosaic(String unit, String subject) {
    this.unit = unit;
    this.subject = subject;
  }

  /**
   * Shows these layers, each with colours of one range.
   *
   * @throws IllegalArgumentException when a layer's values do not fill its pictures
   */
  public void show(List<Layer> all) {
    for (Layer layer : all) {
      if (layer.maps().length != layer.count() * layer.size()) {
        throw new IllegalArgumentException(
            layer.name()
                + " has "
                + layer.count()
                + " pictures of "
                + layer.size()
                + " values, but got "
                + layer.maps().length
                + " values");
      }
    }
    layers.clear();
    layers.addAll(all);
    tints.clear();
    painted = null;
    for (Layer layer : all) {
      double usual = usual(layer.maps());
      tints.add(layer.isSigned() ? Tint.sign(usual) : Tint.ink(usual).withGamma(0.7));
    }
    only = Math.clamp(only, 0, Math.max(0, all.size() - 1));
  }

  /** The size that all but the largest twentieth stay below; those get the full colour. */
  private double usual(float[] values) {
    float most = 0;
    for (float value : values) {
      most = Math.max(most, Math.abs(value));
    }
    if (most == 0) {
      return 1;
    }
    Arrays.fill(bins, 0);
    for (float value : values) {
      bins[Math.min(BINS - 1, (int) (Math.abs(value) / most * BINS))]++;
    }
    int bin = BINS - 1;
    for (int above = bins[bin]; bin > 0 && above <= values.length / 20; above += bins[bin]) {
      bin--;
    }
    return most * (bin + 1.0) / BINS;
  }

  /** Which layer is shown where there is room for one only, from 0. */
  public void showOnly(int layer) {
    only = layer;
  }

  /** How high that layer alone is, as a share of its width. */
  public double onlyHeight() {
    int columns = layers.get(only).columns(true);
    return Math.ceilDiv(layers.get(only).count(), columns) / (double) columns;
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

  private MosaicLayout layout(double width, double height) {
    return new MosaicLayout(layers, only, width, height);
  }

  // -- drawing

  @Override
  public void draw(Surface s) {
    s.fill(0, 0, s.width(), s.height(), Ink.SURFACE);
    MosaicLayout layout = layout(s.width(), s.height());
    if (painted != s.palette() || paintedNarrow != layout.isNarrow()) {
      painted = s.palette();
      paintedNarrow = layout.isNarrow();
      paint(layout, s.palette());
    }
    for (int i = 0; i < layers.size(); i++) {
      if (layout.isShown(i)) {
        drawLayer(s, layout, i);
      }
    }
    if (chosenLayer > 0 && chosenLayer < layers.size() && !layout.isNarrow()) {
      drawSources(s, layout);
    }
    ring(s, layout, chosenLayer, chosen, Ink.YOU, 2.5);
    ring(s, layout, pointedLayer, pointed, Ink.YOU, 1.5);
  }

  private void drawLayer(Surface s, MosaicLayout layout, int layer) {
    Layer shown = layers.get(layer);
    double pitch = layout.pitch(layer);
    double x = layout.left(layer);
    double top = MosaicLayout.HEAD;
    double width = layout.columns(layer) * pitch;
    double height = layout.rows(layer) * pitch;
    s.text(head(layer, layout.isNarrow() || width > 110), x, 11, Anchor.START, LABEL, Ink.INK_3);
    boolean fine = shown.across() >= FINE && shown.down() >= FINE;
    s.image(pictures.get(layer), x, top, width, height, fine);
    Path joints = new Path();
    double gap = MosaicLayout.GAP;
    for (int i = 1; i <= layout.columns(layer); i++) {
      joints.moveTo(x + i * pitch - gap / 2, top);
      joints.lineTo(x + i * pitch - gap / 2, top + height);
    }
    for (int i = 1; i <= layout.rows(layer); i++) {
      joints.moveTo(x, top + i * pitch - gap / 2);
      joints.lineTo(x + width, top + i * pitch - gap / 2);
    }
    s.stroke(joints, Ink.SURFACE, gap, false);
  }

  /** A layer's name, and its size and range where there is room. */
  private String head(int layer, boolean roomy) {
    Layer shown = layers.get(layer);
    if (shown.count() == 1 || !roomy) {
      return shown.name();
    }
    return shown.name()
        + " \u00b7 "
        + shown.count()
        + (shown.isSigned() ? " \u00b7 \u00b1" : " \u00b7 0 to ")
        + Ticks.significantTrimmed(tints.get(layer).high(), 2);
  }

  /** One picture a layer, which costs a canvas a fraction of one for each neuron. */
  private void paint(MosaicLayout layout, Palette palette) {
    pictures.clear();
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      int columns = layout.columns(i);
      Raster picture = new Raster(columns * layer.across(), layout.rows(i) * layer.down());
      for (int j = 0; j < layer.count(); j++) {
        picture.paintTile(
            layer.maps(),
            j * layer.size(),
            layer.across(),
            layer.down(),
            j % columns * layer.across(),
            Math.floorDiv(j, columns) * layer.down(),
            tints.get(i),
            palette);
      }
      pictures.add(picture);
    }
  }

  /** From each of the loudest neurons a bent line, as thick as its push is strong. */
  private void drawSources(Surface s, MosaicLayout layout) {
    double most = 0;
    for (Source source : sources) {
      most = Math.max(most, Math.abs(source.push()));
    }
    double toX = layout.x(chosenLayer, chosen);
    double toY = layout.y(chosenLayer, chosen) + layout.side(chosenLayer) / 2;
    double side = layout.side(chosenLayer - 1);
    for (Source source : sources) {
      double fromX = layout.x(chosenLayer - 1, source.neuron()) + side;
      double fromY = layout.y(chosenLayer - 1, source.neuron()) + side / 2;
      Path path = new Path();
      for (int i = 0; i <= BEND; i++) {
        double t = (double) i / BEND;
        double smooth = t * t * (3 - 2 * t);
        path.lineTo(fromX + (toX - fromX) * t, fromY + (toY - fromY) * smooth);
      }
      Ink ink = source.push() < 0 ? Ink.NEGATIVE : Ink.POSITIVE;
      s.stroke(path, ink, 0.8 + 2.4 * Math.abs(source.push()) / Math.max(most, 1e-12), false);
      ring(s, layout, chosenLayer - 1, source.neuron(), Ink.INK, 1.2);
    }
  }

  private void ring(Surface s, MosaicLayout layout, int layer, int neuron, Ink ink, double width) {
    if (layer < 0 || layer >= layers.size() || !layout.isShown(layer)) {
      return;
    }
    double x = layout.x(layer, neuron);
    double y = layout.y(layer, neuron);
    double side = layout.side(layer);
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
    MosaicLayout layout = layout(width, height);
    leave();
    for (int i = 0; i < layers.size(); i++) {
      int at = layout.at(i, x, y);
      if (at >= 0) {
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
    int columns = columns(pointedLayer);
    int column = pointed % columns + right;
    int row = Math.max(0, Math.floorDiv(pointed, columns) + downwards);
    if (column >= columns && pointedLayer + 1 < layers.size()) {
      enter(pointedLayer + 1, 0, row);
    } else if (column < 0 && pointedLayer > 0) {
      enter(pointedLayer - 1, columns(pointedLayer - 1) - 1, row);
    } else {
      enter(pointedLayer, Math.clamp(column, 0, columns - 1), row);
    }
  }

  private int columns(int layer) {
    return layers.get(layer).columns(paintedNarrow);
  }

  private void enter(int layer, int column, int row) {
    int columns = columns(layer);
    int count = layers.get(layer).count();
    pointedLayer = layer;
    only = layer;
    pointed = Math.min(Math.min(row, (count - 1) / columns) * columns + column, count - 1);
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
    String named =
        layer.count() == 1 ? layer.name() : layer.name() + ", " + unit + " " + (pointed + 1);
    return layer.size() > 1
        ? named
        : named + ": " + Ticks.significantTrimmed(layer.maps()[pointed], 3);
  }

  @Override
  public double[] readingPoint(double width, double height) {
    MosaicLayout layout = layout(width, height);
    double half = layout.side(pointedLayer) / 2;
    return new double[] {
      layout.x(pointedLayer, pointed) + half, layout.y(pointedLayer, pointed) + half
    };
  }

  @Override
  public String describe() {
    StringBuilder sentence = new StringBuilder(subject).append(": ");
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
    rows.add(new String[] {"layer", unit, "least", "mean", "most", "above 0"});
    for (Layer layer : layers) {
      for (int i = 0; i < layer.count(); i++) {
        rows.add(row(layer, i, layer.size()));
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
