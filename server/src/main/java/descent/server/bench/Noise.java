package descent.server.bench;

import descent.engine.random.CounterRandom;

/** Numbers to compute with where their values do not matter: the same ones every time. */
final class Noise {
  private static final long KEY = CounterRandom.key(42, 0, 0);

  private Noise() {}

  /** So many numbers between -0.5 and 0.5. */
  static float[] of(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = CounterRandom.uniform(KEY, i) - 0.5f;
    }
    return numbers;
  }

  /** So many whole numbers from 0 to below {@code bound}, as floats. */
  static float[] indices(int count, int bound) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) Math.floor(CounterRandom.uniform(KEY, i) * bound);
    }
    return numbers;
  }
}
