package descent.server.bench;

import com.sun.management.ThreadMXBean;
import descent.engine.backend.Backend;
import descent.engine.experiment.Run;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * What a warm training step allocates, over all lane threads: the median of some windows of steps,
 * because at the end of an epoch a new order is drawn.
 */
record TrainingMemory(Workload workload) implements Benchmark {
  private static final int WARM_UP_STEPS = 500;
  private static final int WINDOWS = 10;
  private static final int WINDOW_STEPS = 100;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Override
  public String name() {
    return "memory-" + workload.name();
  }

  @Override
  public List<Figure> measure(Bench bench) {
    Backend backend = bench.backend();
    long[] bytes = new long[backend.lanes()];
    IntConsumer read = lane -> bytes[lane] = THREADS.getCurrentThreadAllocatedBytes();
    try (Run run = workload.start(bench)) {
      Stopwatch stopwatch = bench.stopwatch();
      Runnable step = () -> TrainingSpeed.step(run);
      stopwatch.repeat(WARM_UP_STEPS, step);
      long[] windows = new long[WINDOWS];
      long before = allocated(backend, bytes, read);
      for (int i = 0; i < WINDOWS; i++) {
        stopwatch.repeat(WINDOW_STEPS, step);
        long after = allocated(backend, bytes, read);
        windows[i] = after - before;
        before = after;
      }
      Arrays.sort(windows);
      double median = (windows[WINDOWS / 2 - 1] + windows[WINDOWS / 2]) / 2.0;
      return List.of(new Figure.Allocation(name(), backend.lanes(), median / WINDOW_STEPS));
    }
  }

  /** Bytes that the lanes' threads have allocated so far. Looking must not allocate any. */
  private static long allocated(Backend backend, long[] bytes, IntConsumer read) {
    backend.forEachLane(bytes.length, read);
    long sum = 0;
    for (long ofLane : bytes) {
      sum += ofLane;
    }
    return sum;
  }
}
