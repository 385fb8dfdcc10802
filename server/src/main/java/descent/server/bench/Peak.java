package descent.server.bench;

import descent.engine.backend.Backend;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The most that this machine can compute: fused multiply-adds on registers alone, without memory.
 *
 * @param oneThread multiplications and additions a second on one thread
 * @param allThreads the same on all threads at once
 */
public record Peak(double oneThread, double allThreads) {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

  /** Independent sums: enough for two units with a latency of six cycles, and for 16 registers. */
  private static final int SUMS = 12;

  private static final int ROUNDS = 20_000;
  private static final double OPERATIONS = 2.0 * SUMS * ROUNDS * FLOATS.length();

  /** Measures it. */
  static Peak measure(Backend backend, Stopwatch stopwatch) {
    float[] results = new float[backend.lanes()];
    double one = OPERATIONS / stopwatch.leastSeconds(() -> results[0] = multiplyAdd(ROUNDS));
    if (backend.lanes() == 1) {
      return new Peak(one, one);
    }
    double all =
        OPERATIONS
            * backend.lanes()
            / stopwatch.leastSeconds(() ->
                backend.forEachLane(backend.lanes(), lane -> results[lane] = multiplyAdd(ROUNDS)));
    return new Peak(one, all);
  }

  /** The peak of this many threads: of one, or of all. */
  double of(int threads) {
    return threads == 1 ? oneThread : allThreads;
  }

  /** Each sum tends to 1, so that no number becomes denormal or infinite. */
  private static float multiplyAdd(int rounds) {
    FloatVector factor = FloatVector.broadcast(FLOATS, 0.999f);
    FloatVector term = FloatVector.broadcast(FLOATS, 0.001f);
    FloatVector s0 = FloatVector.zero(FLOATS);
    FloatVector s1 = term;
    FloatVector s2 = s0;
    FloatVector s3 = s1;
    FloatVector s4 = s0;
    FloatVector s5 = s1;
    FloatVector s6 = s0;
    FloatVector s7 = s1;
    FloatVector s8 = s0;
    FloatVector s9 = s1;
    FloatVector s10 = s0;
    FloatVector s11 = s1;
    for (int i = 0; i < rounds; i++) {
      s0 = s0.fma(factor, term);
      s1 = s1.fma(factor, term);
      s2 = s2.fma(factor, term);
      s3 = s3.fma(factor, term);
      s4 = s4.fma(factor, term);
      s5 = s5.fma(factor, term);
      s6 = s6.fma(factor, term);
      s7 = s7.fma(factor, term);
      s8 = s8.fma(factor, term);
      s9 = s9.fma(factor, term);
      s10 = s10.fma(factor, term);
      s11 = s11.fma(factor, term);
    }
    FloatVector low = s0.add(s1).add(s2).add(s3).add(s4).add(s5);
    FloatVector high = s6.add(s7).add(s8).add(s9).add(s10).add(s11);
    return low.add(high).lane(0);
  }
}
