package descent.server.vector;

import descent.engine.backend.Backend;
import descent.engine.backend.Memory;
import descent.engine.backend.Window;
import java.util.function.IntConsumer;

/**
 * Float arithmetic with the Vector API on all the cores that it is given. Results are the same bit
 * for bit from run to run, cold or warm, for the same vector width and number of lanes.
 */
public final class VectorBackend implements Backend, AutoCloseable {
  private static final String MODULE = "jdk.incubator.vector";

  private final LaneThreads threads;

  private VectorBackend(int lanes) {
    threads = new LaneThreads(lanes);
  }

  /**
   * A backend with this many lanes.
   *
   * @throws IllegalArgumentException when lanes is below 1
   * @throws IllegalStateException when this JVM was started without the Vector API
   */
  public static VectorBackend withLanes(int lanes) {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      throw new IllegalStateException(
          "Training at full speed needs Java's Vector API; start java with --add-modules "
              + MODULE);
    }
    if (lanes < 1) {
      throw new IllegalArgumentException("A backend has at least 1 lane, but got " + lanes);
    }
    return new VectorBackend(lanes);
  }

  /** A backend with one lane for each core that this process may use. */
  public static VectorBackend withAllCores() {
    return withLanes(Runtime.getRuntime().availableProcessors());
  }

  @Override
  public String name() {
    return "vector, " + Simd.LENGTH * Float.SIZE + " bits, " + lanes() + " lanes";
  }

  @Override
  public Memory reserve(int elements) {
    return new VectorMemory(elements);
  }

  @Override
  public int lanes() {
    return threads.count();
  }

  @Override
  public void forEachLane(int lanes, IntConsumer body) {
    threads.forEach(lanes, body);
  }

  @Override
  public int convReluPoolScratch(Window w, int outChannels) {
    return ConvReluPool.scratch(w, outChannels);
  }

  /** Ends the lane threads. Blocks that were reserved stay usable until they are closed. */
  @Override
  public void close() {
    threads.close();
  }
}
