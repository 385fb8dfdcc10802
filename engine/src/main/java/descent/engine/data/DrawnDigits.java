package descent.engine.data;

import descent.engine.Shape;
import descent.engine.random.CounterRandom;
import descent.engine.random.CounterStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Digits written by a rule in place of a hand, in MNIST's form: pictures of 28 x 28 bytes to learn
 * with where MNIST is not at hand. Each picture follows one of the common ways to write its digit
 * with a shaken hand, a slant, a turn, and a pen of its own; digits come in turn, 0 to 9.
 *
 * <p>The same numbers give the same bytes on every machine: no function is used whose last bit may
 * differ. Pictures to learn from and to test with come from different random streams.
 *
 * @param train how many pictures to learn from
 * @param test how many pictures to test with
 * @param seed which pictures
 */
public record DrawnDigits(int train, int test, long seed) implements Generated {
  private static final long TRAIN = 0;
  private static final long TEST = 1;
  private static final long ALONE = 2;

  /** Pixels of the square that is drawn on, three for each of the result's. */
  private static final int CANVAS = 3 * DigitNormalizer.SIZE;

  /** The longer side of a digit in the unit square. */
  private static final double SIDE = 0.7;

  /** Checks the numbers. */
  public DrawnDigits {
    Checks.points("Each part of the drawn digits needs", Math.min(train, test), 1);
  }

  /** 10,000 pictures to learn from and 2,000 to test with. */
  public DrawnDigits(long seed) {
    this(10_000, 2_000, seed);
  }

  @Override
  public Split generate() {
    return new Split(part(TRAIN, train), part(TEST, test));
  }

  /**
   * The strokes of one digit in the unit square, to be drawn by a pointer; no picture of {@link
   * #generate} has the same, whatever the seed.
   */
  public static List<Stroke> strokes(int digit, long seed) {
    return place(write(digit, new CounterStream(CounterRandom.key(seed, ALONE, digit))));
  }

  private Dataset part(long part, int size) {
    int pixels = DigitNormalizer.SIZE * DigitNormalizer.SIZE;
    byte[] pictures = new byte[size * pixels];
    byte[] labels = new byte[size];
    for (int i = 0; i < size; i++) {
      labels[i] = (byte) (i % 10);
      CounterStream random = new CounterStream(CounterRandom.key(seed, part, i));
      System.arraycopy(picture(labels[i], random), 0, pictures, i * pixels, pixels);
    }
    return new Dataset(
        Pixels.of(Shape.of(1, DigitNormalizer.SIZE, DigitNormalizer.SIZE), pictures, 1 / 255.0),
        Pixels.of(Shape.of(1), labels, 1),
        Idx.digits());
  }

  private static byte[] picture(int digit, CounterStream random) {
    List<Stroke> strokes = place(write(digit, random));
    // In pixels of the result, whose digits are 20 high: MNIST's lines are about 2.7 wide.
    double width = Math.min(4.6, Math.max(1.5, random.normal(2.7, 0.7)));
    double radius = width / (2 * (20 - width)) * SIDE;
    Pen pen = new Pen(radius, random.uniform(0.7, 1), random.uniform(0.6, 1));
    return DigitNormalizer.normalize(pen.draw(strokes, CANVAS), CANVAS);
  }

  /** One digit's strokes, somewhere in the plane at some size. */
  private static List<Stroke> write(int digit, CounterStream random) {
    int way = random.below(DigitShapes.ways(digit));
    double slant = random.normal(0.12, 0.24);
    double turn = random.normal(0, 0.06);
    double aspect = random.uniform(0.65, 1.2);
    double shake = random.uniform(0.01, 0.05);
    // A turn whose half angle has tangent t needs no sine and cosine.
    double cosine = (1 - turn * turn) / (1 + turn * turn);
    double sine = 2 * turn / (1 + turn * turn);
    List<Stroke> strokes = new ArrayList<>();
    for (DigitShapes.Outline outline : DigitShapes.way(digit, way).strokes()) {
      List<Point> line = new ArrayList<>();
      Point joint = new Point(0, 0);
      for (List<Point> run : outline.runs()) {
        List<Point> shaken = new ArrayList<>();
        for (Point place : run) {
          if (shaken.isEmpty() && !line.isEmpty()) {
            shaken.add(joint);
            continue;
          }
          double x = place.x() + random.normal(0, shake);
          double y = place.y() + random.normal(0, shake);
          double slanted = x * aspect + slant * (0.5 - y);
          joint = new Point(cosine * slanted - sine * y, sine * slanted + cosine * y);
          shaken.add(joint);
        }
        line.addAll(DigitShapes.smooth(shaken));
      }
      strokes.add(new Stroke(line));
    }
    return strokes;
  }

  /** Scales strokes to {@link #SIDE} and puts them in the middle of the unit square. */
  private static List<Stroke> place(List<Stroke> strokes) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Stroke stroke : strokes) {
      for (Point point : stroke.points()) {
        left = Math.min(left, point.x());
        right = Math.max(right, point.x());
        top = Math.min(top, point.y());
        bottom = Math.max(bottom, point.y());
      }
    }
    double scale = SIDE / Math.max(right - left, bottom - top);
    double moveX = 0.5 - scale * (left + right) / 2;
    double moveY = 0.5 - scale * (top + bottom) / 2;
    List<Stroke> placed = new ArrayList<>();
    for (Stroke stroke : strokes) {
      List<Point> points = new ArrayList<>();
      for (Point point : stroke.points()) {
        points.add(new Point(point.x() * scale + moveX, point.y() * scale + moveY));
      }
      placed.add(new Stroke(points));
    }
    return placed;
  }
}
