package descent.server.vector;

import descent.engine.backend.Kernels;
import descent.engine.backend.Memory;
import org.jspecify.annotations.Nullable;

/**
 * A block of floats. Element 0 lies at array index {@link #BASE}, 64 bytes after the beginning of
 * the array object. The garbage collector G1 puts an object that fills half a region at the start
 * of one, where it stays: so elements that are multiples of 16 begin a cache line, and aligned
 * vectors never straddle two.
 */
final class VectorMemory implements Memory {
  /** The array index of element 0. */
  static final int BASE = (64 - Region.arrayHeaderBytes()) / Float.BYTES;

  /** Blocks below it are not worth half a region. */
  private static final int WORTH_ALIGNING = 1 << 14;

  private final int size;
  private final VectorKernels kernels = new VectorKernels(this);

  /** What bytes were scaled by last: pixels by one number, classes by 1. */
  private ByteScale pixelScale = ByteScale.ONE;

  /** Null once the block is closed. */
  private float @Nullable [] cells;

  VectorMemory(int size) {
    if (size < 0) {
      throw new IllegalArgumentException(
          "A block cannot have " + size + " elements; ask for 0 or more");
    }
    this.size = size;
    this.cells = allocate(size);
  }

  private static float[] allocate(int size) {
    long length = (long) size + BASE + Simd.LENGTH;
    if (size >= WORTH_ALIGNING) {
      length = Math.max(length, Region.wholeObjectFloats());
    }
    if (length > Integer.MAX_VALUE - 8) {
      throw tooLarge(size, null);
    }
    try {
      return new float[(int) length];
    } catch (OutOfMemoryError e) {
      throw tooLarge(size, e);
    }
  }

  private static IllegalArgumentException tooLarge(int size, @Nullable OutOfMemoryError cause) {
    return new IllegalArgumentException(
        "A block of "
            + size
            + " floats does not fit into this process; take a smaller batch or model, or start"
            + " java with a larger -Xmx",
        cause);
  }

  /** The array, for the kernels. */
  float[] cells() {
    float[] open = cells;
    if (open == null) {
      throw new IllegalStateException(
          "This memory of " + size + " elements is closed; reserve another block");
    }
    return open;
  }

  @Override
  public int size() {
    cells();
    return size;
  }

  @Override
  public Kernels kernels() {
    cells();
    return kernels;
  }

  @Override
  public void write(int address, double[] values, int from, int count) {
    float[] open = openFor(address, count, values.length, from);
    for (int i = 0; i < count; i++) {
      open[BASE + address + i] = (float) values[from + i];
    }
  }

  @Override
  public void write(int address, float[] values, int from, int count) {
    float[] open = openFor(address, count, values.length, from);
    System.arraycopy(values, from, open, BASE + address, count);
  }

  @Override
  public void writeBytes(int address, byte[] values, int from, int count, double scale) {
    float[] open = openFor(address, count, values.length, from);
    byteScale(scale).write(values, from, count, open, BASE + address);
  }

  private ByteScale byteScale(double scale) {
    if (scale == 1) {
      return ByteScale.ONE;
    }
    ByteScale known = pixelScale;
    if (known.scale() != scale) {
      known = new ByteScale(scale);
      pixelScale = known;
    }
    return known;
  }

  @Override
  public void read(int address, double[] values, int from, int count) {
    float[] open = openFor(address, count, values.length, from);
    for (int i = 0; i < count; i++) {
      values[from + i] = open[BASE + address + i];
    }
  }

  @Override
  public void read(int address, float[] values, int from, int count) {
    float[] open = openFor(address, count, values.length, from);
    System.arraycopy(open, BASE + address, values, from, count);
  }

  @Override
  public void close() {
    cells();
    cells = null;
  }

  private float[] openFor(int address, int count, int length, int from) {
    float[] open = cells();
    requireRange("memory", address, count, size);
    requireRange("array", from, count, length);
    return open;
  }

  private static void requireRange(String what, int from, int count, int length) {
    if (from < 0 || count < 0 || (long) from + count > length) {
      throw new IllegalArgumentException(
          count
              + " elements from "
              + from
              + " lie outside the "
              + what
              + " of "
              + length
              + " elements");
    }
  }
}
