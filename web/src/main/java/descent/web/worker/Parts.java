package descent.web.worker;

import org.teavm.jso.core.JSArray;

/** The parts of one turn, as they come in from the workers of a team. */
final class Parts {
  // A Java array of JavaScript objects does not compile to valid WebAssembly.
  private final JSArray<Part> parts;
  private final boolean[] present;
  private int missing;

  Parts(int workers) {
    parts = new JSArray<>(workers);
    present = new boolean[workers];
    missing = workers;
  }

  void put(int worker, Part part) {
    missing -= present[worker] ? 0 : 1;
    present[worker] = true;
    parts.set(worker, part);
  }

  boolean has(int worker) {
    return present[worker];
  }

  boolean isComplete() {
    return missing == 0;
  }

  Part get(int worker) {
    return parts.get(worker);
  }
}
