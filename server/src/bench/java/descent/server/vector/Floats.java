package descent.server.vector;

import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import descent.engine.backend.Memory;
import descent.engine.random.CounterRandom;

/**
 * A block of floats between -0.5 and 0.5, given out range by range, and the kernels bound to it.
 */
final class Floats implements AutoCloseable {
  private static final int ELEMENTS = 1 << 23;
  private static final long KEY = CounterRandom.key(42, 0, 0);

  private final VectorBackend backend = VectorBackend.withLanes(1);
  private final Memory memory = backend.reserve(ELEMENTS);
  private int next;

  /** The kernels that work on this block. */
  Kernels kernels() {
    return memory.kernels();
  }

  /** The backend, for the sizes that it asks for. */
  VectorBackend backend() {
    return backend;
  }

  /** The address of so many new numbers. */
  int take(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = CounterRandom.uniform(KEY, next + i) - 0.5f;
    }
    return put(values);
  }

  /** The address of so many new whole numbers from 0 to below {@code bound}. */
  int takeIndices(int count, int bound) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) Math.floor(CounterRandom.uniform(KEY, next + i) * bound);
    }
    return put(values);
  }

  /** The address of so many new numbers between 0.5 and 1.5. */
  int takePositive(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = CounterRandom.uniform(KEY, next + i) + 0.5f;
    }
    return put(values);
  }

  private int put(float[] values) {
    int address = next;
    memory.write(address, values, 0, values.length);
    next += Backend.aligned(values.length);
    return address;
  }

  @Override
  public void close() {
    memory.close();
    backend.close();
  }
}
