package descent.web.digit;

import descent.engine.data.DigitNormalizer;
import descent.engine.data.Pen;
import descent.engine.data.Point;
import descent.engine.data.Stroke;
import java.util.ArrayList;
import java.util.List;

/** The strokes on the pad, in the unit square, and how a network sees them. */
public final class Drawing {
  /** Three pixels for each of the 28, as the drawn digits are made. */
  private static final int CANVAS = 3 * DigitNormalizer.SIZE;

  /** MNIST's lines are about 2.7 of the 20 pixels wide that a digit is high. */
  private static final double LINE = 2.7 / (2 * (20 - 2.7));

  /** A dot has no size from which the pen's could follow. */
  private static final double SMALLEST = 0.1;

  private final List<List<Point>> strokes = new ArrayList<>();

  /** A drawing of these strokes. */
  public static Drawing of(Iterable<Stroke> strokes) {
    Drawing drawing = new Drawing();
    for (Stroke stroke : strokes) {
      drawing.begin(stroke.points().get(0).x(), stroke.points().get(0).y());
      stroke.points().forEach(point -> drawing.moveTo(point.x(), point.y()));
    }
    return drawing;
  }

  /** Puts the pen down. */
  public void begin(double x, double y) {
    List<Point> stroke = new ArrayList<>();
    stroke.add(new Point(x, y));
    strokes.add(stroke);
  }

  /** Moves the pen that is down. */
  public void moveTo(double x, double y) {
    if (strokes.isEmpty()) {
      begin(x, y);
    } else {
      strokes.get(strokes.size() - 1).add(new Point(x, y));
    }
  }

  /** Takes the last stroke back. */
  public void undo() {
    if (!strokes.isEmpty()) {
      strokes.remove(strokes.size() - 1);
    }
  }

  /** Takes all strokes back. */
  public void clear() {
    strokes.clear();
  }

  /** Whether there is no ink. */
  public boolean isEmpty() {
    return strokes.isEmpty();
  }

  /** The strokes so far; one that is a mere dot has its point twice. */
  public List<Stroke> strokes() {
    List<Stroke> all = new ArrayList<>();
    for (List<Point> points : strokes) {
      all.add(new Stroke(points.size() > 1 ? points : List.of(points.get(0), points.get(0))));
    }
    return all;
  }

  /**
   * The digit as MNIST's were prepared: 28 x 28 bytes. The pen's width follows the digit's size, so
   * that a small one and a large one give lines of the same width once they are scaled.
   */
  public byte[] picture() {
    return DigitNormalizer.normalize(new Pen(LINE * extent()).draw(strokes(), CANVAS), CANVAS);
  }

  /** The sheet as it is, 28 x 28 bytes: the digit stays as large as it was drawn, and where. */
  public byte[] sheet() {
    double[] ink = new Pen(PadFigure.PEN / 2).draw(strokes(), DigitNormalizer.SIZE);
    byte[] picture = new byte[ink.length];
    for (int i = 0; i < ink.length; i++) {
      picture[i] = (byte) Math.round(255 * ink[i]);
    }
    return picture;
  }

  /** The longer side of what is drawn. */
  private double extent() {
    double left = 1;
    double right = 0;
    double top = 1;
    double bottom = 0;
    for (List<Point> points : strokes) {
      for (Point point : points) {
        left = Math.min(left, point.x());
        right = Math.max(right, point.x());
        top = Math.min(top, point.y());
        bottom = Math.max(bottom, point.y());
      }
    }
    return Math.max(SMALLEST, Math.max(right - left, bottom - top));
  }
}
