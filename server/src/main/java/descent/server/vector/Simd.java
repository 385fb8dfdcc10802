package descent.server.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** The vectors of this machine: how wide they are, how they are loaded, stored and summed. */
final class Simd {
  /** What the CPU handles best, within the 128 to 512 bits that the kernels are written for. */
  static final VectorSpecies<Float> FLOATS = species();

  static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class).check(int.class);

  /** Floats in a vector. */
  static final int LENGTH = FLOATS.length();

  private static final VectorShuffle<Float> BY_1 = VectorShuffle.iota(FLOATS, 1, 1, true);
  private static final VectorShuffle<Float> BY_2 = VectorShuffle.iota(FLOATS, 2, 1, true);

  /** 0, 1, 2, ... */
  private static final FloatVector LANES = zero().addIndex(1);

  static final VectorShuffle<Float> BY_4 = VectorShuffle.iota(FLOATS, 4 % LENGTH, 1, true);
  static final VectorShuffle<Float> BY_8 = VectorShuffle.iota(FLOATS, 8 % LENGTH, 1, true);

  private Simd() {}

  private static VectorSpecies<Float> species() {
    VectorSpecies<Float> preferred = FloatVector.SPECIES_PREFERRED;
    if (preferred.length() < FloatVector.SPECIES_128.length()) {
      return FloatVector.SPECIES_128;
    }
    return preferred.length() > FloatVector.SPECIES_512.length()
        ? FloatVector.SPECIES_512
        : preferred;
  }

  /** The smallest multiple of the vector length that holds n. */
  static int padded(int n) {
    return (n + LENGTH - 1) / LENGTH * LENGTH;
  }

  static FloatVector zero() {
    return FloatVector.zero(FLOATS);
  }

  static FloatVector all(float value) {
    return FloatVector.broadcast(FLOATS, value);
  }

  /**
   * A whole vector at an array index. Where fewer floats are left, the lanes behind them hold
   * whatever follows, for which every block has room; whoever sums them up has to leave them out.
   */
  static FloatVector load(float[] m, int at) {
    return FloatVector.fromArray(FLOATS, m, at);
  }

  /** The {@code left} floats at an array index, or a whole vector if more are left; the rest 0. */
  static FloatVector load(float[] m, int at, int left) {
    return left >= LENGTH
        ? FloatVector.fromArray(FLOATS, m, at)
        : FloatVector.fromArray(FLOATS, m, at, first(left));
  }

  /** Stores as many lanes as {@link #load(float[], int, int)} loads. */
  static void store(FloatVector v, float[] m, int at, int left) {
    if (left >= LENGTH) {
      v.intoArray(m, at);
    } else {
      v.intoArray(m, at, first(left));
    }
  }

  /**
   * Stores v, or adds it to what is there: two stores, since C2 may box a vector that is one of
   * two.
   */
  static void put(FloatVector v, float[] m, int at, int left, boolean accumulate) {
    if (accumulate) {
      store(load(m, at).add(v), m, at, left);
    } else {
      store(v, m, at, left);
    }
  }

  /**
   * The first {@code count} lanes, all of them if there are no more. A comparison is one operation
   * on every CPU; the API's own range of indices is a branch that may end in boxes.
   */
  static VectorMask<Float> first(int count) {
    return LANES.compare(VectorOperators.LT, count);
  }

  /** a * b + c, rounded once. */
  static FloatVector fma(FloatVector a, FloatVector b, FloatVector c) {
    return a.lanewise(VectorOperators.FMA, b, c);
  }

  /**
   * The sum of the lanes, always in one order: halves, quarters, ... are added. The API's own
   * reduction leaves the order open, and interpreted and compiled code differ.
   */
  static float sum(FloatVector v) {
    if (LENGTH > 8) {
      v = v.add(v.rearrange(BY_8));
    }
    if (LENGTH > 4) {
      v = v.add(v.rearrange(BY_4));
    }
    v = v.add(v.rearrange(BY_2));
    v = v.add(v.rearrange(BY_1));
    return v.lane(0);
  }

  /** The greatest lane; any order gives the same. */
  static float max(FloatVector v) {
    return v.reduceLanes(VectorOperators.MAX);
  }
}
