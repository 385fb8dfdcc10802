package descent.server.vector;

import descent.engine.backend.Kernels.Distribution;
import descent.engine.random.CounterRandom;

/** Counter-based random numbers: those of {@link CounterRandom}, as floats. */
final class Noise {
  private Noise() {}

  static void random(float[] m, Distribution d, double p, int n, long key, long counter, int x) {
    switch (d) {
      case UNIFORM -> uniform(m, n, key, (int) counter, x);
      case NORMAL -> normal(m, n, key, (int) counter, x);
      case BERNOULLI -> bernoulli(m, CounterRandom.threshold(p), n, key, (int) counter, x);
    }
  }

  private static void uniform(float[] m, int n, long key, int counter, int x) {
    for (int i = 0; i < n; i++) {
      m[x + i] = CounterRandom.uniform(key, counter + i);
    }
  }

  private static void normal(float[] m, int n, long key, int counter, int x) {
    for (int i = 0; i < n; i++) {
      m[x + i] = (float) CounterRandom.normal(key, counter + i);
    }
  }

  private static void bernoulli(float[] m, int threshold, int n, long key, int counter, int x) {
    for (int i = 0; i < n; i++) {
      m[x + i] = CounterRandom.bits(key, counter + i) >>> 8 < threshold ? 1 : 0;
    }
  }
}
