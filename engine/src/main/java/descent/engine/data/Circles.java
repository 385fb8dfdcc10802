package descent.engine.data;

import descent.engine.random.NumpyRandom;

/**
 * Two circles around the origin, of radius 1 (class 0) and {@code factor} (class 1), in random
 * order: scikit-learn's {@code make_circles} after {@code np.random.seed(seed)}, point for point.
 *
 * @param points how many in all; an odd one more is inner
 * @param noise standard deviation of the noise added to each coordinate
 * @param factor the inner circle's radius, in [0, 1)
 */
public record Circles(int points, double noise, double factor, long seed) implements Generated {
  /** Checks the numbers. */
  public Circles {
    Checks.points("Circles need", points, 2);
    Checks.noise("Circles need", noise);
    if (!(factor >= 0 && factor < 1)) {
      throw new IllegalArgumentException(
          "Circles need an inner radius from 0 to below 1, got " + factor);
    }
  }

  /** The notebook's 500 points with noise 0.08 and radii 1 and 0.4. */
  public Circles(long seed) {
    this(500, 0.08, 0.4, seed);
  }

  @Override
  public Split generate() {
    NumpyRandom random = new NumpyRandom(seed);
    int[] order = random.permutation(points);
    int outer = points / 2;
    double[] outerAngles = Linspace.open(0, 2 * Math.PI, outer);
    double[] innerAngles = Linspace.open(0, 2 * Math.PI, points - outer);
    double[] coordinates = new double[points * 2];
    int[] labels = new int[points];
    for (int i = 0; i < points; i++) {
      boolean isOuter = order[i] < outer;
      double angle = isOuter ? outerAngles[order[i]] : innerAngles[order[i] - outer];
      double radius = isOuter ? 1 : factor;
      coordinates[2 * i] = radius * Math.cos(angle) + random.normal(0, noise);
      coordinates[2 * i + 1] = radius * Math.sin(angle) + random.normal(0, noise);
      labels[i] = isOuter ? 0 : 1;
    }
    return Split.all(Dataset.points(2, coordinates, labels, "outer", "inner"));
  }
}
