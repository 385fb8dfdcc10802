package descent.engine.data;

import descent.engine.random.CounterRandom;
import descent.engine.random.CounterStream;

/**
 * Two half circles that reach into each other, around the origin and half as large again as
 * scikit-learn's {@code make_moons}.
 *
 * @param points how many in all
 * @param noise standard deviation of the noise added to each coordinate
 */
public record Moons(int points, double noise, long seed) implements Generated {
  private static final double SCALE = 1.5;

  /** Checks the numbers. */
  public Moons {
    Checks.points("Moons need", points, 1);
    Checks.noise("Moons need", noise);
  }

  @Override
  public Split generate() {
    CounterStream random = new CounterStream(CounterRandom.key(seed, 0, 0));
    double[] coordinates = new double[points * 2];
    int[] labels = new int[points];
    for (int i = 0; i < points; i++) {
      double angle = random.uniform(0, Math.PI);
      labels[i] = random.below(2);
      boolean lower = labels[i] == 1;
      double x = lower ? 1 - Math.cos(angle) : Math.cos(angle);
      double y = lower ? 0.5 - Math.sin(angle) : Math.sin(angle);
      coordinates[2 * i] = random.normal((x - 0.5) * SCALE, noise);
      coordinates[2 * i + 1] = random.normal((y - 0.25) * SCALE, noise);
    }
    return Split.all(Dataset.points(2, coordinates, labels, "upper", "lower"));
  }
}
