package descent.server.vector;

import descent.engine.backend.Kernels;
import descent.engine.backend.Kernels.Pair;
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

/** Softmax, cross-entropy and losses of pairs, on 128 rows. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class LossBenchmark {
  private static final int ROWS = 128;

  private final Floats floats = new Floats();

  @Param({"10", "64", "250"})
  public int columns;

  private int x;
  private int y;
  private int classes;
  private int target;
  private int loss;
  private int dx;

  @Setup
  public void prepare() {
    x = floats.take(ROWS * columns);
    y = floats.take(ROWS * columns);
    dx = floats.take(ROWS * columns);
    target = floats.take(ROWS * columns);
    classes = floats.takeIndices(ROWS, columns);
    loss = floats.take(ROWS);
  }

  @Benchmark
  public void softmax() {
    floats.kernels().softmax(false, ROWS, columns, x, columns, y, columns);
  }

  @Benchmark
  public void softmaxGradient() {
    floats.kernels().softmaxGrad(false, ROWS, columns, y, columns, x, columns, dx, columns);
  }

  @Benchmark
  public void crossEntropy() {
    floats
        .kernels()
        .crossEntropy(true, 0, ROWS, columns, x, classes, Kernels.NONE, 1.0 / ROWS, loss, dx);
  }

  @Benchmark
  public void squaredError() {
    floats
        .kernels()
        .pairLoss(Pair.MSE, 0, ROWS, columns, x, target, Kernels.NONE, 1.0 / ROWS, loss, dx);
  }

  @TearDown
  public void free() {
    floats.close();
  }
}
