package descent.server.vector;

import static descent.server.vector.Simd.FLOATS;
import static descent.server.vector.Simd.LENGTH;
import static descent.server.vector.Simd.load;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * The gradient of {@link ConvReluPool} for several channels. Of a window's four positions only the
 * winner carries a gradient, and where ReLU let nothing through none does: the sums run over the
 * winners alone, found by their bits in masks. The vectors run along the input channels.
 */
final class SparseGradient {
  /** Outputs whose bits fit a long. */
  private static final int BITS = Long.SIZE;

  private SparseGradient() {}

  /** Elements for a transposed copy of the gradients of one image, and of where they go. */
  static int work(int windows, int out) {
    return 2 * out * Simd.padded(windows);
  }

  /** dWeight(outChannels, 9, in) += the gradient of each output times the 3 x 3 pixels it saw. */
  static void weights(float[] m, ConvLayout l, int y, int dy, int argmax, int scratch) {
    int ld = Simd.padded(l.windows());
    int gradient = scratch + l.work;
    int corner = gradient + l.out * ld;
    route(m, l, y, dy, argmax, ld, gradient, corner);
    for (int o = 0; o < l.outChannels; o++) {
      float sum = 0;
      for (int p = 0; p < l.windows(); p++) {
        sum += m[gradient + o * ld + p];
      }
      m[scratch + l.dBias + o] += sum;
      for (int c = 0; c < l.in; c += LENGTH) {
        int to = scratch + l.dWeight + o * 9 * l.in + c;
        int image = scratch + l.image + c;
        taps(m, l.windows(), gradient + o * ld, corner + o * ld, image, l.row, l.in, to);
      }
    }
  }

  /** Transposed to (out, windows): the gradients, 0 where ReLU stopped them, and the corners. */
  private static void route(
      float[] m, ConvLayout l, int y, int dy, int argmax, int ld, int gradient, int corner) {
    for (int p = 0; p < l.windows(); p++) {
      for (int o = 0; o < l.outChannels; o++) {
        int i = p * l.outChannels + o;
        int winner = (int) m[argmax + i];
        m[gradient + o * ld + p] = m[y + i] > 0 ? m[dy + i] : 0;
        m[corner + o * ld + p] = l.corner(p) + (winner >> 1) * l.row + (winner & 1) * l.in;
      }
    }
  }

  private static void taps(
      float[] m, int windows, int gradient, int corner, int image, int row, int pixel, int to) {
    FloatVector w0 = fromArray(FLOATS, m, to);
    FloatVector w1 = fromArray(FLOATS, m, to + pixel);
    FloatVector w2 = fromArray(FLOATS, m, to + 2 * pixel);
    FloatVector w3 = fromArray(FLOATS, m, to + 3 * pixel);
    FloatVector w4 = fromArray(FLOATS, m, to + 4 * pixel);
    FloatVector w5 = fromArray(FLOATS, m, to + 5 * pixel);
    FloatVector w6 = fromArray(FLOATS, m, to + 6 * pixel);
    FloatVector w7 = fromArray(FLOATS, m, to + 7 * pixel);
    FloatVector w8 = fromArray(FLOATS, m, to + 8 * pixel);
    for (int p = 0; p < windows; p++) {
      FloatVector g = broadcast(FLOATS, m[gradient + p]);
      int x = image + (int) m[corner + p];
      w0 = g.fma(fromArray(FLOATS, m, x), w0);
      w1 = g.fma(fromArray(FLOATS, m, x + pixel), w1);
      w2 = g.fma(fromArray(FLOATS, m, x + 2 * pixel), w2);
      w3 = g.fma(fromArray(FLOATS, m, x + row), w3);
      w4 = g.fma(fromArray(FLOATS, m, x + row + pixel), w4);
      w5 = g.fma(fromArray(FLOATS, m, x + row + 2 * pixel), w5);
      w6 = g.fma(fromArray(FLOATS, m, x + 2 * row), w6);
      w7 = g.fma(fromArray(FLOATS, m, x + 2 * row + pixel), w7);
      w8 = g.fma(fromArray(FLOATS, m, x + 2 * row + 2 * pixel), w8);
    }
    w0.intoArray(m, to);
    w1.intoArray(m, to + pixel);
    w2.intoArray(m, to + 2 * pixel);
    w3.intoArray(m, to + 3 * pixel);
    w4.intoArray(m, to + 4 * pixel);
    w5.intoArray(m, to + 5 * pixel);
    w6.intoArray(m, to + 6 * pixel);
    w7.intoArray(m, to + 7 * pixel);
    w8.intoArray(m, to + 8 * pixel);
  }

  /** The framed image's gradient += the gradient of each output times its 3 x 3 weights. */
  static void input(float[] m, ConvLayout l, int y, int dy, int argmax, int scratch) {
    for (int o = 0; o < l.outChannels; o += BITS) {
      int count = Math.min(BITS, l.outChannels - o);
      int weight = scratch + l.backward + o * 9 * l.in;
      for (int p = 0; p < l.windows(); p++) {
        int at = p * l.outChannels + o;
        long active = bits(m, y + at, count);
        long right = right(m, argmax + at, count);
        long low = low(m, argmax + at, count);
        for (int c = 0; c < l.in; c += LENGTH) {
          int to = scratch + l.dImage + l.corner(p) + c;
          window(
              m,
              dy + at,
              active & ~low & ~right,
              active & ~low & right,
              active & low & ~right,
              active & low & right,
              weight + c,
              9 * l.in,
              to,
              l.row,
              l.in);
        }
      }
    }
  }

  /** Which of the outputs are positive. */
  private static long bits(float[] m, int y, int count) {
    long bits = 0;
    for (int o = 0; o < count; o += LENGTH) {
      bits |= load(m, y + o, count - o).compare(GT, 0).toLong() << o;
    }
    return bits;
  }

  /** Which of the winners stand in the right column of their window: places 1 and 3. */
  private static long right(float[] m, int argmax, int count) {
    long bits = 0;
    for (int o = 0; o < count; o += LENGTH) {
      FloatVector place = load(m, argmax + o, count - o);
      VectorMask<Float> right = place.compare(EQ, 1).or(place.compare(EQ, 3));
      bits |= right.toLong() << o;
    }
    return bits;
  }

  /** Which of the winners stand in the lower row of their window: places 2 and 3. */
  private static long low(float[] m, int argmax, int count) {
    long bits = 0;
    for (int o = 0; o < count; o += LENGTH) {
      bits |= load(m, argmax + o, count - o).compare(GT, 1).toLong() << o;
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
      int row,
      int pixel) {
    FloatVector x00 = fromArray(FLOATS, m, to);
    FloatVector x01 = fromArray(FLOATS, m, to + pixel);
    FloatVector x02 = fromArray(FLOATS, m, to + 2 * pixel);
    FloatVector x03 = fromArray(FLOATS, m, to + 3 * pixel);
    FloatVector x10 = fromArray(FLOATS, m, to + row);
    FloatVector x11 = fromArray(FLOATS, m, to + row + pixel);
    FloatVector x12 = fromArray(FLOATS, m, to + row + 2 * pixel);
    FloatVector x13 = fromArray(FLOATS, m, to + row + 3 * pixel);
    FloatVector x20 = fromArray(FLOATS, m, to + 2 * row);
    FloatVector x21 = fromArray(FLOATS, m, to + 2 * row + pixel);
    FloatVector x22 = fromArray(FLOATS, m, to + 2 * row + 2 * pixel);
    FloatVector x23 = fromArray(FLOATS, m, to + 2 * row + 3 * pixel);
    FloatVector x30 = fromArray(FLOATS, m, to + 3 * row);
    FloatVector x31 = fromArray(FLOATS, m, to + 3 * row + pixel);
    FloatVector x32 = fromArray(FLOATS, m, to + 3 * row + 2 * pixel);
    FloatVector x33 = fromArray(FLOATS, m, to + 3 * row + 3 * pixel);
    for (long bits = upperLeft; bits != 0; bits &= bits - 1) {
      int o = Long.numberOfTrailingZeros(bits);
      FloatVector g = broadcast(FLOATS, m[dy + o]);
      int w = weight + o * step;
      x00 = g.fma(fromArray(FLOATS, m, w), x00);
      x01 = g.fma(fromArray(FLOATS, m, w + pixel), x01);
      x02 = g.fma(fromArray(FLOATS, m, w + 2 * pixel), x02);
      x10 = g.fma(fromArray(FLOATS, m, w + 3 * pixel), x10);
      x11 = g.fma(fromArray(FLOATS, m, w + 4 * pixel), x11);
      x12 = g.fma(fromArray(FLOATS, m, w + 5 * pixel), x12);
      x20 = g.fma(fromArray(FLOATS, m, w + 6 * pixel), x20);
      x21 = g.fma(fromArray(FLOATS, m, w + 7 * pixel), x21);
      x22 = g.fma(fromArray(FLOATS, m, w + 8 * pixel), x22);
    }
    for (long bits = upperRight; bits != 0; bits &= bits - 1) {
      int o = Long.numberOfTrailingZeros(bits);
      FloatVector g = broadcast(FLOATS, m[dy + o]);
      int w = weight + o * step;
      x01 = g.fma(fromArray(FLOATS, m, w), x01);
      x02 = g.fma(fromArray(FLOATS, m, w + pixel), x02);
      x03 = g.fma(fromArray(FLOATS, m, w + 2 * pixel), x03);
      x11 = g.fma(fromArray(FLOATS, m, w + 3 * pixel), x11);
      x12 = g.fma(fromArray(FLOATS, m, w + 4 * pixel), x12);
      x13 = g.fma(fromArray(FLOATS, m, w + 5 * pixel), x13);
      x21 = g.fma(fromArray(FLOATS, m, w + 6 * pixel), x21);
      x22 = g.fma(fromArray(FLOATS, m, w + 7 * pixel), x22);
      x23 = g.fma(fromArray(FLOATS, m, w + 8 * pixel), x23);
    }
    for (long bits = lowerLeft; bits != 0; bits &= bits - 1) {
      int o = Long.numberOfTrailingZeros(bits);
      FloatVector g = broadcast(FLOATS, m[dy + o]);
      int w = weight + o * step;
      x10 = g.fma(fromArray(FLOATS, m, w), x10);
      x11 = g.fma(fromArray(FLOATS, m, w + pixel), x11);
      x12 = g.fma(fromArray(FLOATS, m, w + 2 * pixel), x12);
      x20 = g.fma(fromArray(FLOATS, m, w + 3 * pixel), x20);
      x21 = g.fma(fromArray(FLOATS, m, w + 4 * pixel), x21);
      x22 = g.fma(fromArray(FLOATS, m, w + 5 * pixel), x22);
      x30 = g.fma(fromArray(FLOATS, m, w + 6 * pixel), x30);
      x31 = g.fma(fromArray(FLOATS, m, w + 7 * pixel), x31);
      x32 = g.fma(fromArray(FLOATS, m, w + 8 * pixel), x32);
    }
    for (long bits = lowerRight; bits != 0; bits &= bits - 1) {
      int o = Long.numberOfTrailingZeros(bits);
      FloatVector g = broadcast(FLOATS, m[dy + o]);
      int w = weight + o * step;
      x11 = g.fma(fromArray(FLOATS, m, w), x11);
      x12 = g.fma(fromArray(FLOATS, m, w + pixel), x12);
      x13 = g.fma(fromArray(FLOATS, m, w + 2 * pixel), x13);
      x21 = g.fma(fromArray(FLOATS, m, w + 3 * pixel), x21);
      x22 = g.fma(fromArray(FLOATS, m, w + 4 * pixel), x22);
      x23 = g.fma(fromArray(FLOATS, m, w + 5 * pixel), x23);
      x31 = g.fma(fromArray(FLOATS, m, w + 6 * pixel), x31);
      x32 = g.fma(fromArray(FLOATS, m, w + 7 * pixel), x32);
      x33 = g.fma(fromArray(FLOATS, m, w + 8 * pixel), x33);
    }
    x00.intoArray(m, to);
    x01.intoArray(m, to + pixel);
    x02.intoArray(m, to + 2 * pixel);
    x03.intoArray(m, to + 3 * pixel);
    x10.intoArray(m, to + row);
    x11.intoArray(m, to + row + pixel);
    x12.intoArray(m, to + row + 2 * pixel);
    x13.intoArray(m, to + row + 3 * pixel);
    x20.intoArray(m, to + 2 * row);
    x21.intoArray(m, to + 2 * row + pixel);
    x22.intoArray(m, to + 2 * row + 2 * pixel);
    x23.intoArray(m, to + 2 * row + 3 * pixel);
    x30.intoArray(m, to + 3 * row);
    x31.intoArray(m, to + 3 * row + pixel);
    x32.intoArray(m, to + 3 * row + 2 * pixel);
    x33.intoArray(m, to + 3 * row + 3 * pixel);
  }
}
