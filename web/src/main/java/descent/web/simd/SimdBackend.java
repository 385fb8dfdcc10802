package descent.web.simd;

import descent.engine.backend.Backend;
import descent.engine.backend.Window;
import descent.web.simd.kernel.Workspace;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.teavm.interop.Address;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Int8Array;

/** Single precision in the browser: one lane, four numbers wide. */
public final class SimdBackend implements Backend {
  /** What WebAssembly's 32-bit addresses allow a block, with room for everything else. */
  private static final int MOST_ELEMENTS = 450_000_000;

  /** Keeps the regions' buffers from being collected. */
  private final List<ByteBuffer> buffers = new ArrayList<>();

  private final Arena arena = new Arena(this::region);
  private final int workspace = arena.take(Workspace.BYTES);
  private long reserved;

  /** The one backend of a page: what a station gives back is used again by the next one. */
  public static SimdBackend ofThisPage() {
    return OfThisPage.BACKEND;
  }

  private static final class OfThisPage {
    private static final SimdBackend BACKEND = new SimdBackend();
  }

  private int region(int bytes) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(bytes);
    buffers.add(buffer);
    return Int8Array.fromJavaBuffer(buffer).getByteOffset();
  }

  /** The address of the kernels' private memory. */
  int workspace() {
    return workspace;
  }

  /** The memory of this module as JavaScript sees it, until the next allocation. */
  ArrayBuffer linearMemory() {
    return Int8Array.fromJavaBuffer(buffers.getFirst()).getBuffer();
  }

  /** How many elements are reserved and not freed. */
  public long reserved() {
    return reserved;
  }

  /** Does 96 operations a round that touch no memory: the machine's limit, to measure against. */
  public float roofline(int rounds) {
    return Natives.roofline(rounds, 0.5f);
  }

  @Override
  public String name() {
    return "simd, 4 lanes of float";
  }

  @Override
  public SimdMemory reserve(int elements) {
    if (elements < 0) {
      throw new IllegalArgumentException(
          "A block cannot have " + elements + " elements; ask for 0 or more");
    }
    if (elements > MOST_ELEMENTS) {
      throw tooLarge(elements);
    }
    try {
      int address = arena.take(Float.BYTES * elements);
      Address.fillZero(Address.fromInt(address), Float.BYTES * elements);
      reserved += elements;
      return new SimdMemory(this, address, elements);
    } catch (OutOfMemoryError e) {
      throw tooLarge(elements);
    }
  }

  private static IllegalArgumentException tooLarge(int elements) {
    return new IllegalArgumentException(
        "A block of "
            + elements
            + " floats ("
            + (4L * elements >> 20)
            + " MB) does not fit into this page's memory; take a smaller batch or model");
  }

  /** Takes a block back. */
  void free(int address, int elements) {
    arena.give(address, Float.BYTES * elements);
    reserved -= elements;
  }

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public void forEachLane(int lanes, IntConsumer body) {
    for (int lane = 0; lane < lanes; lane++) {
      body.accept(lane);
    }
  }

  @Override
  public int convReluPoolScratch(Window w, int outChannels) {
    return new ConvReluPoolScratch(w, outChannels, 0).end();
  }
}
