package descent.server.vector;

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

/** Sums, dot products and maxima, always in one order. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ReductionBenchmark {
  private static final int COLUMNS = 50;

  private final Floats floats = new Floats();

  @Param({"7", "250", "4096", "50000"})
  public int size;

  private int x;
  private int y;
  private int row;

  @Setup
  public void prepare() {
    x = floats.take(size);
    y = floats.take(size);
    row = floats.take(COLUMNS);
  }

  @Benchmark
  public double sum() {
    return floats.kernels().sum(size, x);
  }

  @Benchmark
  public double dot() {
    return floats.kernels().dot(size, x, y);
  }

  @Benchmark
  public void sumRows() {
    floats.kernels().sumRows(size / COLUMNS, COLUMNS, x, row);
  }

  @Benchmark
  public void argmaxRows() {
    floats.kernels().argmaxRows(size / COLUMNS, COLUMNS, x, y);
  }

  @TearDown
  public void free() {
    floats.close();
  }
}
