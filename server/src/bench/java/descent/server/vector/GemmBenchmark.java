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

/** Matrix products in every transpose. A size names a cube, or m x n x k. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class GemmBenchmark {
  private final Floats floats = new Floats();

  @Param({"64", "253", "256", "1024", "128x64x1568", "64x1568x128", "784x10x64"})
  public String size;

  @Param({"nn", "tn", "nt", "tt"})
  public String transpose;

  private int m;
  private int n;
  private int k;
  private int a;
  private int b;
  private int c;

  @Setup
  public void prepare() {
    String[] sizes = size.split("x");
    m = Integer.parseInt(sizes[0]);
    n = Integer.parseInt(sizes[sizes.length > 1 ? 1 : 0]);
    k = Integer.parseInt(sizes[sizes.length > 1 ? 2 : 0]);
    a = floats.take(m * k);
    b = floats.take(k * n);
    c = floats.take(m * n);
  }

  @Benchmark
  public void gemm() {
    boolean transposeA = transpose.charAt(0) == 't';
    boolean transposeB = transpose.charAt(1) == 't';
    int lda = transposeA ? m : k;
    int ldb = transposeB ? k : n;
    floats.kernels().gemm(transposeA, transposeB, m, n, k, a, lda, b, ldb, c, n, false);
  }

  @TearDown
  public void free() {
    floats.close();
  }
}
