package descent.engine.backend;

import org.jspecify.annotations.Nullable;

/** A block of doubles. */
final class ReferenceMemory implements Memory {
  private final int size;
  private final Kernels kernels = new ReferenceKernels(this);

  /** Null once the block is closed. */
  private double @Nullable [] cells;

  ReferenceMemory(int size) {
    this.size = size;
    this.cells = new double[size];
  }

  /** The numbers themselves, for the kernels. */
  double[] cells() {
    double[] open = cells;
    if (open == null) {
      throw new IllegalStateException(
          "This memory of " + size + " elements is closed; reserve another block");
    }
    return open;
  }

  @Override
  public int size() {
    return cells().length;
  }

  @Override
  public Kernels kernels() {
    cells();
    return kernels;
  }

  @Override
  public void write(int address, double[] values, int from, int count) {
    double[] open = openFor(address, count, values.length, from);
    System.arraycopy(values, from, open, address, count);
  }

  @Override
  public void write(int address, float[] values, int from, int count) {
    double[] open = openFor(address, count, values.length, from);
    for (int i = 0; i < count; i++) {
      open[address + i] = values[from + i];
    }
  }

  @Override
  public void writeBytes(int address, byte[] values, int from, int count, double scale) {
    double[] open = openFor(address, count, values.length, from);
    for (int i = 0; i < count; i++) {
      open[address + i] = (values[from + i] & 0xff) * scale;
    }
  }

  @Override
  public void read(int address, double[] values, int from, int count) {
    double[] open = openFor(address, count, values.length, from);
    System.arraycopy(open, address, values, from, count);
  }

  @Override
  public void read(int address, float[] values, int from, int count) {
    double[] open = openFor(address, count, values.length, from);
    for (int i = 0; i < count; i++) {
      values[from + i] = (float) open[address + i];
    }
  }

  @Override
  public void close() {
    cells();
    cells = null;
  }

  private double[] openFor(int address, int count, int length, int from) {
    double[] open = cells();
    requireRange("memory", address, count, open.length);
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
