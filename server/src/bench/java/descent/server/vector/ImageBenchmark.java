package descent.server.vector;

import descent.engine.backend.Window;
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

/** Patches, pooling and their gradients on sixteen images of 14 x 14. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ImageBenchmark {
  private static final int IMAGES = 16;
  private static final int SIDE = 14;

  private final Floats floats = new Floats();

  @Param({"3", "12", "16", "40"})
  public int channels;

  private Window patch;
  private Window pool;
  private int x;
  private int columns;
  private int pooled;
  private int argmax;

  @Setup
  public void prepare() {
    patch = new Window(channels, channels, SIDE, SIDE, 3, 3, 1, 1, 1, 1, 1, 1, SIDE, SIDE);
    pool = new Window(channels, channels, SIDE, SIDE, 2, 2, 2, 2, 0, 0, 1, 1, SIDE / 2, SIDE / 2);
    int pixels = IMAGES * SIDE * SIDE;
    x = floats.take(pixels * channels);
    columns = floats.take(pixels * 9 * channels);
    pooled = floats.take(pixels / 4 * channels);
    argmax = floats.take(pixels / 4 * channels);
    floats.kernels().maxPool(pool, IMAGES, x, pooled, argmax);
  }

  @Benchmark
  public void im2col() {
    floats.kernels().im2col(patch, IMAGES, x, columns);
  }

  @Benchmark
  public void col2im() {
    floats.kernels().col2im(patch, IMAGES, columns, x);
  }

  @Benchmark
  public void maxPool() {
    floats.kernels().maxPool(pool, IMAGES, x, pooled, argmax);
  }

  @Benchmark
  public void maxPoolGradient() {
    floats.kernels().maxPoolGrad(pool, IMAGES, pooled, argmax, x);
  }

  @Benchmark
  public void averagePool() {
    floats.kernels().averagePool(pool, IMAGES, x, argmax, pooled);
  }

  @TearDown
  public void free() {
    floats.close();
  }
}
