package descent.web.simd;

import descent.engine.backend.Kernels;
import descent.engine.backend.Memory;
import org.teavm.interop.Address;

/** A block of floats in linear memory. */
final class SimdMemory implements Memory {
  private static final int CLOSED = -1;

  private final SimdBackend backend;
  private final int size;
  private final SimdKernels kernels;
  private int base;

  SimdMemory(SimdBackend backend, int base, int size) {
    this.backend = backend;
    this.base = base;
    this.size = size;
    kernels = new SimdKernels(this, backend.workspace());
  }

  /** The address of the first element in bytes. */
  int base() {
    if (base == CLOSED) {
      throw new IllegalStateException(
          "This memory of " + size + " elements is closed; reserve another block");
    }
    return base;
  }

  @Override
  public int size() {
    base();
    return size;
  }

  @Override
  public Kernels kernels() {
    base();
    return kernels;
  }

  @Override
  public void write(int address, double[] values, int from, int count) {
    Address to = range(address, count, values.length, from);
    for (int i = 0; i < count; i++) {
      to.add(Float.BYTES * i).putFloat((float) values[from + i]);
    }
  }

  @Override
  public void write(int address, float[] values, int from, int count) {
    Address to = range(address, count, values.length, from);
    for (int i = 0; i < count; i++) {
      to.add(Float.BYTES * i).putFloat(values[from + i]);
    }
  }

  @Override
  public void writeBytes(int address, byte[] values, int from, int count, double scale) {
    Address to = range(address, count, values.length, from);
    for (int i = 0; i < count; i++) {
      to.add(Float.BYTES * i).putFloat((float) ((values[from + i] & 0xff) * scale));
    }
  }

  @Override
  public void read(int address, double[] values, int from, int count) {
    Address source = range(address, count, values.length, from);
    for (int i = 0; i < count; i++) {
      values[from + i] = source.add(Float.BYTES * i).getFloat();
    }
  }

  @Override
  public void read(int address, float[] values, int from, int count) {
    Address source = range(address, count, values.length, from);
    for (int i = 0; i < count; i++) {
      values[from + i] = source.add(Float.BYTES * i).getFloat();
    }
  }

  private Address range(int address, int count, int length, int from) {
    int start = base();
    require("memory", address, count, size);
    require("array", from, count, length);
    return Address.fromInt(start + Float.BYTES * address);
  }

  private static void require(String what, int from, int count, int length) {
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

  @Override
  public void close() {
    backend.free(base(), size);
    base = CLOSED;
  }
}
