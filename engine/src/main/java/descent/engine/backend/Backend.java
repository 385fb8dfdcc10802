package descent.engine.backend;

import java.util.function.IntConsumer;

/**
 * Memory, kernels and lanes: all that the engine needs of a machine. The engine itself never
 * touches a number in a hot loop and never starts a thread.
 */
public interface Backend {
  /** Blocks begin at multiples of this many elements: 64 bytes of floats. */
  int ALIGNMENT = 16;

  /**
   * The smallest multiple of {@link #ALIGNMENT} that holds {@code elements}.
   *
   * @throws IllegalArgumentException with the size when it is more than a block can have
   */
  static int aligned(int elements) {
    return ofBlock(((long) elements + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
  }

  /**
   * The elements of several ranges together.
   *
   * @throws IllegalArgumentException with the size when it is more than a block can have
   */
  static int sum(int... ranges) {
    long sum = 0;
    for (int range : ranges) {
      sum += range;
    }
    return ofBlock(sum);
  }

  private static int ofBlock(long elements) {
    if (elements > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "This network and its batch need at least "
              + elements
              + " numbers ("
              + (elements >> 18)
              + " MB), more than a block of memory can have; take a smaller batch or model");
    }
    return (int) elements;
  }

  /** A short name for people, such as "vector, 16 lanes of float". */
  String name();

  /**
   * Reserves a block of zeros.
   *
   * @throws IllegalArgumentException when elements is negative or more than this backend can hold,
   *     with the size that was asked for
   */
  Memory reserve(int elements);

  /**
   * How many bodies {@link #forEachLane} can usefully run at once; 1 where there are no threads.
   */
  int lanes();

  /**
   * Runs body(0) .. body(lanes - 1), at once where the backend has threads, and returns when all
   * have. What the bodies wrote is then visible to the caller.
   */
  void forEachLane(int lanes, IntConsumer body);

  /** Elements of scratch that {@link Kernels#convReluPool} wants for this shape. */
  int convReluPoolScratch(Window w, int outChannels);
}
