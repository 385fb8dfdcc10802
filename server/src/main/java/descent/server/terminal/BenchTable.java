package descent.server.terminal;

import descent.server.bench.BenchListener;
import descent.server.bench.Figure;
import descent.server.bench.Machine;
import descent.server.bench.Peak;
import java.util.Locale;

/** A bench for people: a table that grows, and a changing line below it. */
public final class BenchTable implements BenchListener {
  private static final String HEAD = "%-34s %7s %22s %10s %9s %8s";

  private final Line line;

  /** Shows it on this terminal. */
  public BenchTable(Terminal terminal) {
    line = terminal.line();
  }

  @Override
  public void started(Machine machine, Peak peak, String data) {
    line.print(machine + ".");
    line.print("Images are from " + data + ".");
    line.print(
        String.format(
            Locale.ROOT,
            "Peak: %.1f GFLOP/s on one thread, %.1f on all (fused multiply-adds on registers).",
            peak.oneThread() * 1e-9,
            peak.allThreads() * 1e-9));
    line.print("");
    line.print(
        String.format(
            Locale.ROOT, HEAD, "", "threads", "per second", "time", "GFLOP/s", "of peak"));
  }

  @Override
  public void measuring(String name, int done, int all) {
    line.show(
        () -> "measuring " + name + " " + Words.bar((double) done / all) + " " + done + "/" + all);
  }

  @Override
  public void figure(Figure figure) {
    line.print(text(figure));
  }

  @Override
  public void complete() {
    line.print("");
    line.print("GFLOP/s count the plain formulas; a method that needs fewer can pass the peak.");
  }

  @Override
  public void ended() {
    line.clear();
  }

  static String text(Figure figure) {
    return switch (figure) {
      case Figure.Speed speed ->
          String.format(
                  Locale.ROOT,
                  HEAD,
                  speed.name(),
                  speed.threads(),
                  Words.count(speed.perSecond()) + " " + speed.unit(),
                  Words.shortDuration(speed.seconds()),
                  speed.hasFlops() ? String.format(Locale.ROOT, "%.1f", speed.flops() * 1e-9) : "",
                  speed.hasFlops()
                      ? String.format(Locale.ROOT, "%.0f %%", 100 * speed.shareOfPeak())
                      : "")
              .stripTrailing();
      case Figure.Allocation memory ->
          String.format(
                  Locale.ROOT,
                  HEAD,
                  memory.name(),
                  memory.threads(),
                  Words.count(memory.bytesPerStep()) + " bytes a step",
                  "",
                  "",
                  "")
              .stripTrailing();
    };
  }
}
