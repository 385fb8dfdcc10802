package descent.engine.experiment;

import descent.engine.backend.Backend;

/** Hands out addresses, one aligned range after the other, before the memory is reserved. */
final class Allotment {
  private int next;

  /** The address of a range of so many elements. */
  int take(int elements) {
    int address = next;
    next = Backend.sum(next, Backend.aligned(elements));
    return address;
  }

  /** All that was handed out. */
  int elements() {
    return next;
  }
}
