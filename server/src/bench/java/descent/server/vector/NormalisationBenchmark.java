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

/** Batch and layer normalisation, forward and backward, on 128 rows. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class NormalisationBenchmark {
  private static final int ROWS = 128;
  private static final double EPS = 1e-5;

  private final Floats floats = new Floats();

  @Param({"7", "64", "250"})
  public int columns;

  private int x;
  private int y;
  private int dy;
  private int dx;
  private int mean;
  private int variance;
  private int gain;
  private int shift;
  private int dGain;
  private int dShift;
  private int moments;

  @Setup
  public void prepare() {
    x = floats.take(ROWS * columns);
    y = floats.take(ROWS * columns);
    dy = floats.take(ROWS * columns);
    dx = floats.take(ROWS * columns);
    mean = floats.take(columns);
    variance = floats.takePositive(columns);
    gain = floats.takePositive(columns);
    shift = floats.take(columns);
    dGain = floats.take(columns);
    dShift = floats.take(columns);
    moments = floats.takePositive(2 * ROWS);
    layerNorm();
    columnMoments();
  }

  @Benchmark
  public void columnMoments() {
    floats.kernels().columnMoments(ROWS, columns, x, mean, variance);
  }

  @Benchmark
  public void batchNorm() {
    floats.kernels().batchNorm(ROWS, columns, EPS, x, mean, variance, gain, shift, y);
  }

  @Benchmark
  public void batchNormGradient() {
    floats
        .kernels()
        .batchNormGrad(ROWS, columns, EPS, true, x, mean, variance, gain, dy, dx, dGain, dShift);
  }

  @Benchmark
  public void layerNorm() {
    floats.kernels().layerNorm(ROWS, columns, EPS, x, gain, shift, y, moments);
  }

  @Benchmark
  public void layerNormGradient() {
    floats.kernels().layerNormGrad(ROWS, columns, x, gain, moments, dy, dx, dGain, dShift);
  }

  @TearDown
  public void free() {
    floats.close();
  }
}
