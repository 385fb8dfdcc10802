package descent.engine.random;

/** The numbers of one key of {@link CounterRandom}, drawn one after the other. */
public final class CounterStream {
  private final long key;
  private int counter;

  /** Begins at counter 0 of a key, see {@link CounterRandom#key}. */
  public CounterStream(long key) {
    this.key = key;
  }

  /** A number in [0, 1). */
  public double uniform() {
    return CounterRandom.uniform(key, counter++);
  }

  /** A number in [low, high). */
  public double uniform(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** A number from the normal distribution. */
  public double normal(double mean, double deviation) {
    return mean + deviation * CounterRandom.normal(key, counter++);
  }

  /** An integer in [0, n), for n far below 2^24. */
  public int below(int n) {
    return (int) (uniform() * n);
  }
}
