package descent.engine.data;

import descent.engine.random.NumpyRandom;
import java.util.Arrays;

/**
 * A noisy sine to fit: x uniform in [-3, 3) and sorted, y = sin(1.5 x) + noise, as the notebook's
 * NumPy code draws them.
 *
 * @param points how many
 * @param noise standard deviation of the noise added to y
 */
public record Sine(int points, double noise, long seed) implements Generated {
  /** Checks the numbers. */
  public Sine {
    Checks.points("A sine needs", points, 1);
    Checks.noise("A sine needs", noise);
  }

  /** The notebook's 300 points with noise 0.15. */
  public Sine(long seed) {
    this(300, 0.15, seed);
  }

  /** The curve below the noise. */
  public static double truth(double x) {
    return Math.sin(1.5 * x);
  }

  @Override
  public Split generate() {
    NumpyRandom random = new NumpyRandom(seed);
    double[] x = random.uniform(-3, 3, points);
    Arrays.sort(x);
    double[] y = new double[points];
    for (int i = 0; i < points; i++) {
      y[i] = truth(x[i]) + random.normal(0, noise);
    }
    return Split.all(Dataset.regression(1, x, y));
  }
}
