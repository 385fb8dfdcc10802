package descent.server.vector;

import static descent.server.vector.Simd.FLOATS;
import static descent.server.vector.Simd.LENGTH;

import jdk.incubator.vector.FloatVector;

/** Interleaves two vectors: {@code LOWER.selectFrom(a, b)} is a0 b0 a1 b1 ..., UPPER goes on. */
final class Zip {
  static final FloatVector LOWER = lanes(0);
  static final FloatVector UPPER = lanes(LENGTH / 2);

  private Zip() {}

  /** first, LENGTH + first, first + 1, LENGTH + first + 1, ... */
  private static FloatVector lanes(int first) {
    float[] lanes = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      lanes[i] = first + i / 2 + i % 2 * LENGTH;
    }
    return FloatVector.fromArray(FLOATS, lanes, 0);
  }
}
