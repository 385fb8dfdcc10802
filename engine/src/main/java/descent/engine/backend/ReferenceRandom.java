package descent.engine.backend;

import descent.engine.backend.Kernels.Distribution;
import descent.engine.random.CounterRandom;

/** Counter-based random numbers; {@code at} is the memory. */
final class ReferenceRandom {
  private ReferenceRandom() {}

  static void random(double[] at, Distribution d, double p, int n, long key, long counter, int x) {
    switch (d) {
      case UNIFORM -> {
        for (int i = 0; i < n; i++) {
          at[x + i] = CounterRandom.uniform(key, (int) (counter + i));
        }
      }
      case NORMAL -> {
        for (int i = 0; i < n; i++) {
          at[x + i] = CounterRandom.normal(key, (int) (counter + i));
        }
      }
      case BERNOULLI -> {
        for (int i = 0; i < n; i++) {
          at[x + i] = CounterRandom.bernoulli(key, (int) (counter + i), p) ? 1 : 0;
        }
      }
    }
  }
}
