package descent.engine.plot;

import java.util.List;

/** Where the layers and tiles of a {@link Mosaic} are on a surface of a size. */
final class MosaicLayout {
  /** Room for the layers' names. */
  static final double HEAD = 18;

  /** Between two tiles. */
  static final double GAP = 2;

  /** Below this width only one layer is shown. */
  private static final double NARROW = 560;

  /** Room for the name of a last layer that is a single tile. */
  private static final double LAST = 36;

  /** The least room between two layers. */
  private static final double GUTTER = 14;

  /** Layers of more rows have smaller tiles. */
  private static final int ROWS = 8;

  private final List<Mosaic.Layer> layers;
  private final int only;
  private final double width;
  private final double pitch;

  MosaicLayout(List<Mosaic.Layer> layers, int only, double width, double height) {
    this.layers = layers;
    this.only = only;
    this.width = width;
    double columns = 0;
    int rows = 1;
    for (int i = 0; i < layers.size(); i++) {
      if (isShown(i)) {
        columns += columns(i) * share(i);
        rows = Math.max(rows, Math.min(ROWS, rows(i)));
      }
    }
    double gutters = isNarrow() ? 0 : LAST + GUTTER * (layers.size() - 1);
    double byWidth = (width - gutters) / Math.max(1, columns);
    pitch = Math.max(6, Math.min(byWidth, (height - HEAD) / rows));
  }

  boolean isNarrow() {
    return width < NARROW;
  }

  boolean isShown(int layer) {
    return !isNarrow() || layer == only;
  }

  int columns(int layer) {
    return layers.get(layer).columns(isNarrow());
  }

  int rows(int layer) {
    int columns = columns(layer);
    return (layers.get(layer).count() + columns - 1) / columns;
  }

  private double share(int layer) {
    return Math.min(1, (double) ROWS / rows(layer));
  }

  /** From one tile of a layer to the next. */
  double pitch(int layer) {
    return Math.floor(pitch * share(layer)); // whole pixels, so that tiles are sharp
  }

  double side(int layer) {
    return pitch(layer) - GAP;
  }

  /** The left edge of a layer; the layers share the width evenly. */
  double left(int layer) {
    if (isNarrow()) {
      return Math.floor((width - columns(layer) * pitch(layer)) / 2);
    }
    double used = LAST;
    double before = 0;
    for (int i = 0; i < layers.size(); i++) {
      double own = columns(i) * pitch(i);
      before += i < layer ? own : 0;
      used += own;
    }
    double gutter = layers.size() < 2 ? 0 : Math.min(120, (width - used) / (layers.size() - 1));
    return Math.floor(before + gutter * layer);
  }

  double x(int layer, int neuron) {
    return left(layer) + neuron % columns(layer) * pitch(layer);
  }

  double y(int layer, int neuron) {
    return HEAD + Math.floorDiv(neuron, columns(layer)) * pitch(layer);
  }

  /** The neuron of a layer at a point; -1 for none. */
  int at(int layer, double x, double y) {
    int column = (int) Math.floor((x - left(layer)) / pitch(layer));
    int row = (int) Math.floor((y - HEAD) / pitch(layer));
    int at = row * columns(layer) + column;
    boolean inside =
        isShown(layer)
            && column >= 0
            && column < columns(layer)
            && row >= 0
            && at < layers.get(layer).count();
    return inside ? at : -1;
  }
}
