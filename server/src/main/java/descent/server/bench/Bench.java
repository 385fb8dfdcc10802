package descent.server.bench;

import descent.engine.backend.Backend;
import descent.engine.data.DataSource;
import descent.engine.data.Split;
import descent.server.training.Laboratory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Measures this machine: its peak first, then what was asked for. */
public final class Bench {
  private final Laboratory laboratory;
  private final Stopwatch stopwatch;
  private final Peak peak;
  private final Map<DataSource, Split> opened = new HashMap<>();

  private Bench(Laboratory laboratory, Budget budget, BooleanSupplier stop) {
    this.laboratory = laboratory;
    stopwatch = new Stopwatch(budget, stop);
    peak = Peak.measure(laboratory.backend(), new Stopwatch(budget.ofPeak(), stop));
  }

  /**
   * Measures.
   *
   * @param suite what
   * @param stop asked often, whether to give up
   * @return whether everything was measured; false when it was stopped
   */
  public static boolean run(
      Suite suite,
      Laboratory laboratory,
      Budget budget,
      BenchListener listener,
      BooleanSupplier stop) {
    try {
      Bench bench = new Bench(laboratory, budget, stop);
      bench.measure(suite.benchmarks(), listener);
      return true;
    } catch (CancellationException stopped) {
      return false;
    } finally {
      listener.ended();
    }
  }

  private void measure(List<Benchmark> benchmarks, BenchListener listener) {
    listener.started(Machine.here(backend()), peak, laboratory.library().describeMnist());
    for (int i = 0; i < benchmarks.size(); i++) {
      listener.measuring(benchmarks.get(i).name(), i, benchmarks.size());
      benchmarks.get(i).measure(this).forEach(listener::figure);
    }
    listener.complete();
  }

  /** The samples of a source, which is read once. */
  Split open(DataSource source) {
    return opened.computeIfAbsent(source, laboratory.library()::open);
  }

  Laboratory laboratory() {
    return laboratory;
  }

  Backend backend() {
    return laboratory.backend();
  }

  Stopwatch stopwatch() {
    return stopwatch;
  }

  /**
   * The figure of an act.
   *
   * @param amount how many of the unit one act does
   * @param seconds that it takes
   * @param flop its multiplications and additions
   */
  Figure.Speed speed(
      String name, int threads, String unit, double amount, double seconds, double flop) {
    return new Figure.Speed(
        name, threads, unit, amount / seconds, seconds, flop / seconds, peak.of(threads));
  }
}
