package descent.server.bench;

import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import descent.engine.backend.Memory;
import java.util.List;

/**
 * The product c(m, n) = op(a)(m, k) . op(b)(k, n) on one thread.
 *
 * @param transposeA whether a is stored (k, m)
 * @param transposeB whether b is stored (n, k)
 */
record Gemm(String name, boolean transposeA, boolean transposeB, int m, int n, int k)
    implements Benchmark {
  /** A product of square matrices. */
  static Gemm square(int size) {
    return new Gemm("gemm-" + size, false, false, size, size, size);
  }

  @Override
  public List<Figure> measure(Bench bench) {
    int a = 0;
    int b = Backend.aligned(m * k);
    int c = b + Backend.aligned(k * n);
    try (Memory memory = bench.backend().reserve(c + m * n)) {
      Kernels kernels = memory.kernels();
      memory.write(0, Noise.of(c), 0, c);
      double seconds =
          bench
              .stopwatch()
              .seconds(() ->
                  kernels.gemm(
                      transposeA,
                      transposeB,
                      m,
                      n,
                      k,
                      a,
                      transposeA ? m : k,
                      b,
                      transposeB ? k : n,
                      c,
                      n,
                      false));
      return List.of(bench.speed(name, 1, "products", 1, seconds, 2.0 * m * n * k));
    }
  }
}
