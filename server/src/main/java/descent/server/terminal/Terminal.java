package descent.server.terminal;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where progress is shown.
 *
 * @param out where it is printed
 * @param overwrites whether a carriage return begins the line anew, as on a person's screen
 * @param columns in a line
 * @param clock nanoseconds from any origin
 */
public record Terminal(PrintWriter out, boolean overwrites, int columns, LongSupplier clock) {
  private static final int USUAL_COLUMNS = 80;

  /** The terminal that this program was started from, or whatever its output is sent to. */
  public static Terminal of(PrintWriter out) {
    Map<String, String> environment = System.getenv();
    Console console = System.console();
    boolean overwrites =
        console != null && console.isTerminal() && !"dumb".equals(environment.get("TERM"));
    return new Terminal(out, overwrites, columns(environment.get("COLUMNS")), System::nanoTime);
  }

  private static int columns(@Nullable String variable) {
    return variable != null && variable.matches("[1-9]\\d{1,3}")
        ? Integer.parseInt(variable)
        : USUAL_COLUMNS;
  }

  Line line() {
    return new Line(out, overwrites, columns, clock);
  }
}
