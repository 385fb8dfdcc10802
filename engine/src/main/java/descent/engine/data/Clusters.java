package descent.engine.data;

import descent.engine.random.NumpyRandom;

/**
 * Two clouds of points with normally distributed coordinates, around (separation, separation)
 * (class 1, first) and around (-separation, -separation) (class 0).
 *
 * @param perClass how many points each cloud has
 * @param separation the clouds' centres lie this far from each axis
 * @param deviation standard deviation of each coordinate
 */
public record Clusters(int perClass, double separation, double deviation, long seed)
    implements Generated {
  /** Checks the numbers. */
  public Clusters {
    Checks.points("Clusters need", perClass, 1);
    Checks.noise("Clusters need", deviation);
  }

  /** The notebook's 2 x 50 points around (2, 2) and (-2, -2). */
  public Clusters(long seed) {
    this(50, 2, 1, seed);
  }

  @Override
  public Split generate() {
    NumpyRandom random = new NumpyRandom(seed);
    double[] coordinates = new double[perClass * 4];
    int[] labels = new int[perClass * 2];
    for (int i = 0; i < labels.length; i++) {
      boolean upper = i < perClass;
      labels[i] = upper ? 1 : 0;
      double centre = upper ? separation : -separation;
      coordinates[2 * i] = random.normal(0, deviation) + centre;
      coordinates[2 * i + 1] = random.normal(0, deviation) + centre;
    }
    return Split.all(Dataset.points(2, coordinates, labels, "lower", "upper"));
  }
}
