package descent.server.vector;

import descent.engine.backend.Kernels;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Optimisers; SimpleCNN has 105,866 parameters. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class OptimiserBenchmark {
  private final Floats floats = new Floats();

  @Param({"7", "4099", "105866"})
  public int size;

  private int w;
  private int dw;
  private int first;
  private int second;

  @Setup
  public void prepare() {
    w = floats.take(size);
    dw = floats.take(size);
    first = floats.take(size);
    second = floats.takePositive(size);
  }

  @Benchmark
  public void sgd() {
    floats.kernels().sgd(size, w, dw, Kernels.NONE, 1e-6, 0, 0, false, 0, false);
  }

  @Benchmark
  public void momentum() {
    floats.kernels().sgd(size, w, dw, first, 1e-6, 0.9, 0, false, 0, false);
  }

  @Benchmark
  public void adam() {
    floats.kernels().adam(size, w, dw, first, second, 1e-6, 0.9, 0.999, 1e-8, 0, false, 100);
  }

  @Benchmark
  public void rmsprop() {
    floats
        .kernels()
        .rmsprop(size, w, dw, second, Kernels.NONE, Kernels.NONE, 1e-6, 0.99, 1e-8, 0, 0);
  }

  @Benchmark
  public void adagrad() {
    floats.kernels().adagrad(size, w, dw, second, 1e-6, 1e-10, 0);
  }

  @TearDown
  public void free() {
    floats.close();
  }
}
