package descent.engine.graph;

import descent.engine.backend.Backend;
import descent.engine.backend.Memory;
import descent.engine.backend.ReferenceBackend;
import descent.engine.backend.Window;
import java.util.function.IntConsumer;

/** The reference backend with more lanes, which run one after the other. */
public record TwoLanes(int lanes) implements Backend {
  private static final Backend REFERENCE = new ReferenceBackend();

  @Override
  public String name() {
    return "reference, " + lanes + " lanes";
  }

  @Override
  public Memory reserve(int elements) {
    return REFERENCE.reserve(elements);
  }

  @Override
  public void forEachLane(int count, IntConsumer body) {
    for (int i = 0; i < count; i++) {
      body.accept(i);
    }
  }

  @Override
  public int convReluPoolScratch(Window w, int outChannels) {
    return REFERENCE.convReluPoolScratch(w, outChannels);
  }
}
