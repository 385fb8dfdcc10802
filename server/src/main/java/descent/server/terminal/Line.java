package descent.server.terminal;

import java.io.PrintWriter;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A line that changes while something goes on, and the lasting lines above it. On a terminal the
 * line is overwritten by carriage returns; elsewhere, in a log or a pipe, it is printed anew now
 * and then.
 */
final class Line {
  private static final long REDRAW_NANOS = 100_000_000;
  private static final long REPRINT_NANOS = 5_000_000_000L;

  private final PrintWriter out;
  private final boolean terminal;
  private final int width;
  private final LongSupplier clock;
  private int drawn;
  private long next;

  /**
   * A line.
   *
   * @param terminal whether carriage returns work there
   * @param width columns of the terminal
   * @param clock nanoseconds from any origin
   */
  Line(PrintWriter out, boolean terminal, int width, LongSupplier clock) {
    this.out = out;
    this.terminal = terminal;
    this.width = width;
    this.clock = clock;
    this.next = clock.getAsLong() + (terminal ? 0 : REPRINT_NANOS);
  }

  /** Shows a text that the next one replaces, unless the last one is too young. */
  void show(Supplier<String> text) {
    long now = clock.getAsLong();
    if (now - next < 0) {
      return;
    }
    next = now + (terminal ? REDRAW_NANOS : REPRINT_NANOS);
    if (!terminal) {
      out.println(text.get());
      out.flush();
      return;
    }
    String fitted = fit(text.get());
    out.print('\r' + fitted + " ".repeat(Math.max(0, drawn - fitted.length())));
    out.flush();
    drawn = fitted.length();
  }

  /** Prints a line that stays. */
  void print(String text) {
    clear();
    out.println(text);
    out.flush();
  }

  /** Takes away the changing line. */
  void clear() {
    if (drawn > 0) {
      out.print('\r' + " ".repeat(drawn) + '\r');
      out.flush();
      drawn = 0;
    }
  }

  /** A line as long as the terminal would wrap, and carriage returns no longer reach its start. */
  private String fit(String text) {
    return text.length() < width ? text : text.substring(0, width - 1);
  }
}
