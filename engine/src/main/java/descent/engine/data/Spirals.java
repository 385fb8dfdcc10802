package descent.engine.data;

import descent.engine.random.NumpyRandom;

/**
 * Two spirals of one and a half turns, half a turn apart: the angle runs evenly from 0 to 3 pi with
 * noise added, the radius is the angle over 3 pi. The points of class 0 come first.
 *
 * @param points how many in all, an even number
 * @param noise standard deviation of the noise added to the angle
 */
public record Spirals(int points, double noise, long seed) implements Generated {
  private static final double TURN = 3 * Math.PI;

  /** Checks the numbers. */
  public Spirals {
    Checks.points("Spirals need", points, 2);
    Checks.noise("Spirals need", noise);
    if (points % 2 != 0) {
      throw new IllegalArgumentException("Spirals need an even number of points, got " + points);
    }
  }

  /** The notebook's 600 points with noise 0.15. */
  public Spirals(long seed) {
    this(600, 0.15, seed);
  }

  @Override
  public Split generate() {
    NumpyRandom random = new NumpyRandom(seed);
    int perClass = points / 2;
    double[] angles = Linspace.closed(0, TURN, perClass);
    double[] coordinates = new double[points * 2];
    int[] labels = new int[points];
    for (int i = 0; i < points; i++) {
      labels[i] = i / perClass;
      double angle = angles[i % perClass] + random.normal(0, noise);
      double radius = angle / TURN;
      double turned = angle + labels[i] * Math.PI;
      coordinates[2 * i] = radius * Math.cos(turned);
      coordinates[2 * i + 1] = radius * Math.sin(turned);
    }
    return Split.all(Dataset.points(2, coordinates, labels, "first", "second"));
  }
}
