package descent.server.vector;

import descent.engine.backend.Kernels.Distribution;
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

/** Numbers drawn by the counter-based generator. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class RandomBenchmark {
  private final Floats floats = new Floats();

  @Param({"7", "250", "4096", "50000"})
  public int size;

  @Param({"UNIFORM", "NORMAL", "BERNOULLI"})
  public Distribution distribution;

  private int x;

  @Setup
  public void prepare() {
    x = floats.take(size);
  }

  @Benchmark
  public void draw() {
    floats.kernels().random(distribution, 0.5, size, 42, 0, x);
  }

  @TearDown
  public void free() {
    floats.close();
  }
}
