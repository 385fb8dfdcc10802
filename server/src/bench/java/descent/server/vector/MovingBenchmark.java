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

/** Copies, transposes, gathering of rows and adding to them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class MovingBenchmark {
  private final Floats floats = new Floats();

  @Param({"13", "64", "250"})
  public int rows;

  @Param({"10", "64", "250"})
  public int columns;

  private int x;
  private int y;
  private int ids;

  @Setup
  public void prepare() {
    x = floats.take(rows * columns);
    y = floats.take(rows * columns);
    ids = floats.takeIndices(rows, rows);
  }

  @Benchmark
  public void copy() {
    floats.kernels().copy(rows, columns, x, columns, y, columns, false);
  }

  @Benchmark
  public void transpose() {
    floats.kernels().transpose(rows, columns, x, y, false);
  }

  @Benchmark
  public void gather() {
    floats.kernels().gather(rows, columns, x, ids, y);
  }

  @Benchmark
  public void scatterAdd() {
    floats.kernels().scatterAdd(rows, columns, x, ids, y);
  }

  @TearDown
  public void free() {
    floats.close();
  }
}
