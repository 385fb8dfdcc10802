package descent.server.vector;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** What this JVM was started with. */
final class HotSpot {
  private HotSpot() {}

  /** Whether an option is on; an option that this JVM does not know is off. */
  static boolean isOn(String option) {
    return Boolean.parseBoolean(value(option));
  }

  /** The number that an option has; 0 when this JVM does not know it. */
  static long number(String option) {
    return Long.parseLong(value(option));
  }

  private static String value(String option) {
    @Nullable HotSpotDiagnosticMXBean hotSpot =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    try {
      return hotSpot == null ? "0" : hotSpot.getVMOption(option).getValue();
    } catch (IllegalArgumentException unknown) { // UseAVX, on other CPUs than Intel's and AMD's
      return "0";
    }
  }
}
