package descent.engine.backend;

import java.util.function.IntConsumer;

/**
 * The backend that specifies the others: double precision, plain loops, one lane. Golden tests,
 * gradient checks and Explain run on it; nobody need wait for it to be fast.
 */
public final class ReferenceBackend implements Backend {
  @Override
  public String name() {
    return "reference, double";
  }

  @Override
  public Memory reserve(int elements) {
    if (elements < 0) {
      throw new IllegalArgumentException(
          "A block cannot have " + elements + " elements; ask for 0 or more");
    }
    try {
      return new ReferenceMemory(elements);
    } catch (OutOfMemoryError e) {
      throw new IllegalArgumentException(
          "A block of "
              + elements
              + " doubles does not fit into this machine's memory; take a smaller batch or model",
          e);
    }
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
    return ReferenceConvReluPool.scratch(w, outChannels);
  }
}
