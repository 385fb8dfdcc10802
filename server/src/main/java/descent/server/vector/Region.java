package descent.server.vector;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** Where this JVM puts large arrays: facts of HotSpot and of its garbage collector G1. */
final class Region {
  private static final int BYTES = isOn("UseG1GC") ? (int) number("G1HeapRegionSize") : 0;

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
    if (isOn("UseCompactObjectHeaders")) {
      return 12; // header and length
    }
    return isOn("UseCompressedClassPointers") ? 16 : 24; // mark, class, length
  }

  private static boolean isOn(String option) {
    return Boolean.parseBoolean(value(option));
  }

  private static long number(String option) {
    return Long.parseLong(value(option));
  }

  private static String value(String option) {
    @Nullable HotSpotDiagnosticMXBean hotSpot =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    return hotSpot == null ? "0" : hotSpot.getVMOption(option).getValue();
  }
}
