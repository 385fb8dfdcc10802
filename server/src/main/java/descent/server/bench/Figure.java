package descent.server.bench;

import descent.engine.io.JsonObject;

/** One measured number, with its name and the threads that it was measured on. */
public sealed interface Figure {
  /** What was measured, as {@code --only} takes it. */
  String name();

  /** How many threads computed. */
  int threads();

  /** The members that {@code bench --json} prints. */
  JsonObject toJson();

  /**
   * How fast something is done.
   *
   * @param unit what is counted, such as images
   * @param perSecond how many of them a second
   * @param seconds that one act took, such as one training step
   * @param flops multiplications and additions a second, as the plain formulas count them; 0 where
   *     there are no products to count
   * @param peakFlops what so many threads of this machine can do at most
   */
  record Speed(
      String name,
      int threads,
      String unit,
      double perSecond,
      double seconds,
      double flops,
      double peakFlops)
      implements Figure {
    /** The share of the peak; above 1 where a method needs fewer operations than the formulas. */
    public double shareOfPeak() {
      return flops / peakFlops;
    }

    /** Whether there were products to count. */
    public boolean hasFlops() {
      return flops > 0;
    }

    @Override
    public JsonObject toJson() {
      JsonObject.Builder members =
          JsonObject.with("name", name)
              .with("threads", threads)
              .with("unit", unit)
              .with("perSecond", perSecond)
              .with("seconds", seconds);
      if (hasFlops()) {
        members.with("gflops", flops * 1e-9).with("shareOfPeak", shareOfPeak());
      }
      return members.build();
    }
  }

  /**
   * What a warm training step leaves for the garbage collector.
   *
   * @param bytesPerStep on all threads together
   */
  record Allocation(String name, int threads, double bytesPerStep) implements Figure {
    @Override
    public JsonObject toJson() {
      return JsonObject.with("name", name)
          .with("threads", threads)
          .with("unit", "bytes")
          .with("bytesPerStep", bytesPerStep)
          .build();
    }
  }
}
