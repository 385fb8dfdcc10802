package descent.server.vector;

import static descent.server.vector.Simd.FLOATS;
import static descent.server.vector.Simd.LENGTH;
import static descent.server.vector.Simd.load;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.FloatVector.zero;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * The gradient of {@link ConvReluPool} for several channels. Of a window's four positions only the
 * winner carries a gradient, and where ReLU let nothing through none does: the sums run over the
 * winners alone, found by their bits in masks. The vectors run along the input channels.
 */
final class SparseGradient {
  /** Bits of a long: as many outputs, or windows, are dealt with together. */
  private static final int BITS = Long.SIZE;

  private static final ThreadLocal<long[]> ACTIVE = ThreadLocal.withInitial(() -> new long[BITS]);

  private SparseGradient() {}

  /** dWeight(outChannels, 9, in) += the gradient of each output times the 3 x 3 pixels it saw. */
  static void weights(float[] m, ConvLayout l, int y, int dy, int argmax, int scratch) {
    long[] active = ACTIVE.get();
    for (int o = 0; o < l.outChannels; o += BITS) {
      for (int p = 0; p < l.windows(); p += BITS) {
        int outputs = Math.min(BITS, l.outChannels - o);
        int windows = Math.min(BITS, l.windows() - p);
        int at = p * l.outChannels + o;
        Arrays.fill(active, 0);
        for (int c = 0; c < outputs; c += LENGTH) {
          int dBias = scratch + l.dBias + o + c;
          int step = l.outChannels;
          pass(m, active, windows, outputs - c, y + at + c, dy + at + c, step, c, dBias);
        }
        BitMatrix.transpose(active);
        for (int c = 0; c < outputs; c++) {
          int to = scratch + l.dWeight + (o + c) * 9 * l.in;
          int image = scratch + l.image;
          weightsOf(m, l, active[c], dy + at + c, argmax + at + c, image, to);
        }
      }
    }
  }

  /**
   * Bits {@code shift} and following of active[p] = which of some outputs of window p ReLU let
   * pass; their gradients are added to dBias. Blends do what masked loads and sums would do, which
   * C2 now and then does not compile.
   */
  private static void pass(
      float[] m,
      long[] active,
      int windows,
      int outputs,
      int y,
      int dy,
      int step,
      int shift,
      int dBias) {
    VectorMask<Float> lanes = Simd.first(outputs);
    FloatVector sum = fromArray(FLOATS, m, dBias);
    for (int p = 0; p < windows; p++, y += step, dy += step) {
      VectorMask<Float> passed = fromArray(FLOATS, m, y).compare(GT, 0).and(lanes);
      active[p] |= passed.toLong() << shift;
      sum = sum.add(zero(FLOATS).blend(fromArray(FLOATS, m, dy), passed));
    }
    sum.intoArray(m, dBias);
  }

  /** The weights' gradient of one output channel by its active windows. */
  private static void weightsOf(
      float[] m, ConvLayout l, long active, int dy, int argmax, int image, int to) {
    for (int c = 0; c < l.in; c += LENGTH, image += l.plane, to += 9 * LENGTH) {
      taps(m, active, dy, argmax, l.outChannels, image, l.row, to);
    }
  }

  private static void taps(
      float[] m, long active, int dy, int argmax, int step, int image, int row, int to) {
    FloatVector w0 = fromArray(FLOATS, m, to);
    FloatVector w1 = fromArray(FLOATS, m, to + LENGTH);
    FloatVector w2 = fromArray(FLOATS, m, to + 2 * LENGTH);
    FloatVector w3 = fromArray(FLOATS, m, to + 3 * LENGTH);
    FloatVector w4 = fromArray(FLOATS, m, to + 4 * LENGTH);
    FloatVector w5 = fromArray(FLOATS, m, to + 5 * LENGTH);
    FloatVector w6 = fromArray(FLOATS, m, to + 6 * LENGTH);
    FloatVector w7 = fromArray(FLOATS, m, to + 7 * LENGTH);
    FloatVector w8 = fromArray(FLOATS, m, to + 8 * LENGTH);
    for (long bits = active; bits != 0; bits &= bits - 1) {
      int i = Long.numberOfTrailingZeros(bits) * step;
      int x = image + Float.floatToRawIntBits(m[argmax + i]);
      FloatVector g = broadcast(FLOATS, m[dy + i]);
      w0 = g.fma(fromArray(FLOATS, m, x), w0);
      w1 = g.fma(fromArray(FLOATS, m, x + LENGTH), w1);
      w2 = g.fma(fromArray(FLOATS, m, x + 2 * LENGTH), w2);
      w3 = g.fma(fromArray(FLOATS, m, x + row), w3);
      w4 = g.fma(fromArray(FLOATS, m, x + row + LENGTH), w4);
      w5 = g.fma(fromArray(FLOATS, m, x + row + 2 * LENGTH), w5);
      w6 = g.fma(fromArray(FLOATS, m, x + 2 * row), w6);
      w7 = g.fma(fromArray(FLOATS, m, x + 2 * row + LENGTH), w7);
      w8 = g.fma(fromArray(FLOATS, m, x + 2 * row + 2 * LENGTH), w8);
    }
    w0.intoArray(m, to);
    w1.intoArray(m, to + LENGTH);
    w2.intoArray(m, to + 2 * LENGTH);
    w3.intoArray(m, to + 3 * LENGTH);
    w4.intoArray(m, to + 4 * LENGTH);
    w5.intoArray(m, to + 5 * LENGTH);
    w6.intoArray(m, to + 6 * LENGTH);
    w7.intoArray(m, to + 7 * LENGTH);
    w8.intoArray(m, to + 8 * LENGTH);
  }

  /** The framed image's gradient += the gradient of each output times its 3 x 3 weights. */
  static void input(float[] m, ConvLayout l, int y, int dy, int argmax, int scratch) {
    for (int o = 0; o < l.outChannels; o += BITS) {
      int count = Math.min(BITS, l.outChannels - o);
      for (int p = 0; p < l.windows(); p++) {
        int at = p * l.outChannels + o;
        int corner = l.corners[p];
        long active = positive(m, y + at, count);
        long right = winners(m, argmax + at, count, corner + LENGTH);
        long lower = winners(m, argmax + at, count, corner + l.row);
        long lowerRight = winners(m, argmax + at, count, corner + l.row + LENGTH);
        long left = active & ~(right | lower | lowerRight);
        for (int c = 0; c < l.in; c += LENGTH) {
          int weight = scratch + l.backward + (o * l.in + c) * 9;
          int to = scratch + l.dImage + c / LENGTH * l.plane + corner;
          window(
              m,
              dy + at,
              left,
              active & right,
              active & lower,
              active & lowerRight,
              weight,
              9 * l.in,
              to,
              l.row);
        }
      }
    }
  }

  /** Which of the outputs are positive. */
  private static long positive(float[] m, int y, int count) {
    long bits = 0;
    for (int o = 0; o < count; o += LENGTH) {
      bits |= load(m, y + o, count - o).compare(GT, 0).toLong() << o;
    }
    return bits;
  }

  /** Which of the winners stand at this place. */
  private static long winners(float[] m, int argmax, int count, int place) {
    long bits = 0;
    for (int o = 0; o < count; o += LENGTH) {
      bits |= load(m, argmax + o, count - o).reinterpretAsInts().compare(EQ, place).toLong() << o;
    }
    return bits;
  }

  /** The 4 x 4 pixels at {@code to}, in registers, while the outputs of one window go by. */
  private static void window(
      float[] m,
      int dy,
      long upperLeft,
      long upperRight,
      long lowerLeft,
      long lowerRight,
      int weight,
      int step,
      int to,
      int row) {
    FloatVector x00 = fromArray(FLOATS, m, to);
    FloatVector x01 = fromArray(FLOATS, m, to + LENGTH);
    FloatVector x02 = fromArray(FLOATS, m, to + 2 * LENGTH);
    FloatVector x03 = fromArray(FLOATS, m, to + 3 * LENGTH);
    FloatVector x10 = fromArray(FLOATS, m, to + row);
    FloatVector x11 = fromArray(FLOATS, m, to + row + LENGTH);
    FloatVector x12 = fromArray(FLOATS, m, to + row + 2 * LENGTH);
    FloatVector x13 = fromArray(FLOATS, m, to + row + 3 * LENGTH);
    FloatVector x20 = fromArray(FLOATS, m, to + 2 * row);
    FloatVector x21 = fromArray(FLOATS, m, to + 2 * row + LENGTH);
    FloatVector x22 = fromArray(FLOATS, m, to + 2 * row + 2 * LENGTH);
    FloatVector x23 = fromArray(FLOATS, m, to + 2 * row + 3 * LENGTH);
    FloatVector x30 = fromArray(FLOATS, m, to + 3 * row);
    FloatVector x31 = fromArray(FLOATS, m, to + 3 * row + LENGTH);
    FloatVector x32 = fromArray(FLOATS, m, to + 3 * row + 2 * LENGTH);
    FloatVector x33 = fromArray(FLOATS, m, to + 3 * row + 3 * LENGTH);
    for (long bits = upperLeft; bits != 0; bits &= bits - 1) {
      int o = Long.numberOfTrailingZeros(bits);
      FloatVector g = broadcast(FLOATS, m[dy + o]);
      int w = weight + o * step;
      x00 = g.fma(fromArray(FLOATS, m, w), x00);
      x01 = g.fma(fromArray(FLOATS, m, w + LENGTH), x01);
      x02 = g.fma(fromArray(FLOATS, m, w + 2 * LENGTH), x02);
      x10 = g.fma(fromArray(FLOATS, m, w + 3 * LENGTH), x10);
      x11 = g.fma(fromArray(FLOATS, m, w + 4 * LENGTH), x11);
      x12 = g.fma(fromArray(FLOATS, m, w + 5 * LENGTH), x12);
      x20 = g.fma(fromArray(FLOATS, m, w + 6 * LENGTH), x20);
      x21 = g.fma(fromArray(FLOATS, m, w + 7 * LENGTH), x21);
      x22 = g.fma(fromArray(FLOATS, m, w + 8 * LENGTH), x22);
    }
    for (long bits = upperRight; bits != 0; bits &= bits - 1) {
      int o = Long.numberOfTrailingZeros(bits);
      FloatVector g = broadcast(FLOATS, m[dy + o]);
      int w = weight + o * step;
      x01 = g.fma(fromArray(FLOATS, m, w), x01);
      x02 = g.fma(fromArray(FLOATS, m, w + LENGTH), x02);
      x03 = g.fma(fromArray(FLOATS, m, w + 2 * LENGTH), x03);
      x11 = g.fma(fromArray(FLOATS, m, w + 3 * LENGTH), x11);
      x12 = g.fma(fromArray(FLOATS, m, w + 4 * LENGTH), x12);
      x13 = g.fma(fromArray(FLOATS, m, w + 5 * LENGTH), x13);
      x21 = g.fma(fromArray(FLOATS, m, w + 6 * LENGTH), x21);
      x22 = g.fma(fromArray(FLOATS, m, w + 7 * LENGTH), x22);
      x23 = g.fma(fromArray(FLOATS, m, w + 8 * LENGTH), x23);
    }
    for (long bits = lowerLeft; bits != 0; bits &= bits - 1) {
      int o = Long.numberOfTrailingZeros(bits);
      FloatVector g = broadcast(FLOATS, m[dy + o]);
      int w = weight + o * step;
      x10 = g.fma(fromArray(FLOATS, m, w), x10);
      x11 = g.fma(fromArray(FLOATS, m, w + LENGTH), x11);
      x12 = g.fma(fromArray(FLOATS, m, w + 2 * LENGTH), x12);
      x20 = g.fma(fromArray(FLOATS, m, w + 3 * LENGTH), x20);
      x21 = g.fma(fromArray(FLOATS, m, w + 4 * LENGTH), x21);
      x22 = g.fma(fromArray(FLOATS, m, w + 5 * LENGTH), x22);
      x30 = g.fma(fromArray(FLOATS, m, w + 6 * LENGTH), x30);
      x31 = g.fma(fromArray(FLOATS, m, w + 7 * LENGTH), x31);
      x32 = g.fma(fromArray(FLOATS, m, w + 8 * LENGTH), x32);
    }
    for (long bits = lowerRight; bits != 0; bits &= bits - 1) {
      int o = Long.numberOfTrailingZeros(bits);
      FloatVector g = broadcast(FLOATS, m[dy + o]);
      int w = weight + o * step;
      x11 = g.fma(fromArray(FLOATS, m, w), x11);
      x12 = g.fma(fromArray(FLOATS, m, w + LENGTH), x12);
      x13 = g.fma(fromArray(FLOATS, m, w + 2 * LENGTH), x13);
      x21 = g.fma(fromArray(FLOATS, m, w + 3 * LENGTH), x21);
      x22 = g.fma(fromArray(FLOATS, m, w + 4 * LENGTH), x22);
      x23 = g.fma(fromArray(FLOATS, m, w + 5 * LENGTH), x23);
      x31 = g.fma(fromArray(FLOATS, m, w + 6 * LENGTH), x31);
      x32 = g.fma(fromArray(FLOATS, m, w + 7 * LENGTH), x32);
      x33 = g.fma(fromArray(FLOATS, m, w + 8 * LENGTH), x33);
    }
    x00.intoArray(m, to);
    x01.intoArray(m, to + LENGTH);
    x02.intoArray(m, to + 2 * LENGTH);
    x03.intoArray(m, to + 3 * LENGTH);
    x10.intoArray(m, to + row);
    x11.intoArray(m, to + row + LENGTH);
    x12.intoArray(m, to + row + 2 * LENGTH);
    x13.intoArray(m, to + row + 3 * LENGTH);
    x20.intoArray(m, to + 2 * row);
    x21.intoArray(m, to + 2 * row + LENGTH);
    x22.intoArray(m, to + 2 * row + 2 * LENGTH);
    x23.intoArray(m, to + 2 * row + 3 * LENGTH);
    x30.intoArray(m, to + 3 * row);
    x31.intoArray(m, to + 3 * row + LENGTH);
    x32.intoArray(m, to + 3 * row + 2 * LENGTH);
    x33.intoArray(m, to + 3 * row + 3 * LENGTH);
  }
}
