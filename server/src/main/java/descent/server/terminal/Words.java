package descent.server.terminal;

import java.util.Locale;

/** Amounts as people read them. */
final class Words {
  private static final int CELLS = 20;

  private Words() {}

  /** For example "2.3 s", "41 s", "3 min 05 s" or "1 h 02 min". */
  static String duration(double seconds) {
    if (!Double.isFinite(seconds)) {
      return "?";
    }
    if (seconds < 9.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
    return String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
  }

  /** For example "31 s", "4.21 ms" or "14.8 us". */
  static String shortDuration(double seconds) {
    if (seconds >= 1) {
      return duration(seconds);
    }
    return seconds >= 1e-3
        ? String.format(Locale.ROOT, "%.2f ms", seconds * 1e3)
        : String.format(Locale.ROOT, "%.1f us", seconds * 1e6);
  }

  /** For example "9.6 MB". */
  static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  /** For example "31,204". */
  static String count(double number) {
    return String.format(Locale.ROOT, "%,d", Math.round(number));
  }

  /** For example "94.61 %". */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  /** A loss, with as many digits as tell something. */
  static String loss(double loss) {
    return String.format(Locale.ROOT, "%.4f", loss);
  }

  /** A bar that is full when the share is 1. */
  static String bar(double share) {
    int full = (int) Math.round(CELLS * Math.clamp(share, 0, 1));
    return "[" + "=".repeat(full) + " ".repeat(CELLS - full) + "]";
  }
}
