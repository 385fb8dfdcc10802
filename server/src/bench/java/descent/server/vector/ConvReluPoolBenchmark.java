package descent.server.vector;

import descent.engine.backend.Kernels;
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

/** The fused 3x3 convolution, ReLU and pooling, for a micro-batch of sixteen images. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ConvReluPoolBenchmark {
  private static final int IMAGES = 16;

  private final Floats floats = new Floats();

  /** Input channels, output channels, side of the image. */
  @Param({"1x16x28", "16x32x14", "12x40x14", "3x5x28"})
  public String block;

  private int outChannels;
  private Window window;
  private int x;
  private int y;
  private int dy;
  private int dx;
  private int argmax;
  private int weight;
  private int bias;
  private int scratch;

  @Setup
  public void prepare() {
    String[] sizes = block.split("x");
    int channels = Integer.parseInt(sizes[0]);
    outChannels = Integer.parseInt(sizes[1]);
    int side = Integer.parseInt(sizes[2]);
    window = new Window(channels, channels, side, side, 3, 3, 1, 1, 1, 1, 1, 1, side, side);
    int pixels = IMAGES * side * side;
    x = floats.take(pixels * channels);
    dx = channels == 1 ? Kernels.NONE : floats.take(pixels * channels);
    y = floats.take(pixels / 4 * outChannels);
    dy = floats.take(pixels / 4 * outChannels);
    argmax = floats.take(pixels / 4 * outChannels);
    weight = floats.take(9 * channels * outChannels);
    bias = floats.take(outChannels);
    scratch = floats.take(floats.backend().convReluPoolScratch(window, outChannels));
    prepareWeights();
    forward();
  }

  @Benchmark
  public void prepareWeights() {
    floats.kernels().convReluPoolPrepare(window, outChannels, weight, bias, scratch);
  }

  @Benchmark
  public void forward() {
    floats.kernels().convReluPool(window, outChannels, IMAGES, x, y, argmax, scratch);
  }

  @Benchmark
  public void backward() {
    floats.kernels().convReluPoolGrad(window, outChannels, IMAGES, x, y, dy, argmax, dx, scratch);
  }

  @TearDown
  public void free() {
    floats.close();
  }
}
