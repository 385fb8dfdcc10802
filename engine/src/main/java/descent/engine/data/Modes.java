package descent.engine.data;

import descent.engine.random.CounterRandom;
import descent.engine.random.CounterStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Small clouds of points in the plane, for a generator to imitate: each point belongs to one of
 * them, picked at random, and lies around its centre with a normal distribution in each coordinate.
 *
 * @param layout where the clouds are
 * @param points how many points in all
 */
public record Modes(Layout layout, int points, long seed) implements Generated {
  /** Where clouds are, and how wide. */
  public enum Layout {
    /** Eight on a circle of radius 2, deviation 0.1. */
    RING,
    /** Three by three, 2 apart, deviation 0.1. */
    GRID,
    /** Five by five, 1 apart, deviation 0.05. */
    FINE_GRID;

    /** The centres, x and y in turn. */
    public double[] centres() {
      return switch (this) {
        case RING -> ring();
        case GRID -> grid(3, 2);
        case FINE_GRID -> grid(5, 1);
      };
    }

    /** The standard deviation of each coordinate. */
    public double deviation() {
      return this == FINE_GRID ? 0.05 : 0.1;
    }

    private static double[] ring() {
      double[] centres = new double[16];
      for (int i = 0; i < 8; i++) {
        centres[2 * i] = 2 * Math.cos(i * Math.PI / 4);
        centres[2 * i + 1] = 2 * Math.sin(i * Math.PI / 4);
      }
      return centres;
    }

    private static double[] grid(int side, double step) {
      double[] centres = new double[2 * side * side];
      for (int i = 0; i < side * side; i++) {
        centres[2 * i] = (i / side - side / 2) * step;
        centres[2 * i + 1] = (i % side - side / 2) * step;
      }
      return centres;
    }
  }

  /** Checks the numbers. */
  public Modes {
    Checks.points("Modes need", points, 1);
  }

  @Override
  public Split generate() {
    double[] centres = layout.centres();
    CounterStream random = new CounterStream(CounterRandom.key(seed, 0, 0));
    double[] coordinates = new double[points * 2];
    int[] labels = new int[points];
    for (int i = 0; i < points; i++) {
      labels[i] = random.below(centres.length / 2);
      for (int axis = 0; axis < 2; axis++) {
        coordinates[2 * i + axis] =
            random.normal(centres[2 * labels[i] + axis], layout.deviation());
      }
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < centres.length / 2; i++) {
      names.add(String.valueOf(i + 1));
    }
    return Split.all(Dataset.points(2, coordinates, labels, names.toArray(String[]::new)));
  }
}
