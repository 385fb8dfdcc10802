package descent.web.atlas;

import descent.engine.data.Dataset;
import descent.engine.data.DrawnDigits;
import descent.engine.data.Library;
import descent.engine.data.Samples;
import descent.engine.data.Spirals;
import descent.engine.plot.Contour;
import descent.engine.plot.Figure;
import descent.engine.plot.ImageGrid;
import descent.engine.plot.Ink;
import descent.engine.plot.Path;
import descent.engine.plot.Surface;
import descent.engine.plot.Surface.Marker;
import descent.engine.plot.Tint;
import java.util.Arrays;

/**
 * A small picture for each station: its own data where it is built, contour lines on the way to a
 * minimum where it is still ahead.
 */
final class Thumbnails {
  private static final int DIGITS = 15;
  private static final int PIXELS = 28 * 28;

  private Thumbnails() {}

  static Figure of(Place place) {
    return switch (place.built() ? place.route() : "") {
      case "power" -> new Points(Library.withoutFiles().open(new Spirals(42)).train());
      case "digits" -> digits();
      default -> new Lines(place.number());
    };
  }

  private static Figure digits() {
    Samples pictures = Library.withoutFiles().open(new DrawnDigits(DIGITS, 1, 3)).train().inputs();
    float[] pixels = new float[DIGITS * PIXELS];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) pictures.get(i / PIXELS, i % PIXELS);
    }
    ImageGrid grid = new ImageGrid("digit", 5, 28, 28).withoutScale();
    String[] names = new String[DIGITS];
    Arrays.fill(names, "");
    grid.show(pixels, names, Tint.ink(1));
    return grid;
  }

  /** The points of two classes, as large as the picture. */
  private record Points(Dataset set) implements Figure {
    @Override
    public void draw(Surface s) {
      s.fill(0, 0, s.width(), s.height(), Ink.SURFACE);
      double scale = s.height() / 2.1;
      for (int i = 0; i < set.size(); i++) {
        boolean one = set.targets().get(i, 0) == 1;
        s.marker(
            one ? Marker.TRIANGLE : Marker.CIRCLE,
            s.width() / 2 + scale * set.inputs().get(i, 0),
            s.height() / 2 - scale * set.inputs().get(i, 1),
            1.6,
            one ? Ink.CLASS_1 : Ink.CLASS_0,
            Ink.POINT_EDGE);
      }
    }

    @Override
    public String describe() {
      return set.size() + " points of two classes.";
    }

    @Override
    public String[][] table() {
      return new String[][] {{"points"}, {String.valueOf(set.size())}};
    }
  }

  /** Contour lines around a minimum that lies elsewhere for each number. */
  private record Lines(int number) implements Figure {
    private static final int SIZE = 40;

    @Override
    public void draw(Surface s) {
      s.fill(0, 0, s.width(), s.height(), Ink.SURFACE);
      float[] heights = new float[SIZE * SIZE];
      double x = 0.5 + 0.28 * Math.sin(2.4 * number);
      double y = 0.5 + 0.13 * Math.cos(2.4 * number);
      for (int i = 0; i < heights.length; i++) {
        double dx = (i % SIZE + 0.5) / SIZE - x;
        double dy = (Math.floorDiv(i, SIZE) + 0.5) / SIZE - y;
        double swing = 0.04 * Math.sin(9 * dx + number) * Math.cos(7 * dy);
        heights[i] = (float) (Math.sqrt(dx * dx + 1.6 * dy * dy) + swing);
      }
      double extent = Math.max(s.width(), s.height());
      for (int level = 1; level <= 9; level++) {
        Path path = new Path();
        Contour.trace(
            heights,
            SIZE,
            0.075 * level,
            (s.width() - extent) / 2,
            (s.height() - extent) / 2,
            extent,
            path);
        s.stroke(path, Ink.GRID, level % 3 == 0 ? 1.8 : 1, false);
      }
    }

    @Override
    public String describe() {
      return "Contour lines around a minimum.";
    }

    @Override
    public String[][] table() {
      return new String[][] {{"number"}, {String.valueOf(number)}};
    }
  }
}
