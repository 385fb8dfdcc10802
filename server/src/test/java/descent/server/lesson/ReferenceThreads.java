package descent.server.lesson;

import descent.engine.backend.Backend;
import descent.engine.backend.Memory;
import descent.engine.backend.ReferenceBackend;
import descent.engine.backend.Window;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Double precision on all cores: each lane of the reference on a thread of its own. */
record ReferenceThreads(int lanes) implements Backend {
  private static final Backend REFERENCE = new ReferenceBackend();

  static ReferenceThreads onAllCores() {
    return new ReferenceThreads(Runtime.getRuntime().availableProcessors());
  }

  @Override
  public String name() {
    return "reference, " + lanes + " threads";
  }

  @Override
  public Memory reserve(int elements) {
    return REFERENCE.reserve(elements);
  }

  @Override
  public void forEachLane(int count, IntConsumer body) {
    IntStream.range(0, count).parallel().forEach(body);
  }

  @Override
  public int convReluPoolScratch(Window w, int outChannels) {
    return REFERENCE.convReluPoolScratch(w, outChannels);
  }
}
