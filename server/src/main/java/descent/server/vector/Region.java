package descent.server.vector;

/** Where this JVM puts large arrays: facts of HotSpot and of its garbage collector G1. */
final class Region {
  private static final int BYTES =
      HotSpot.isOn("UseG1GC") ? (int) HotSpot.number("G1HeapRegionSize") : 0;

  private Region() {}

  /**
   * The length from which a float array takes regions of its own, beginning at the start of one; 0
   * when the collector is not G1 and no length does.
   */
  static int wholeObjectFloats() {
    return BYTES / 2 / Float.BYTES;
  }

  /** From the beginning of an array object to its first float. */
  static int arrayHeaderBytes() {
    if (HotSpot.isOn("UseCompactObjectHeaders")) {
      return 12; // header and length
    }
    return HotSpot.isOn("UseCompressedClassPointers") ? 16 : 24; // mark, class, length
  }
}
