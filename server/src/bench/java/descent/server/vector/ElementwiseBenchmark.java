package descent.server.vector;

import descent.engine.backend.Kernels.Binary;
import descent.engine.backend.Kernels.Unary;
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

/** Functions of one number and of two, and the bias of rows. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ElementwiseBenchmark {
  private static final int COLUMNS = 50;

  private final Floats floats = new Floats();

  @Param({"7", "250", "4096", "50000"})
  public int size;

  private int x;
  private int y;
  private int z;
  private int row;

  @Setup
  public void prepare() {
    x = floats.take(size);
    y = floats.takePositive(size);
    z = floats.take(size);
    row = floats.take(COLUMNS);
  }

  @Benchmark
  public void relu() {
    floats.kernels().map(Unary.RELU, 0, size, x, z);
  }

  @Benchmark
  public void tanh() {
    floats.kernels().map(Unary.TANH, 0, size, x, z);
  }

  @Benchmark
  public void gelu() {
    floats.kernels().map(Unary.GELU, 0, size, x, z);
  }

  @Benchmark
  public void tanhGradient() {
    floats.kernels().mapGrad(Unary.TANH, 0, size, x, y, y, z, false);
  }

  @Benchmark
  public void multiply() {
    floats.kernels().combine(Binary.MULTIPLY, size, x, y, z, false);
  }

  @Benchmark
  public void axpy() {
    floats.kernels().axpy(size, 1e-9, x, z);
  }

  @Benchmark
  public void biasAndRelu() {
    floats.kernels().bias(Unary.RELU, 0, size / COLUMNS, COLUMNS, x, row, z);
  }

  @TearDown
  public void free() {
    floats.close();
  }
}
