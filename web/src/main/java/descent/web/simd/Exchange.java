package descent.web.simd;

import descent.engine.backend.Memory;
import org.teavm.jso.JSBody;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Float32Array;

/**
 * Moves numbers between this module's memory and buffers that can be handed to other workers. A
 * view of the memory lives for one call only: the next allocation may detach it.
 */
public final class Exchange implements AutoCloseable {
  private final SimdBackend backend;
  private final SimdMemory landing;

  /** An exchange of blocks of at most so many numbers. */
  public Exchange(SimdBackend backend, int count) {
    this.backend = backend;
    landing = backend.reserve(count);
  }

  /** A buffer of its own with what lies in the memory from an address on. */
  public Float32Array copy(Memory memory, int address, int count) {
    return copy(backend.linearMemory(), at(memory, address), count);
  }

  /** Stores numbers from an address on. */
  public void put(Memory memory, int address, Float32Array values) {
    put(backend.linearMemory(), at(memory, address), values);
  }

  /** Adds numbers to those that lie from an address on. */
  public void add(Memory memory, int address, Float32Array values) {
    put(landing, 0, values);
    Natives.axpy(values.getLength(), 1, landing.base(), at(memory, address));
  }

  private static int at(Memory memory, int address) {
    return ((SimdMemory) memory).base() + Float.BYTES * address;
  }

  @Override
  public void close() {
    landing.close();
  }

  @JSBody(
      params = {"buffer", "offset", "count"},
      script = "return new Float32Array(buffer, offset, count).slice();")
  private static native Float32Array copy(ArrayBuffer buffer, int offset, int count);

  @JSBody(
      params = {"buffer", "offset", "values"},
      script = "new Float32Array(buffer, offset, values.length).set(values);")
  private static native void put(ArrayBuffer buffer, int offset, Float32Array values);
}
