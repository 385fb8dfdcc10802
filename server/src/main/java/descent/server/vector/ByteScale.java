package descent.server.vector;

import static descent.server.vector.Simd.FLOATS;
import static descent.server.vector.Simd.INTS;
import static descent.server.vector.Simd.LENGTH;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.ZERO_EXTEND_B2I;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * Bytes become floats: each is multiplied in double and rounded once, as PyTorch does it.
 * Immutable, so that lanes may share it.
 */
final class ByteScale {
  static final ByteScale ONE = new ByteScale(1);

  /** As many bytes as there are floats in a vector; null where no vector is so small. */
  private static final @Nullable VectorSpecies<Byte> BYTES =
      LENGTH * Byte.SIZE < VectorShape.S_64_BIT.vectorBitSize()
          ? null
          : VectorShape.forBitSize(LENGTH * Byte.SIZE).withLanes(byte.class);

  private final double scale;

  /** What each byte becomes. */
  private final float[] scaled = new float[256];

  /** The scale in two floats, so that a product with both is as good as one in double ... */
  private final float high;

  private final float low;

  /** ... which was tried for every byte. */
  private final boolean exact;

  ByteScale(double scale) {
    this.scale = scale;
    high = (float) scale;
    low = (float) (scale - high);
    boolean same = true;
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (i * scale);
      same &= Math.fma(i, high, i * low) == scaled[i];
    }
    exact = same;
  }

  double scale() {
    return scale;
  }

  /** Writes n scaled bytes. */
  void write(byte[] values, int from, int n, float[] m, int at) {
    VectorSpecies<Byte> bytes = BYTES;
    int whole = exact && bytes != null ? n / LENGTH * LENGTH : 0;
    if (bytes != null) {
      vectors(bytes, values, from, whole, m, at);
    }
    for (int i = whole; i < n; i++) {
      m[at + i] = scaled[values[from + i] & 0xff];
    }
  }

  private void vectors(
      VectorSpecies<Byte> bytes, byte[] values, int from, int n, float[] m, int at) {
    FloatVector h = FloatVector.broadcast(FLOATS, high);
    FloatVector l = FloatVector.broadcast(FLOATS, low);
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v =
          (FloatVector)
              ByteVector.fromArray(bytes, values, from + i)
                  .convertShape(ZERO_EXTEND_B2I, INTS, 0)
                  .convert(I2F, 0);
      v.fma(h, v.mul(l)).intoArray(m, at + i);
    }
  }
}
